import { readBlocks, type Block } from '../../support/pages.js';
import { readText } from '../../support/sources.js';

/** The fenced blocks of a page in docs/guides. */
export function readGuide(guide: string): readonly Block[] {
  const page = `docs/guides/${guide}.md`;
  return readBlocks(page, readText(page));
}

/** The block of a guide that is tagged `test=<name>`: what its test executes. */
export function readSnippet(guide: string, name: string): string {
  const found = readGuide(guide).filter(({ attributes }) => attributes.test === name);
  const [block] = found;
  if (block === undefined || found.length > 1) throw new Error(`docs/guides/${guide}.md has ${found.length} blocks test=${name}`);
  return block.code;
}

/** The block as a file of a project, at the path that its `file=` names. */
export function readSnippetFile(guide: string, name: string): Readonly<Record<string, string>> {
  const block = readGuide(guide).find(({ attributes }) => attributes.test === name);
  const file = block?.attributes.file;
  if (block === undefined || file === undefined) throw new Error(`docs/guides/${guide}.md: test=${name} names no file`);
  return { [file]: block.code };
}

// The documentation as data: its code blocks, its links, its words.
import path from 'node:path';
import type { Texts } from './sources.js';

/**
 * A fenced block. Words after the language say what the example needs: `file=tests/db.test.js`, `project=v7`,
 * `settings={"migration":…}` (to the end of the line). GitHub does not show them.
 */
export interface Block {
  readonly page: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The nearest heading above. */
  readonly heading: string;
  readonly code: string;
}

interface OpenBlock extends Omit<Block, 'code'> {
  readonly fence: string;
  readonly lines: string[];
}

export function readBlocks(page: string, text: string): readonly Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: OpenBlock | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (open === undefined) {
      heading = /^#+\s+(.*)$/.exec(line)?.[1] ?? heading;
      open = openBlock(line, { page, line: index + 1, heading });
    } else if (line.trim() === open.fence) {
      blocks.push(closeBlock(open));
      open = undefined;
    } else open.lines.push(line);
  }
  if (open !== undefined) throw new Error(`${page}:${open.line}: the code block is never closed`);
  return blocks;
}

function openBlock(text: string, place: Pick<Block, 'page' | 'line' | 'heading'>): OpenBlock | undefined {
  const [, fence, language = '', words = ''] = /^\s*(`{3,})(\S*)\s*(.*)$/.exec(text) ?? [];
  if (fence === undefined) return undefined;
  return { ...place, language, attributes: readAttributes(words), fence, lines: [] };
}

function closeBlock({ attributes, heading, language, line, lines, page }: OpenBlock): Block {
  return { page, line, language, attributes, heading, code: `${lines.join('\n')}\n` };
}

function readAttributes(words: string): Readonly<Record<string, string>> {
  const attributes = [...words.matchAll(/(\w+)=(\{.*\}$|\S+)/g)].map(([, key, value]) => [key ?? '', value ?? ''] as const);
  return Object.fromEntries(attributes);
}

/** What an example under such a heading is said to do: `incorrect` code is reported, `correct` code is not. */
export function readPromise({ heading }: Block): 'incorrect' | 'correct' | undefined {
  if (/\bincorrect\b/i.test(heading)) return 'incorrect';
  return /\bcorrect\b/i.test(heading) ? 'correct' : undefined;
}

/** Relative links and anchors that lead nowhere. `exists` tells whether a path of the repository is there. */
export function findBrokenLinks(pages: Texts, exists: (file: string) => boolean): readonly string[] {
  const describeBroken = (page: string, link: string): string | undefined => {
    const [target = '', anchor] = link.split('#');
    const file = target === '' ? page : path.posix.join(path.posix.dirname(page), target);
    if (!pages.has(file) && !exists(file)) return `${page}: ${link} leads nowhere`;
    if (anchor === undefined || readAnchors(pages.get(file) ?? '').includes(anchor)) return undefined;
    return `${page}: ${link} names no heading of ${file}`;
  };
  return [...pages].flatMap(([page, text]) => readRelativeLinks(text).flatMap((link) => describeBroken(page, link) ?? []));
}

function readRelativeLinks(text: string): readonly string[] {
  const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|\]:\s+(\S+)/g)];
  return links.map(([, inline, reference]) => inline ?? reference ?? '').filter((link) => !/^[a-z]+:/.test(link));
}

function withoutCode(text: string): string {
  return text.replaceAll(/^\s*(`{3,})[\s\S]*?^\s*\1\s*$/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

/** The anchors that GitHub gives to headings, and those written as `<a id>`. */
function readAnchors(text: string): readonly string[] {
  const headings = [...text.replaceAll(/^\s*(`{3,})[\s\S]*?^\s*\1\s*$/gm, '').matchAll(/^#+\s+(.*)$/gm)];
  const counts = new Map<string, number>();
  const slugs = headings.map(([, heading = '']) => {
    const slug = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(/\s/g, '-');
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  return [...slugs, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id)];
}

/** The project speaks of itself alone: no place on one machine, no tracker number, no unfinished word. */
const forbidden: readonly RegExp[] = [
  /(?<![\w.])\/(?:work|root|mnt)\/\w+/,
  /\bissues? #?\d+\b/i,
  /(?<![\w&(])#\d{1,5}\b(?![0-9a-f])/,
  /\bregistry\.[a-z]/i,
  /\b(?:TODO|FIXME|XXX|lorem ipsum)\b/,
];

export function findForbiddenWords(texts: Texts): readonly string[] {
  return [...texts].flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) =>
      forbidden.flatMap((word) => {
        const found = word.exec(line)?.[0];
        return found === undefined ? [] : [`${file}:${index + 1}: "${found}"`];
      }),
    ),
  );
}

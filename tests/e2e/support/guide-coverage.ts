import type { Block } from '../../support/pages.js';
import type { Texts } from '../../support/sources.js';

const use = /readSnippet(?:File)?\('([\w-]+)', '([\w-]+)'\)/gu;

const describe = (guide: string, name: string): string => `${guide}: test=${name}`;

/** The blocks that no test takes, and those that a test asks for in vain; `tests` are the sources of the tests. */
export function findUnexecuted(guides: ReadonlyMap<string, readonly Block[]>, tests: Texts): readonly string[] {
  const taken = new Set([...tests.values()].flatMap((text) => [...text.matchAll(use)].map(([, guide = '', name = '']) => describe(guide, name))));
  const blocks = [...guides].flatMap(([guide, list]) => list.map((block) => ({ guide, block })));
  const untagged = blocks.filter(({ block }) => block.attributes.test === undefined).map(({ guide, block }) => `${guide}:${block.line} has no test=`);
  const tagged = blocks.flatMap(({ guide, block: { attributes: { test } } }) => (test === undefined ? [] : [describe(guide, test)]));
  return [
    ...untagged,
    ...tagged.filter((name) => !taken.has(name)).map((name) => `${name} is taken by no test`),
    ...tagged.filter((name, index) => tagged.indexOf(name) !== index).map((name) => `${name} stands there twice`),
    ...[...taken].filter((name) => !tagged.includes(name)).map((name) => `${name} is not in the guide`),
  ];
}

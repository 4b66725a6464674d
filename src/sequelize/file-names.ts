import type { TSESLint } from '@typescript-eslint/utils';
import { readNamedNodes, type NamedNode } from '../syntax/named-nodes.js';
import { CALL_WORDS } from './method-names.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

const cache = new WeakMap<SourceCode, ReadonlyMap<string, readonly NamedNode[]>>();

/** The nodes of a file that say a method's or carrier's name, by name; looked for once for all rules. */
export function readFileNames(sourceCode: SourceCode): ReadonlyMap<string, readonly NamedNode[]> {
  const known = cache.get(sourceCode);
  if (known) return known;
  const names = new Map<string, NamedNode[]>();
  for (const named of readNamedNodes(sourceCode, CALL_WORDS)) {
    const list = names.get(named.name);
    if (list) list.push(named);
    else names.set(named.name, [named]);
  }
  cache.set(sourceCode, names);
  return names;
}

/** A word without which nothing in a file can sync or carry sync's options; names with escapes count as any. */
const SYNC_WORD = /\b(?:sync|force|alter|synchronize)\b|\\[ux]/;

export function mentionsSync(sourceCode: SourceCode): boolean {
  return SYNC_WORD.test(sourceCode.text);
}

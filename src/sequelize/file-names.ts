import type { TSESLint } from '@typescript-eslint/utils';
import { LETTER_ESCAPE, readNamedNodes, type NamedNode } from '../syntax/named-nodes.js';
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

/** What a file may hold, as far as a look at its text can rule it out. */
export interface Mentions {
  /** A sync, or options that a sync obeys. */
  readonly sync: boolean;
  readonly drop: boolean;
  readonly delete: boolean;
  readonly query: boolean;
}

const mentions = new WeakMap<SourceCode, Mentions>();

/** One look for all rules: most files hold none of these words as a whole. */
const MENTIONED = /\b(?:(sync(?:hronize)?|force|alter)|(drop\w*|removeColumn|down|revert)|(truncate|destroy\w*|bulkDelete)|(query\w*))\b/g;

/** Whether a file is worth a look, asked once for all rules. Names written with escapes count as any. */
export function readMentions(sourceCode: SourceCode): Mentions {
  const known = mentions.get(sourceCode);
  if (known) return known;
  const { text } = sourceCode;
  const found = LETTER_ESCAPE.test(text) ? { sync: true, drop: true, delete: true, query: true } : findMentions(text);
  mentions.set(sourceCode, found);
  return found;
}

function findMentions(text: string): Mentions {
  const found = { sync: false, drop: false, delete: false, query: false };
  for (const [, sync, drop, destroy] of text.matchAll(MENTIONED)) {
    if (sync !== undefined) found.sync = true;
    else if (drop !== undefined) found.drop = true;
    else if (destroy !== undefined) found.delete = true;
    else found.query = true;
    if (found.sync && found.drop && found.delete && found.query) break;
  }
  return found;
}

import type { TSESLint } from '@typescript-eslint/utils';
import { readForeignKeys, type ForeignKey } from './foreign-keys.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

const cache = new WeakMap<SourceCode, readonly string[]>();

/** The first circle of models that the associations of a file make, or undefined. Asked for only where a sync is reported. */
export function readForeignKeyCycle(sourceCode: SourceCode): readonly string[] | undefined {
  const known = cache.get(sourceCode) ?? findForeignKeyCycle(readForeignKeys(sourceCode)) ?? [];
  cache.set(sourceCode, known);
  return known.length > 0 ? known : undefined;
}

/**
 * The first circle of models whose tables refer to each other, in its order, or undefined. A table that refers to
 * itself is none: Sequelize takes such a key out before it sorts (v6 lib/model-manager.js, v7 lib/model-set-view.js).
 */
function findForeignKeyCycle(keys: readonly ForeignKey[]): readonly string[] | undefined {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of keys) {
    if (from !== to) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const finished = new Set<string>();
  for (const start of targets.keys()) {
    const cycle = walkFrom(start, targets, finished);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Depth first, without recursion: `path` is the chain from the start, `open` what is left to try at each of its links. */
function walkFrom(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>, finished: Set<string>): readonly string[] | undefined {
  const path = [start];
  const open = [[...(targets.get(start) ?? [])]];
  while (path.length > 0) {
    const next = open.at(-1)?.shift();
    if (next === undefined) {
      finished.add(path.pop() as string);
      open.pop();
    } else if (path.includes(next)) return path.slice(path.indexOf(next));
    else if (!finished.has(next)) {
      path.push(next);
      open.push([...(targets.get(next) ?? [])]);
    }
  }
  return undefined;
}

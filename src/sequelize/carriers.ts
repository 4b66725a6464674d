import type { TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../values/evaluate.js';
import { readAssignmentCarriers } from './assignment-carriers.js';
import type { SourceCode } from './carrier-facts.js';
import { readConstructorCarriers } from './constructor-carriers.js';
import { readExportedCarriers } from './exported-options.js';
import type { Carrier } from './facts.js';
import { readAddedHooks, readDecoratedHooks } from './hook-carriers.js';
import { readModelCarriers } from './model-carriers.js';
import { readNestCarriers } from './nest.js';

const cache = new WeakMap<SourceCode, readonly Carrier[]>();

/** Every place of a file where options stand that a later plain `sync()` obeys, each once; found once for all rules. */
export function readCarriers(sourceCode: SourceCode): readonly Carrier[] {
  const known = cache.get(sourceCode);
  if (known) return known;
  const evaluation = createEvaluation(sourceCode);
  const readers = [readConstructorCarriers, readNestCarriers, readModelCarriers, readAddedHooks, readDecoratedHooks, readAssignmentCarriers, readExportedCarriers];
  const seen = new Set<TSESTree.Node>();
  const carriers = readers
    .flatMap((read) => read(sourceCode, evaluation))
    .filter((carrier) => {
      // One options object may be given to an instance and exported too.
      if (seen.has(carrier.node) && carrier.carrier !== 'constructorTopLevel' && carrier.carrier !== 'modelOptions') return false;
      seen.add(carrier.node);
      return true;
    })
    .sort((left, right) => left.node.range[0] - right.node.range[0]);
  cache.set(sourceCode, carriers);
  return carriers;
}

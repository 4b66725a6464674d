import type { TSESTree, TSESLint } from '@typescript-eslint/utils';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { readAssignmentCarriers } from './assignments.js';
import { perFile } from '../../syntax/source-code.js';
import { readConstructorCarriers } from './constructors.js';
import { readExportedCarriers } from './exported.js';
import type { Carrier, SyncCall, Receiver } from '../facts.js';
import { readAddedHooks, readDecoratedHooks } from './hooks.js';
import { readModelCarriers } from './models.js';
import { readEggCarriers } from './frameworks/egg.js';
import { readHapiCarriers } from './frameworks/hapi.js';
import { readLoopbackCarriers } from './frameworks/loopback.js';
import { readMidwayCarriers } from './frameworks/midway.js';
import { readSailsCarriers } from './frameworks/sails.js';
import { readNestCarriers } from './frameworks/nest.js';
import { readSyncCalls } from '../sync/calls.js';

/** Every place of a file where options stand that a later plain `sync()` obeys, each once; found once for all rules. */
export const readCarriers = perFile((sourceCode): readonly Carrier[] => {
  const evaluation = createEvaluation(sourceCode);
  const readers = [readConstructorCarriers, readNestCarriers, readModelCarriers, readAddedHooks, readDecoratedHooks, readAssignmentCarriers, readExportedCarriers, readEggCarriers, readMidwayCarriers, readSailsCarriers, readHapiCarriers, readLoopbackCarriers];
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
  return carriers;
});

/** Every call of `sync` and every carrier of its options in a file, of a receiver that `isOurs` takes for Sequelize's. */
export function readSyncSources(sourceCode: Readonly<TSESLint.SourceCode>, isOurs: (receiver: Receiver) => boolean): readonly (SyncCall | Carrier)[] {
  return [...readSyncCalls(sourceCode, isOurs), ...readCarriers(sourceCode).filter(({ receiver }) => isOurs(receiver))];
}

import type { SourceCode } from '../../../syntax/source-code.js';
import type { Evaluation } from '../../../values/model/evaluation.js';
import type { Carrier } from '../../facts.js';
import { readCallsNamed } from '../../method-calls.js';
import { readArgumentOptions } from '../../options/read.js';
import { createFrameworkCarrier, readPackageReceiver } from './framework.js';

/** Methods of a repository: the first syncs its own model, the second all that are loaded. */
const METHODS = new Set(['syncSequelizeModel', 'syncLoadedSequelizeModels']);

/**
 * LoopBack's `repository.syncSequelizeModel({ … })` and `syncLoadedSequelizeModels({ … })`, which pass their options to
 * `sync` (@loopback/sequelize 0.8, sequelize.repository.base.js).
 */
export function readLoopbackCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return readCallsNamed(METHODS, sourceCode).flatMap(({ args, call, name }) => {
    const argument = args?.[0];
    if (!argument || argument.type === 'SpreadElement') return [];
    const options = readArgumentOptions(argument, argument, evaluation);
    // Options that are not known are silent, as those of a `sync` are.
    if (options.kind !== 'known') return [];
    const receiver = readPackageReceiver('@loopback/sequelize', name === 'syncSequelizeModel' ? 'model' : 'instance');
    const framework = { caller: `\`${name}\``, remedy: 'Remove it' };
    return [createFrameworkCarrier({ node: call, options, receiver, framework })];
  });
}

import type { SourceCode } from '../../../syntax/source-code.js';
import type { Evaluation } from '../../../values/model/evaluation.js';
import type { ObjectValue } from '../../../values/model/value.js';
import type { Carrier } from '../../facts.js';
import { readPropertyCarrier } from '../carrier.js';
import { readConnectionCarriers } from '../connection.js';
import { findLeavingObjects, joinStates } from '../leaving.js';
import { readPackageReceiver } from './framework.js';

/**
 * Egg's `config.sequelize`, or one of its `datasources`: connection options whose dialect need not be written
 * (egg-sequelize 6, config/config.default.js and lib/loader.js). Egg does not sync by itself: a plain `sync()` obeys them.
 */
export function readEggCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  const receiver = readPackageReceiver('egg-sequelize');
  return findLeavingObjects(sourceCode).flatMap(({ arms, node, path }) => {
    const isConfig = path.at(-1) === 'sequelize' || (path.at(-1) === 'datasources' && path.at(-2) === 'sequelize');
    const options = isConfig ? joinStates(arms.filter(({ value }) => !(value as ObjectValue).properties.has('dialect')), node) : undefined;
    if (!options) return [];
    return [
      ...readPropertyCarrier(options, { name: 'sync', carrier: 'exportedOptions', node, receiver }, evaluation),
      ...readConnectionCarriers(options, { node, receiver }, evaluation),
    ];
  });
}

import type { SourceCode } from '../../../syntax/source-code.js';
import type { Evaluation } from '../../../values/model/evaluation.js';
import type { ObjectValue } from '../../../values/model/value.js';
import type { Carrier } from '../../facts.js';
import { readPropertyCarrier } from '../carrier.js';
import { findLeavingObjects, joinStates, type LeavingObject } from '../leaving.js';
import { createFrameworkCarrier, mayBeOn, readPackageReceiver } from './framework.js';

const FRAMEWORK = { caller: 'At start, Midway', remedy: 'Set `sync: false`, remove `syncOptions`,' };

/**
 * Midway's `sequelize.dataSource.<name>: { sync: true, syncOptions: { … } }`, and `sequelize.options` of older versions:
 * it calls `sync(syncOptions)` where `sync` is on (@midwayjs/sequelize 3, dataSourceManager.js and configuration.js).
 */
export function readMidwayCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  const receiver = readPackageReceiver('@midwayjs/sequelize');
  return findLeavingObjects(sourceCode).flatMap((leaving) => {
    const options = isDataSource(leaving) ? joinStates(leaving.arms.filter(({ value }) => isSynced(value as ObjectValue, leaving)), leaving.node) : undefined;
    if (!options) return [];
    const found = readPropertyCarrier(options, { name: 'syncOptions', carrier: 'framework', node: leaving.node, receiver }, evaluation);
    return found.map((carrier) => createFrameworkCarrier({ ...carrier, framework: FRAMEWORK }));
  });
}

/** `export const sequelize = …` or `{ sequelize: … }`, below `dataSource` and a name, or at `options`. */
function isDataSource({ path }: LeavingObject): boolean {
  const place = path.slice(path.lastIndexOf('sequelize'));
  return place[0] === 'sequelize' && ((place[1] === 'dataSource' && place.length === 3) || (place[1] === 'options' && place.length === 2));
}

/** The switch of `sequelize.options` is beside it, where this search does not look: it counts as on. */
function isSynced(options: ObjectValue, { path }: LeavingObject): boolean {
  return path.at(-1) === 'options' || mayBeOn(options, 'sync');
}

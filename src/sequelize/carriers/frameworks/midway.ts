import type { SourceCode } from '../../../syntax/source-code.js';
import { readArms } from '../../../values/model/choice.js';
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
    if (!isDataSource(leaving)) return [];
    const parent = leaving.path.at(-1) === 'options' ? findParent(leaving, findLeavingObjects(sourceCode)) : undefined;
    const options = joinStates(leaving.arms.filter(({ value }) => isSynced(value as ObjectValue, parent)), leaving.node);
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

/** What holds the `options` of older versions. */
function findParent({ node, path }: LeavingObject, objects: readonly LeavingObject[]): LeavingObject | undefined {
  return objects.find((object) => object.path.length === path.length - 1 && object.arms.some(({ value }) => {
    const options = (value as ObjectValue).properties.get('options');
    return options && readArms(options.value).some((arm) => arm.value.node === node);
  }));
}

/** The switch of older versions is beside their `options`, and one in them is overwritten. */
function isSynced(options: ObjectValue, parent: LeavingObject | undefined): boolean {
  return parent ? parent.arms.some(({ value }) => mayBeOn(value as ObjectValue, 'sync')) : mayBeOn(options, 'sync');
}

import type { SourceCode } from '../../syntax/source-code.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { ObjectValue, Value } from '../../values/model/value.js';
import type { Carrier } from '../facts.js';
import { readFileNames } from '../mentions.js';
import { readOptionsInstance } from '../receivers/instances.js';
import { readPropertyCarrier, UNKNOWN_OWNER } from './carrier.js';
import { findLeavingObjects, joinStates, type LeavingObject } from './leaving.js';

/** Connection options that leave the file: told by `dialect` beside `sync` or `define`, or by their written type. */
export function readExportedCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  if (!readFileNames(sourceCode).has('sync', 'define')) return [];
  return findLeavingObjects(sourceCode).flatMap((leaving) => {
    const options = toOptions(leaving);
    if (!options) return [];
    const place = { node: leaving.node, receiver: { ...UNKNOWN_OWNER, instance: readOptionsInstance(leaving.node, options, evaluation) } };
    return [
      ...readPropertyCarrier(options, { ...place, name: 'sync', carrier: 'exportedOptions' }, evaluation),
      ...readPropertyCarrier(options, { ...place, name: 'define', carrier: 'constructorDefine' }, evaluation),
    ];
  });
}

/** The states of an object that are connection options; undefined where none is. Midway's `sync` beside `syncOptions` is a switch. */
function toOptions({ node, arms, isTyped }: LeavingObject): Value | undefined {
  const isOptions = ({ properties }: ObjectValue): boolean => isTyped || (properties.has('dialect') && !properties.has('syncOptions'));
  return joinStates(arms.filter(({ value }) => isOptions(value as ObjectValue)), node);
}

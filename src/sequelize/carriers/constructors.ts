import type { Evaluation } from '../../values/model/evaluation.js';
import { readObjectCarrier, readPropertyCarrier, SHOWN, UNKNOWN_OWNER } from './carrier.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { readConstructions } from '../receivers/constructions.js';
import type { Carrier, Receiver } from '../facts.js';
import { readHooksOption } from './hooks.js';
import { findConstructorOptions, readInstance } from '../receivers/instances.js';

/** `sync`, `define`, hooks and (v6) the top level of the options of every `new Sequelize(…)`. */
export function readConstructorCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return readConstructions(sourceCode).flatMap((construction) => {
    const argument = findConstructorOptions(construction.node, evaluation);
    if (!argument) return [];
    const options = evaluation.evaluate(argument);
    const instance = construction.instance && readInstance(construction.instance, evaluation);
    const receiver: Receiver = { ...UNKNOWN_OWNER, owner: { kind: 'sequelize', evidence: { kind: 'constructed', name: 'Sequelize' } }, shown: SHOWN, node: construction.node, instance };
    const place = { node: argument, receiver };
    return [
      ...readPropertyCarrier(options, { ...place, name: 'sync', carrier: 'constructorSync' }, evaluation),
      ...readObjectCarrier(options, { ...place, carrier: 'constructorTopLevel' }, evaluation),
      ...readPropertyCarrier(options, { ...place, name: 'define', carrier: 'constructorDefine' }, evaluation),
      ...readHooksOption(options, receiver, evaluation),
    ];
  });
}

import type { Evaluation } from '../../values/model/evaluation.js';
import type { Value } from '../../values/model/value.js';
import type { Carrier } from '../facts.js';
import { type CarrierPlace, readObjectCarrier, readPropertyCarrier } from './carrier.js';
import { readHooksOption } from './hooks.js';

/**
 * What connection options carry beside `sync`: force and alter at their top level, which v6 obeys, `define` and hooks. It counts
 * wherever they are written: at `new Sequelize`, in a module of Nest, in a configuration.
 */
export function readConnectionCarriers(options: Value, place: Omit<CarrierPlace, 'carrier'>, evaluation: Evaluation): readonly Carrier[] {
  return [
    ...readObjectCarrier(options, { ...place, carrier: 'constructorTopLevel' }, evaluation),
    ...readPropertyCarrier(options, { ...place, name: 'define', carrier: 'constructorDefine' }, evaluation),
    ...readHooksOption(options, place.receiver, evaluation),
  ];
}

import type { SourceCode } from '../../../syntax/source-code.js';
import { readArms, readTruth } from '../../../values/model/choice.js';
import type { Evaluation } from '../../../values/model/evaluation.js';
import type { Carrier } from '../../facts.js';
import { readFileNames } from '../../mentions.js';
import { createFrameworkCarrier, createOwnOptions, mayBeOn, readPackageReceiver } from './framework.js';

const FRAMEWORK = { caller: 'At start, the plugin of hapi', remedy: 'Set `sync: false`, remove `forceSync`,' };

/** hapi's `{ models, sync: true, forceSync: true }`: the plugin loads the models, and calls `sync({ force: forceSync })` (hapi-sequelizejs 4, lib/index.js). */
export function readHapiCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  const receiver = readPackageReceiver('hapi-sequelizejs');
  return readFileNames(sourceCode).get('forceSync').flatMap(({ node }) => {
    const literal = node.parent?.type === 'Property' && node.parent.key === node ? node.parent.parent : undefined;
    if (literal?.type !== 'ObjectExpression') return [];
    return readArms(evaluation.evaluate(literal)).flatMap(({ conditions, value }) => {
      const property = value.kind === 'object' ? value.properties.get('forceSync') : undefined;
      if (value.kind !== 'object' || !property || !mayBeOn(value, 'sync') || !mayBeOn(value, 'models')) return [];
      const truth = readTruth(property.value).kind;
      const isOn = truth === 'unknown' ? undefined : truth === 'truthy';
      const options = createOwnOptions(value, { key: 'force', property, isOn }, conditions);
      return [createFrameworkCarrier({ node: property.node, options, receiver, framework: FRAMEWORK })];
    });
  });
}

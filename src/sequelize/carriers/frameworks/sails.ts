import { readArms } from '../../../values/model/choice.js';
import type { SourceCode } from '../../../syntax/source-code.js';
import type { ObjectValue, Property } from '../../../values/model/value.js';
import type { Carrier } from '../../facts.js';
import { findLeavingObjects } from '../leaving.js';
import { createFrameworkCarrier, createOwnOptions, readPackageReceiver } from './framework.js';

const FRAMEWORK = { caller: 'At start, Sails', remedy: "Set `migrate: 'safe'`", off: "'safe'" };
const STRATEGIES = [['drop', 'force'], ['alter', 'alter']] as const;

/** Sails' `models.migrate`: `drop` syncs with force, `alter` with alter (sails-hook-sequelize 2, index.js migrateSchema). */
export function readSailsCarriers(sourceCode: SourceCode): readonly Carrier[] {
  const receiver = readPackageReceiver('sails-hook-sequelize');
  return findLeavingObjects(sourceCode).flatMap(({ arms, node, path }) => {
    if (path.at(-1) !== 'models') return [];
    return arms.flatMap(({ conditions, value }) => {
      const migrate = (value as ObjectValue).properties.get('migrate');
      if (!migrate) return [];
      return STRATEGIES.flatMap(([strategy, key]) => {
        const isOn = judgeStrategy(migrate, strategy);
        if (isOn === false) return [];
        const options = createOwnOptions(value as ObjectValue, { key, property: migrate, isOn }, conditions);
        return [createFrameworkCarrier({ node: key === 'force' ? migrate.node : node, options, receiver, framework: FRAMEWORK })];
      });
    });
  });
}

/** Whether the setting is this strategy; undefined where it is in some case, or nothing in the file says. */
function judgeStrategy({ overridable, value }: Property, strategy: string): boolean | undefined {
  const answers = readArms(value).map((arm) => (arm.value.kind === 'primitive' ? arm.value.value === strategy : undefined));
  if (answers.every((answer) => answer === false)) return false;
  return answers.every((answer) => answer === true) && !overridable ? true : undefined;
}

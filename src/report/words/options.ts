import type { Carrier } from '../../sequelize/facts.js';
import type { Reason } from '../../values/model/value.js';

/**
 * The messages of `no-sync-force` and `no-sync-alter`: first what happens to the data, then the safer way, then how to
 * allow it. Data: `target` (what is synced), `option` (as it is written) and `because` (why it is on, where that surprises),
 * `tables` (which tables `force` empties), `lacking` (whose columns `alter` keeps: the model lacks, the models lack), `place` (the place of a carrier), `source` (what decides at run time), `origin`
 * (where unknown options come from).
 */
type Key = 'force' | 'alter';

interface Words {
  /** What sync does with the option: it follows "sync". */
  readonly effect: string;
  /** The same, where it is not sure: it follows "Sync can". */
  readonly risk: string;
  /** What is lost, in short. */
  readonly lost: string;
}

const WORDS: Readonly<Record<Key, Words>> = {
  force: {
    effect: 'drops {{tables}} and recreates it empty',
    risk: 'drop {{tables}} and recreate it empty',
    lost: '{{tables}} is emptied',
  },
  alter: {
    effect: 'drops every column that {{lacking}}, with its data',
    risk: 'drop every column that {{lacking}}, with its data',
    lost: 'columns are dropped, with their data',
  },
};

/** What a bare environment string does. On `alter` it is reported where it is made a boolean: `!!process.env.X`. */
const TEXT_EFFECT: Readonly<Record<Key, string>> = {
  force: `sync ${WORDS.force.effect}, because any non-empty string is truthy`,
  alter: `sync ${WORDS.alter.effect}`,
};

const WAY_OUT = 'Run migrations instead.';
const ALLOW = 'Allowed only in test and dev files (setting `sequelize-guard` → `files`).';

/** Why a value could not be told, in the words of a report: it follows "decided by". */
const REASONS: Readonly<Record<Exclude<Reason, 'environmentString'>, string>> = {
  environmentCondition: 'an environment variable, so one wrong value turns it on',
  argv: 'the command line',
  request: 'a request, so anyone who can send one can turn it on',
  config: 'configuration that this file does not show',
  parameter: 'a parameter, so any caller can turn it on',
  import: 'an import, so another file can turn it on',
  call: 'a value that this file does not show',
  spread: 'an object that is spread after it and may contain the key',
  computedKey: 'a computed key',
  escape: 'a function that receives this object and may change it',
  closure: 'a function that assigns it and may run before this call',
  loop: 'a loop that assigns it',
  condition: 'a condition that can be true',
  global: 'a global that this file does not declare',
  tooComplex: 'code that is too complex to follow',
};

type DynamicId<K extends Key> = `${K}_${Reason}`;
type GuardId<K extends Key> = `${K}_positive` | `${K}_failOpen` | `${K}_inverted`;
type CarrierId<K extends Key> = `${K}Carrier` | `${K}Hook` | `${K}NestBoot` | `${K}NestMayBoot` | `${K}NestWaits` | `${K}Framework`;
type AdditiveId<K extends Key> = K extends 'alter' ? 'alterAdditive' : never;
export type OptionMessageId<K extends Key> =
  | `${K}On` | `${K}OnModel` | `${K}OnCommand` | `${K}Protected` | `${K}Unknown` | DynamicId<K> | GuardId<K> | CarrierId<K> | AdditiveId<K>;

/** Every message of one of the two rules. */
export function describeOption<K extends Key>(key: K): Record<OptionMessageId<K>, string> {
  const messages: Record<string, string> = { ...describeCalls(key), ...describeCarriers(key), ...describeGuards(key) };
  for (const [why, words] of Object.entries(REASONS)) {
    messages[`${key}_${why}`] = `Sync can ${WORDS[key].risk}: \`${key}\` is decided by ${words}. ${WAY_OUT} ${ALLOW}`;
  }
  return messages;
}

function describeCalls(key: Key): Record<string, string> {
  const { effect, risk } = WORDS[key];
  const additive =
    'This adds columns without a migration. It drops none, unless models refer to each other in a circle.';
  return {
    [`${key}On`]: `\`{{target}}.sync({ {{option}} })\` ${effect}{{because}}. ${WAY_OUT} ${ALLOW}`,
    [`${key}OnCommand`]: `\`{{target}}.sync({ {{option}} })\` ${effect}{{because}}. Run \`{{command}}\` instead. ${ALLOW}`,
    [`${key}Protected`]: `\`{{target}}.sync({ {{option}} })\` ${effect}, in every database that the check lets through. ${WAY_OUT} The option \`protected${key === 'force' ? 'Force' : 'Alter'}: "trust"\` allows it.`,
    [`${key}OnModel`]: `\`{{target}}.sync({ {{option}} })\` ${effect}{{because}}. ${WAY_OUT} ${ALLOW}`,
    [`${key}Unknown`]: `Sync can ${risk}: these options come from {{origin}} and may contain \`${key}\`. Write out the options that you need.`,
    [`${key}_environmentString`]: `If {{source}} is set, even to \`'false'\`, ${TEXT_EFFECT[key]}. ${WAY_OUT} ${ALLOW}`,
    ...(key === 'alter' && { alterAdditive: `${additive} ${WAY_OUT}` }),
  };
}

function describeCarriers(key: Key): Record<string, string> {
  const { effect } = WORDS[key];
  return {
    [`${key}Carrier`]: `\`${key}\` in {{place}} applies to every later \`sync()\`, which then ${effect}. Remove it and run migrations. ${ALLOW}`,
    [`${key}Hook`]: `This hook turns \`${key}\` on for every \`sync()\`, plain ones too, so each ${effect}. Remove it and run migrations. ${ALLOW}`,
    [`${key}NestBoot`]: `Nest calls \`sync\` with this \`${key}\` at every start, and sync ${effect}. Set \`synchronize: false\`, remove \`sync\`, and run migrations.`,
    [`${key}NestMayBoot`]: `When \`synchronize\` is on, Nest calls \`sync\` with this \`${key}\` at start, and sync ${effect}. Set \`synchronize: false\`, remove \`sync\`, and run migrations.`,
    [`${key}Framework`]: `{{caller}} calls \`sync\` with this \`${key}\`, and sync ${effect}. {{remedy}} and run migrations. ${ALLOW}`,
    [`${key}NestWaits`]: `Nest does not sync at start here, but any \`sync()\` that you call uses this \`${key}\` and ${effect}. Remove it and run migrations. ${ALLOW}`,
  };
}

function describeGuards(key: Key): Record<string, string> {
  const { lost } = WORDS[key];
  return {
    [`${key}_positive`]: `When this guard passes, ${lost}, in whichever database is connected: an environment variable does not say which one that is. {{next}}`,
    [`${key}_failOpen`]: `If the variable is unset, as on a new production host, \`${key}\` is on and ${lost}. Run migrations, or compare with \`=== 'development'\`{{check}}.`,
    [`${key}_inverted`]: `This guard turns \`${key}\` ON IN PRODUCTION: ${lost} there. Remove the call. ${WAY_OUT}`,
  };
}

/** Where unknown options come from, in the words of a report. */
export function describeOrigin(why: Reason): string {
  return why === 'environmentString' || why === 'environmentCondition' ? 'the environment' : REASONS[why];
}

/** The places of options that a later sync obeys, as a sentence names them. */
export const PLACES: Readonly<Record<Carrier['carrier'], string>> = {
  constructorSync: "the constructor's `sync`",
  constructorTopLevel: "the constructor's options",
  constructorDefine: "the constructor's `define`",
  modelOptions: 'the model options',
  instanceOptionsAssignment: "the instance's `options`",
  modelOptionsAssignment: "the model's `options`",
  hook: 'a hook',
  nestSync: "Nest's `sync`",
  exportedOptions: 'these connection options',
  framework: 'the options of a framework',
};

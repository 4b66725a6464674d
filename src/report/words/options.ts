import type { Reason } from '../../values/model/value.js';

/**
 * The messages of `no-sync-force` and `no-sync-alter`: first what happens to the data, then the safer way, then how to
 * allow it. Data: `target` (what is synced), `option` (as it is written) and `because` (why it is on, where that surprises),
 * `tables` (which tables `force` empties), `place` (where a carrier stands), `source` (what decides at run time), `origin`
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
    effect: 'drops {{tables}} and makes it again, empty',
    risk: 'drop {{tables}} and make it again, empty',
    lost: '{{tables}} is emptied',
  },
  alter: {
    effect: 'drops every column that the model lacks, with its data',
    risk: 'drop every column that the model lacks, with its data',
    lost: 'columns are dropped, with their data',
  },
};

/** A text is truthy, but never the boolean `true` that `alter` drops columns for. */
const TEXT_EFFECT: Readonly<Record<Key, string>> = {
  force: `sync ${WORDS.force.effect}: any text is truthy`,
  alter: `sync alters tables: any text is truthy. Parsed to \`true\`, it ${WORDS.alter.effect}`,
};

const WAY_OUT = 'Run migrations instead.';
const ALLOW = 'Allowed in files of `files.dev` and `files.test` only.';

/** Why a value could not be told, in the words of a report: it follows "decided by". */
const REASONS: Readonly<Record<Exclude<Reason, 'environmentString'>, string>> = {
  environmentCondition: 'a test of an environment variable, which one wrong variable turns on',
  argv: 'the command line',
  request: 'a request, so anyone who can send one can turn it on',
  config: 'configuration that this file does not show',
  parameter: 'a parameter, so any caller can turn it on',
  import: 'an import, so another file can turn it on',
  call: 'a value that this file does not show',
  spread: 'an object that is spread over it and may hold the key',
  computedKey: 'a key that is computed',
  escape: 'code that is given the object and may write it',
  closure: 'a write that may run at any time',
  loop: 'a loop that writes it',
  condition: 'a condition that can be true',
  global: 'a global that this file does not declare',
  tooComplex: 'code that is too complex to follow',
};

type DynamicId<K extends Key> = `${K}_${Reason}`;
type GuardId<K extends Key> = `${K}_positive` | `${K}_failOpen` | `${K}_inverted`;
type CarrierId<K extends Key> = `${K}Carrier` | `${K}Hook` | `${K}NestBoot` | `${K}NestMayBoot` | `${K}NestWaits` | `${K}Framework`;
type AdditiveId<K extends Key> = K extends 'alter' ? 'alterAdditive' : never;
export type OptionMessageId<K extends Key> =
  | `${K}On` | `${K}OnModel` | `${K}OnCommand` | `${K}Unknown` | DynamicId<K> | GuardId<K> | CarrierId<K> | AdditiveId<K>;

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
    'Sync adds columns here that no migration tells of. It drops none, but where models refer to each other in a circle, it drops columns all the same.';
  return {
    [`${key}On`]: `\`{{target}}.sync({ {{option}} })\` ${effect}{{because}}. ${WAY_OUT} ${ALLOW}`,
    [`${key}OnCommand`]: `\`{{target}}.sync({ {{option}} })\` ${effect}{{because}}. Run \`{{command}}\` instead. ${ALLOW}`,
    [`${key}OnModel`]: `\`{{target}}.sync({ {{option}} })\` ${effect}{{because}}. ${WAY_OUT} ${ALLOW}`,
    [`${key}Unknown`]: `Sync can ${risk}: \`${key}\` may be among these options, which come from {{origin}}. Pass the options that you mean, key by key.`,
    [`${key}_environmentString`]: `Wherever {{source}} is set, to \`'false'\` too, ${TEXT_EFFECT[key]}. ${WAY_OUT} ${ALLOW}`,
    ...(key === 'alter' && { alterAdditive: `${additive} ${WAY_OUT}` }),
  };
}

function describeCarriers(key: Key): Record<string, string> {
  const { effect } = WORDS[key];
  return {
    [`${key}Carrier`]: `A later plain \`sync()\` obeys \`${key}\` in {{place}}: it ${effect}. Remove it and run migrations. ${ALLOW}`,
    [`${key}Hook`]: `This hook turns \`${key}\` on for every \`sync()\`, the plain ones too: it ${effect}. Remove it and run migrations. ${ALLOW}`,
    [`${key}NestBoot`]: `Nest calls \`sync\` with this \`${key}\` whenever the application starts: it ${effect}. Set \`synchronize: false\`, remove \`sync\`, and run migrations.`,
    [`${key}NestMayBoot`]: `When \`synchronize\` is on, Nest calls \`sync\` with this \`${key}\` at start: it ${effect}. Set \`synchronize: false\`, remove \`sync\`, and run migrations.`,
    [`${key}Framework`]: `{{caller}} calls \`sync\` with this \`${key}\`: it ${effect}. {{remedy}} and run migrations. ${ALLOW}`,
    [`${key}NestWaits`]: `Nest syncs nothing at boot here, but a hand-written \`sync()\` obeys this \`${key}\`: it ${effect}. Remove it and run migrations. ${ALLOW}`,
  };
}

function describeGuards(key: Key): Record<string, string> {
  const { lost } = WORDS[key];
  return {
    [`${key}_positive`]: `Where this guard lets \`${key}\` through, ${lost}, in whatever database is connected: an environment variable does not say which. Check the database's name. The option \`environmentGuards\` trusts such guards.`,
    [`${key}_failOpen`]: `Where the variable is not set, as on a new production host, this guard lets \`${key}\` through: ${lost}. Test for the one environment that may, and check the database's name.`,
    [`${key}_inverted`]: `This guard turns \`${key}\` ON IN PRODUCTION: there ${lost}. Remove the call. ${WAY_OUT}`,
  };
}

/** Where unknown options come from, in the words of a report. */
export function describeOrigin(why: Reason): string {
  return why === 'environmentString' || why === 'environmentCondition' ? 'the environment' : REASONS[why];
}

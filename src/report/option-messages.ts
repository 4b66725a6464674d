import type { Reason } from '../values/value.js';

/** The messages of `no-sync-force` and `no-sync-alter`: first what happens to the data, then the safer way. */

type Key = 'force' | 'alter';

/** What the option does, as the subject of a sentence has it. */
const EFFECTS = {
  force: 'drops every table and makes it again, empty',
  alter: 'drops every column that the model lacks, with its data',
} as const;

const WAY_OUT = 'Use migrations.';

/** Why a value could not be told, in the words of a report. */
const REASONS: Readonly<Record<Exclude<Reason, 'environmentString'>, string>> = {
  environmentCondition: 'a test of an environment variable, which a wrong or missing variable turns on',
  argv: 'the command line',
  request: 'a request: anyone who can send one can turn it on',
  config: 'configuration that this file does not show',
  parameter: 'a parameter, so any caller can turn it on',
  import: 'an import, so another file can turn it on',
  call: 'the result of a call that this file does not show',
  spread: 'an object spread over it, which may hold the key',
  computedKey: 'a key that is computed at run time',
  escape: 'code that the object was passed to and that may write it',
  closure: 'a write whose time cannot be told from this file',
  loop: 'a loop that writes it',
  condition: 'a condition that can be true',
  global: 'a global that this file does not declare',
  tooComplex: 'code too complex to follow',
};

type DynamicId<K extends Key> = `${K}_${Reason}`;
type GuardId<K extends Key> = `${K}_positive` | `${K}_failOpen` | `${K}_inverted`;
type CarrierId<K extends Key> = `${K}Carrier` | `${K}Hook` | `${K}NestBoot` | `${K}NestWaits`;
export type OptionMessageId<K extends Key> = `${K}On` | `${K}OnModel` | `${K}Unknown` | DynamicId<K> | GuardId<K> | CarrierId<K>;

/** Every message of one of the two rules. Data: `target` (what is synced), `place` (where a carrier stands). */
export function describeOption<K extends Key>(key: K): Record<OptionMessageId<K>, string> {
  const effect = EFFECTS[key];
  const lost = key === 'force' ? 'every table is emptied' : 'columns are dropped';
  const messages: Record<string, string> = {
    [`${key}On`]: `\`sync({ ${key} })\` ${effect}. ${WAY_OUT} Only files that match the \`files.dev\` or \`files.test\` globs may do this.`,
    [`${key}OnModel`]: `\`{{target}}.sync({ ${key} })\` ${effect.replace('every table', 'the table').replace('makes it', 'makes it')}. ${WAY_OUT} Only files that match the \`files.dev\` or \`files.test\` globs may do this.`,
    [`${key}Additive`]: `\`${key}\` adds columns here and drops none, unless models refer to each other in a circle: then sync drops columns all the same. ${WAY_OUT}`,
    [`${key}Unknown`]: `These options come from {{origin}}: with \`${key}\` in them, sync ${effect}. Pass the options that you mean, key by key.`,
    [`${key}Carrier`]: `\`${key}\` in {{place}} makes a later plain \`sync()\` destructive: it ${effect}. Remove it. ${WAY_OUT}`,
    [`${key}Hook`]: `This hook turns \`${key}\` on for every sync, the plain ones too: it ${effect}. Remove it. ${WAY_OUT}`,
    [`${key}NestBoot`]: `At boot, Nest calls \`sync\` with this \`${key}\`: it ${effect}. Set \`synchronize: false\`, remove \`sync\`, and run migrations.`,
    [`${key}NestWaits`]: `Nothing syncs at boot here, but the options reach \`new Sequelize\`: a hand-written \`sync()\` ${effect}. Remove \`${key}\`. ${WAY_OUT}`,
    [`${key}_environmentString`]: `\`${key}\` is a bare environment string, and \`'false'\` is truthy${key === 'force' ? '' : ' (parsed, it is)'}: when set, sync ${effect}. ${WAY_OUT}`,
    [`${key}_positive`]: `Runs only where the environment variable says so, but that says nothing about which database is connected: there ${lost}. Check the database name, or move this to a dev file.`,
    [`${key}_failOpen`]: `This guard is also true where the variable is not set, as on a new production host: there ${lost}. Test for the one environment that may, and check the database name.`,
    [`${key}_inverted`]: `This guard turns \`${key}\` ON in production: there ${lost}. Remove the call. ${WAY_OUT}`,
  };
  for (const [why, words] of Object.entries(REASONS)) {
    messages[`${key}_${why}`] = `\`${key}\` is decided at run time by ${words}. When it is on, sync ${effect}. ${WAY_OUT}`;
  }
  return messages;
}

/** Where unknown options come from, in the words of a report. */
export function describeOrigin(why: Reason): string {
  return why === 'environmentString' ? 'the environment' : REASONS[why];
}

// Values that this file does not show, each with its reason, and environment guards, each with its class.
import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

/** The whole property is `force: <value>`; removing it leaves a plain `sync()`. */
function unproven(name: string, messageId: string, code: string): InvalidCase {
  const output = code.replace(/\{ force(?:: [^\n]*?)? \}/, '').replace(/\{ \[[^\n]*?\]: true \}/, '');
  if (output === code) throw new Error(`${name}: no option is removed`);
  return { name, code, output: null, errors: [{ messageId, suggestions: [{ messageId: 'removeKey', output }] }] };
}

/** Where the option is written elsewhere, nothing is suggested. */
function elsewhere(name: string, messageId: string, code: string): InvalidCase {
  return { name, code, output: null, errors: [{ messageId }] };
}

const chain = ['const a0 = 1;', ...Array.from({ length: 80 }, (_, at) => `const a${at + 1} = !!a${at};`)].join('\n');

const reasons: readonly InvalidCase[] = [
  unproven('a bare environment string is on when it is set, to false too', 'force_environmentString', 'open().sync({ force: process.env.DB_FORCE });'),
  unproven("Vite's environment is one", 'force_environmentString', 'open().sync({ force: import.meta.env.VITE_RESET });'),
  unproven('a test of an environment variable', 'force_environmentCondition', "open().sync({ force: process.env.RESET === 'yes' });"),
  unproven('a parsed environment variable', 'force_environmentCondition', 'open().sync({ force: JSON.parse(process.env.RESET) });'),
  unproven('the command line', 'force_argv', "open().sync({ force: process.argv.includes('--force') });"),
  unproven('a request', 'force_request', "app.post('/reset', (req, res) => open().sync({ force: req.body.force }));"),
  unproven('a value of the configuration', 'force_config', "import config from 'config';\nopen().sync({ force: config.get('db.force') });"),
  unproven('a parameter of an exported function', 'force_parameter', 'export const reset = (force) => open().sync({ force });'),
  unproven('an import', 'force_import', "import { FORCE } from './flags.js';\nopen().sync({ force: FORCE });"),
  unproven('the result of a call', 'force_call', 'open().sync({ force: isFresh() });'),
  unproven('a field that this file does not show', 'force_call', 'export class Db {\n  reset() { return open().sync({ force: this.fresh }); }\n}'),
  unproven('a computed key that may be force', 'force_computedKey', "open().sync({ [process.argv[2] ?? 'force']: true });"),
  unproven('a write in a closure', 'force_closure', "let force = false;\nqueue.on('reset', () => { force = true; });\nexport const run = () => open().sync({ force });"),
  unproven('a write in a loop', 'force_loop', 'let force = false;\nfor (const row of rows) force = force || row.stale;\nopen().sync({ force });'),
  unproven('a write under a condition', 'force_condition', 'let force = false;\nif (ready) force = true;\nopen().sync({ force });'),
  unproven('a global', 'force_global', 'open().sync({ force: FORCE });'),
  unproven('more steps than are followed', 'force_tooComplex', `${chain}\nopen().sync({ force: a80 });`),
  elsewhere('an object that other code is given', 'force_escape', 'const options = { force: false };\nregister(options);\nopen().sync(options);'),
  {
    name: 'a spread after the key may turn it off',
    code: "import { base } from './options.js';\nopen().sync({ force: true, ...base });",
    output: null,
    errors: [{ messageId: 'force_spread', line: 2, column: 15, suggestions: [{ messageId: 'removeKey', output: "import { base } from './options.js';\nopen().sync({ ...base });" }] }],
  },
  {
    name: 'dynamic force on a carrier',
    code: "export const orm = new Sequelize(url, { sync: { force: process.env.RESET } });",
    output: null,
    errors: [
      {
        messageId: 'force_environmentString',
        suggestions: [
          { messageId: 'removeCarrier', output: 'export const orm = new Sequelize(url, { sync: {} });' },
          { messageId: 'turnOff', output: 'export const orm = new Sequelize(url, { sync: { force: false } });' },
        ],
      },
    ],
  },
];

const guards: readonly InvalidCase[] = [
  unproven('a test of the environment says nothing about the database', 'force_positive', "if (process.env.NODE_ENV === 'test') await open().sync({ force: true });"),
  unproven('an early return is a guard', 'force_positive', "export async function reset() {\n  if (process.env.NODE_ENV !== 'test') return;\n  await open().sync({ force: true });\n}"),
  unproven('a switch is a guard', 'force_positive', "switch (process.env.NODE_ENV) {\n  case 'test': open().sync({ force: true });\n}"),
  unproven('the value itself is a guard', 'force_positive', "open().sync({ force: process.env.NODE_ENV === 'test' });"),
  unproven('a flag is trusted by its definition', 'force_positive', "const isTest = process.env.NODE_ENV === 'test';\nif (isTest) open().sync({ force: true });"),
  unproven('anything but production is open where nothing is set', 'force_failOpen', "if (process.env.NODE_ENV !== 'production') open().sync({ force: true });"),
  unproven('a default makes a test open', 'force_failOpen', "const env = process.env.NODE_ENV || 'development';\nif (env === 'development') open().sync({ force: true });"),
  unproven('a value that is open', 'force_failOpen', "open().sync({ force: process.env.NODE_ENV !== 'production' });"),
  unproven('a guard that is the wrong way round', 'force_inverted', "if (process.env.NODE_ENV === 'production') open().sync({ force: true });"),
  unproven('an else branch guards nothing', 'forceOn', "if (process.env.NODE_ENV === 'production') check(); else open().sync({ force: true });"),
  unproven('a test of a request guards nothing', 'forceOn', "export const reset = (req) => { if (req.query.env === 'test') open().sync({ force: true }); };"),
  unproven("a flag's name is not its definition", 'forceOn', "import { isTest } from './flags.js';\nif (isTest) open().sync({ force: true });"),
  elsewhere('a Model under a guard', 'force_positive', "const options = { force: true };\nif (process.env.NODE_ENV === 'test') sequelize.model('User').sync(options);"),
];

const unknown: readonly InvalidCase[] = [
  elsewhere('options of a request are reported although no key is written', 'forceUnknown', "app.post('/reset', (req, res) => open().sync(req.body));"),
  elsewhere('a request that is spread over a harmless key', 'forceUnknown', "app.post('/reset', (req, res) => open().sync({ force: false, ...req.body }));"),
  elsewhere('options of the environment', 'forceUnknown', 'open().sync(JSON.parse(process.env.SYNC_OPTIONS));'),
  elsewhere('a key of the command line', 'forceUnknown', 'open().sync({ [process.argv[2]]: true });'),
];

const silent: readonly Case[] = [
  { name: 'options of a parameter', code: 'export const reset = (options) => sequelize.sync(options);' },
  { name: 'options of an import', code: "import { options } from './options.js';\nsequelize.sync(options);" },
  { name: 'options that are spread from an import', code: "import { options } from './options.js';\nsequelize.sync({ ...options });" },
  { name: 'a key that is written after a request', code: 'export const reset = (req) => sequelize.sync({ ...req.body, force: false });' },
  { name: 'a dynamic value of a key that is no option', code: 'sequelize.sync({ logging: process.env.LOG });' },
  { name: 'a condition that is falsy either way', code: 'sequelize.sync({ force: ready ? false : 0 });' },
  { name: 'an unknown that and makes falsy', code: 'sequelize.sync({ force: process.env.RESET && false });' },
];

runRule('no-sync-force', { valid: silent, invalid: [...reasons, ...guards, ...unknown] });

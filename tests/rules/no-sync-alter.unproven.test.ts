// Values that this file does not show, environment guards, unknown options, and every option of the rule.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';
import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

type Options = Readonly<Record<string, unknown>>;

const OPTION = /\{ alter(?:: [^\n]*?)? \}|\{ \[[^\n]*?\]: true \}/;

/** The whole property is `alter: <value>`: it can add only, or go. A computed key may be that of another option, and can only go. */
function unproven(name: string, messageId: string, code: string): InvalidCase {
  if (!OPTION.test(code)) throw new Error(`${name}: no option is written`);
  const onlyAdd = code.replace(OPTION, '{ alter: { drop: false } }');
  const suggestions = [
    ...(code.includes('{ [') ? [] : [{ messageId: 'onlyAdd', output: onlyAdd }]),
    { messageId: 'removeKey', output: code.replace(OPTION, '') },
  ];
  return { name, code, output: null, errors: [{ messageId, suggestions }] };
}

function elsewhere(name: string, messageId: string, code: string): InvalidCase {
  return { name, code, output: null, errors: [{ messageId }] };
}

function silent(name: string, code: string, option?: Options): Case {
  return { name, code, ...(option && { options: [option] }) };
}

const chain = ['const a0 = 1;', ...Array.from({ length: 80 }, (_, at) => `const a${at + 1} = !!a${at};`)].join('\n');
const SPREAD = "import { base } from './options.js';\nopen().sync({ alter: true, ...base });";

const reasons: readonly InvalidCase[] = [
  unproven('a bare environment string, which somebody will parse', 'alter_environmentString', 'open().sync({ alter: !!process.env.DB_ALTER });'),
  unproven('a test of an environment variable', 'alter_environmentCondition', "open().sync({ alter: process.env.DB_ALTER === 'yes' });"),
  unproven('the command line', 'alter_argv', "open().sync({ alter: process.argv.includes('--alter') });"),
  unproven('a request', 'alter_request', "app.post('/reset', (req, res) => open().sync({ alter: req.body.alter }));"),
  unproven('a value of the configuration', 'alter_config', "import config from 'config';\nopen().sync({ alter: config.get('db.alter') });"),
  unproven('a parameter of an exported function', 'alter_parameter', 'export const change = (alter) => open().sync({ alter });'),
  unproven('an import', 'alter_import', "import { ALTER } from './flags.js';\nopen().sync({ alter: ALTER });"),
  unproven('the result of a call', 'alter_call', 'open().sync({ alter: isFresh() });'),
  unproven('a computed key that may be alter', 'alter_computedKey', "open().sync({ [process.argv[2] ?? 'alter']: true });"),
  unproven('a write in a closure', 'alter_closure', "let alter = false;\nqueue.on('change', () => { alter = true; });\nexport const run = () => open().sync({ alter });"),
  unproven('a write in a loop', 'alter_loop', 'let alter = false;\nfor (const row of rows) alter = alter || row.stale;\nopen().sync({ alter });'),
  unproven('a write under a condition', 'alter_condition', 'let alter = false;\nif (ready) alter = true;\nopen().sync({ alter });'),
  unproven('a global', 'alter_global', 'open().sync({ alter: ALTER });'),
  unproven('more steps than are followed', 'alter_tooComplex', `${chain}\nopen().sync({ alter: a80 });`),
  elsewhere('a drop that is decided at run time', 'alter_parameter', 'export const change = (drop) => { const options = { alter: { drop } }; open().sync(options); };'),
  elsewhere('a drop from the environment is never the boolean false', 'alterOn', 'const options = { alter: { drop: process.env.DROP } };\nopen().sync(options);'),
  elsewhere('an object that other code is given', 'alter_escape', 'const options = { alter: false };\nregister(options);\nopen().sync(options);'),
  {
    name: 'a spread after the key may turn it off',
    code: SPREAD,
    output: null,
    errors: [
      {
        messageId: 'alter_spread',
        suggestions: [
          { messageId: 'onlyAdd', output: SPREAD.replace('alter: true', 'alter: { drop: false }') },
          { messageId: 'removeKey', output: SPREAD.replace('alter: true, ', '') },
        ],
      },
    ],
  },
];

const guards: readonly InvalidCase[] = [
  unproven('a test of the environment says nothing about the database', 'alter_positive', "if (process.env.NODE_ENV === 'test') await open().sync({ alter: true });"),
  unproven('anything but production is open where nothing is set', 'alter_failOpen', "open().sync({ alter: process.env.NODE_ENV !== 'production' });"),
  unproven('a guard that is the wrong way round', 'alter_inverted', "if (process.env.NODE_ENV === 'production') open().sync({ alter: true });"),
  unproven('an else branch guards nothing', 'alterOn', "if (process.env.NODE_ENV === 'production') check(); else open().sync({ alter: true });"),
];

const unknown: readonly InvalidCase[] = [
  elsewhere('options of a request are reported although no key is written', 'alterUnknown', "app.post('/reset', (req, res) => open().sync(req.body));"),
  elsewhere('a request that is spread over a harmless key', 'alterUnknown', 'export const change = (req) => open().sync({ alter: false, ...req.body });'),
  elsewhere('a request that is spread over one that only adds', 'alterUnknown', 'export const change = (req) => open().sync({ alter: { drop: false }, ...req.body });'),
];

const quiet: readonly Case[] = [
  silent('options of a parameter', 'export const change = (options) => sequelize.sync(options);'),
  silent('options of an import', "import { options } from './options.js';\nsequelize.sync(options);"),
  silent('a key that is written after a request', 'export const change = (req) => sequelize.sync({ ...req.body, alter: false });'),
  silent('a number, whatever it is, only adds', 'sequelize.sync({ alter: ready ? 1 : 0 });'),
];

const additive: readonly InvalidCase[] = ['{ drop: false }', '1', "'yes'"].map((value) => ({
  name: `additiveAlter: report reports alter: ${value}`,
  code: `open().sync({ alter: ${value} });`,
  options: [{ additiveAlter: 'report' }],
  output: null,
  errors: [{ messageId: 'alterAdditive', suggestions: [{ messageId: 'removeKey', output: 'open().sync();' }] }],
}));

const options = {
  valid: [
    silent('additiveAlter: ignore is the default', 'sequelize.sync({ alter: { drop: false } });', { additiveAlter: 'ignore' }),
    silent('additiveAlter: report does not report what is off', 'sequelize.sync({ alter: false });', { additiveAlter: 'report' }),
    silent('dynamicValues: ignore silences what is decided at run time', 'sequelize.sync({ alter: process.env.ALTER });', { dynamicValues: 'ignore' }),
    silent('environmentGuards: trust silences a guard', "if (process.env.NODE_ENV === 'test') sequelize.sync({ alter: true });", { environmentGuards: 'trust' }),
    silent('unknownOptions: report has nothing to say of known ones', 'sequelize.sync({ logging: false });', { unknownOptions: 'report' }),
    { ...silent('files.dev of the option exempts', 'sequelize.sync({ alter: true });', { files: { dev: ['tools/**'] } }), filename: 'tools/change.js' },
  ],
  invalid: [
    { ...unproven('dynamicValues: ignore does not silence what is shown', 'alterOn', 'open().sync({ alter: true });'), options: [{ dynamicValues: 'ignore' }] },
    { ...unproven('environmentGuards: trust does not trust what fails open', 'alter_failOpen', "if (process.env.NODE_ENV !== 'production') open().sync({ alter: true });"), options: [{ environmentGuards: 'trust' }] },
    { ...elsewhere('unknownOptions: report reports a parameter', 'alterUnknown', 'export const change = (options) => sequelize.sync(options);'), options: [{ unknownOptions: 'report' }] },
    unproven('a check of the name does not make it harmless', 'alterProtected', "if (!/_dev$/.test(name)) throw new Error('no');\nopen().sync({ alter: true });"),
    { ...unproven('files.test of the option replaces the default', 'alterOn', 'await open().sync({ alter: true });'), options: [{ files: { test: ['qa/**'] } }], filename: 'test/change.js' },
  ],
};

runRule('no-sync-alter', { valid: [...quiet, ...options.valid], invalid: [...reasons, ...guards, ...unknown, ...additive, ...options.invalid] });

describe('a bad option is an error that names it', () => {
  it.each([
    [{ additive: 'report' }, /additive/],
    [{ additiveAlter: true }, /Value true should be/],
    [{ protectedForce: 'trust' }, /protectedForce/],
    [{ protectedAlter: 'yes' }, /protectedAlter|allowed values/],
    [{ files: { dev: ['/tools/**'] } }, /rule option files\.dev: got "\/tools\/\*\*"/],
  ])('%j', (option, words) => {
    expect(() => lint('sequelize.sync();', { rules: { 'no-sync-alter': [option] } })).toThrow(words);
  });
});

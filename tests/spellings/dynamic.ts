// Values that are decided at run time, and the reason that the message names.
import type { Spelling, Undecided, Verdict } from './entry.js';

const rule = 'no-sync-force';
const alter = 'no-sync-alter';

export const environment: readonly Undecided[] = [
  { rule, name: 'environment string', code: 'sequelize.sync({ force: process.env.DB_FORCE });', reasons: ['environmentString'] },
  { rule, name: 'environment string by brackets', code: "sequelize.sync({ force: process.env['DB_FORCE'] });", reasons: ['environmentString'] },
  { rule, name: 'environment string in a const', code: 'const force = process.env.DB_FORCE;\nsequelize.sync({ force });', reasons: ['environmentString'] },
  { rule, name: 'destructured environment', code: 'const { DB_FORCE } = process.env;\nsequelize.sync({ force: DB_FORCE });', reasons: ['environmentString'] },
  { rule, name: 'environment taken out of process', code: 'const { env } = process;\nsequelize.sync({ force: env.DB_FORCE });', reasons: ['environmentString'] },
  { rule, name: 'alias of process', code: 'const p = process;\nsequelize.sync({ force: p.env.DB_FORCE });', reasons: ['environmentString'] },
  { rule, name: 'alias of the environment', code: 'const env = process.env;\nsequelize.sync({ force: env.DB_FORCE });', reasons: ['environmentString'] },
  { rule, name: 'environment string with a fallback', code: 'sequelize.sync({ force: process.env.DB_FORCE || false });', reasons: ['environmentString'] },
  { rule, name: 'environment string with a nullish fallback', code: 'sequelize.sync({ force: process.env.DB_FORCE ?? false });', reasons: ['environmentString'] },
  { rule, name: "Vite's environment", code: 'sequelize.sync({ force: import.meta.env.VITE_FORCE });', reasons: ['environmentString'] },
  { rule, name: 'imported process', code: "import process from 'node:process';\nsequelize.sync({ force: process.env.DB_FORCE });", reasons: ['environmentString'] },
  { rule, name: 'global process', code: 'sequelize.sync({ force: globalThis.process.env.DB_FORCE });', reasons: ['environmentString'] },
  { rule, ts: true, name: 'cast environment string', code: 'sequelize.sync({ force: process.env.DB_FORCE as unknown as boolean });', reasons: ['environmentString'] },
  { rule: alter, name: 'environment string for alter', code: 'sequelize.sync({ alter: { drop: process.env.DROP } });', reasons: ['environmentString', 'on'] },
  { rule, name: 'comparison', code: "sequelize.sync({ force: process.env.DB_FORCE === 'true' });", reasons: ['environmentCondition'] },
  { rule, name: 'comparison the other way round', code: "sequelize.sync({ force: 'true' === process.env.DB_FORCE });", reasons: ['environmentCondition'] },
  { rule, name: 'loose comparison', code: "sequelize.sync({ force: process.env.DB_FORCE == '1' });", reasons: ['environmentCondition'] },
  { rule, name: 'comparison in a const', code: "const force = process.env.RELOAD_DB === 'true';\nsequelize.sync({ force });", reasons: ['environmentCondition'] },
  { rule, name: 'comparison in a ternary', code: "sequelize.sync({ force: process.env.DB_FORCE === 'true' ? true : false });", reasons: ['environmentCondition'] },
  { rule, name: 'comparison over options', code: "sequelize.sync({ force: process.env.SYNC_MODEL === 'true' && process.env.RESET === '1' });", reasons: ['environmentCondition'] },
  { rule, name: 'parsed as JSON', code: 'sequelize.sync({ force: JSON.parse(process.env.DB_FORCE) });', reasons: ['environmentCondition'] },
  { rule, name: 'parsed as a number', code: 'sequelize.sync({ force: parseInt(process.env.DB_FORCE, 10) });', reasons: ['environmentCondition'] },
  { rule, name: 'made a number', code: 'sequelize.sync({ force: Number(process.env.DB_FORCE) });', reasons: ['environmentCondition'] },
  { rule: alter, name: 'comparison for alter', code: "sequelize.sync({ alter: process.env.DB_ALTER === 'true' });", reasons: ['environmentCondition'] },
];

export const outside: readonly Undecided[] = [
  { rule, name: 'command line flag', code: "sequelize.sync({ force: process.argv.includes('--force') });", reasons: ['argv'] },
  { rule, name: 'command line word', code: "sequelize.sync({ force: process.argv[2] === 'force' });", reasons: ['argv'] },
  { rule, name: 'command line in a const', code: "const force = process.argv.includes('-f');\nsequelize.sync({ force });", reasons: ['argv'] },
  { rule, name: 'sliced command line', code: "const args = process.argv.slice(2);\nsequelize.sync({ force: args.includes('--force') });", reasons: ['argv'] },
  { rule, name: 'request query', code: "export const reset = (req, res) => sequelize.sync({ force: req.query.force });", reasons: ['request'] },
  { rule, name: 'request body compared', code: "app.post('/reset', async (req, res) => { await sequelize.sync({ force: req.body.force === 'true' }); });", reasons: ['request'] },
  { rule, name: 'request query in a const', code: "app.get('/sync', async (req, res) => { const force = req.query.force === 'true'; await sequelize.sync({ force }); });", reasons: ['request'] },
  { rule, name: "Koa's context", code: 'router.post(async (ctx) => { await sequelize.sync({ force: ctx.request.body.force }); });', reasons: ['request'] },
  { rule, name: 'configuration', code: "import config from './config.js';\nsequelize.sync({ force: config.db.force });", reasons: ['config', 'import'] },
  { rule, name: 'configuration getter', code: "import config from 'config';\nsequelize.sync({ force: config.get('db.force') });", reasons: ['config'] },
  { rule, name: 'configuration service', code: "export class Seeder { run() { return this.sequelize.sync({ force: this.configService.get('DB_FORCE') }); } }", reasons: ['config'] },
  { rule, name: 'parameter', code: 'export function reset(force) { return sequelize.sync({ force }); }', reasons: ['parameter'] },
  { rule, name: 'parameter with a harmless default', code: 'export const reset = (force = false) => sequelize.sync({ force });', reasons: ['parameter'] },
  { rule, name: 'member of a parameter', code: 'export const reset = (options) => sequelize.sync({ force: options.wipe });', reasons: ['parameter'] },
  { rule, name: 'destructured parameter', code: 'export const reset = ({ wipe }) => sequelize.sync({ force: wipe });', reasons: ['parameter'] },
  { rule, name: 'negated parameter', code: 'export const reset = (keep) => sequelize.sync({ force: !keep });', reasons: ['parameter'] },
  { rule, name: 'import', code: "import { FORCE } from './flags.js';\nsequelize.sync({ force: FORCE });", reasons: ['import'] },
  { rule, name: 'default import', code: "import force from './force.js';\nsequelize.sync({ force });", reasons: ['import'] },
  { rule, commonjs: true, name: 'require', code: "const { FORCE } = require('./flags');\nsequelize.sync({ force: FORCE });", reasons: ['import'] },
  { rule, name: 'call of an import', code: "import { shouldWipe } from './flags.js';\nsequelize.sync({ force: shouldWipe() });", reasons: ['call', 'import'] },
  { rule, name: 'awaited call', code: "import { prompt } from './prompt.js';\nsequelize.sync({ force: await prompt('Wipe?') });", reasons: ['call', 'import'] },
  { rule, name: 'global', code: 'sequelize.sync({ force: FORCE_SYNC });', reasons: ['global'] },
];

export const inside: readonly Undecided[] = [
  { rule, name: 'unknown spread over force', code: "import { options } from './options.js';\nsequelize.sync({ force: true, ...options });", reasons: ['spread'] },
  { rule, name: 'spread of a parameter over force', code: 'export const run = (options) => sequelize.sync({ force: true, ...options });', reasons: ['spread'] },
  { rule, name: 'unknown source over force', code: "import { options } from './options.js';\nsequelize.sync(Object.assign({ force: true }, options));", reasons: ['spread'] },
  { rule, name: 'unknown key over force', code: "import { key } from './options.js';\nsequelize.sync({ force: true, [key]: false });", reasons: ['spread', 'computedKey'] },
  { rule: alter, name: 'possible key from the command line', code: "const mode = process.argv[2] ?? 'alter';\nsequelize.sync({ [mode]: true });", reasons: ['argv', 'computedKey'] },
  { rule, name: 'object handed to other code', code: "import { tweak } from './tweak.js';\nconst o = { force: false };\ntweak(o);\nsequelize.sync(o);", reasons: ['escape'] },
  { rule, name: 'flag written by a closure', code: 'let force = false;\nemitter.on("wipe", () => { force = true; });\nexport const run = () => sequelize.sync({ force });', reasons: ['closure'] },
  { rule, name: 'flag written in the loop of the call', code: 'let force = false;\nfor (const model of models) {\n  await model.sync({ force });\n  force = true;\n}', reasons: ['loop', 'condition', 'on'] },
  { rule, name: 'a chain of constants longer than any bound', code: `const a0 = true;\n${Array.from({ length: 2000 }, (_, i) => `const a${i + 1} = a${i};`).join('\n')}\nsequelize.sync({ force: a2000 });`, reasons: ['tooComplex', 'on'] },
  { rule, name: 'a function that calls itself', code: 'function wipe(n) { return n === 0 ? true : wipe(n - 1); }\nsequelize.sync({ force: wipe(3) });', reasons: ['tooComplex', 'loop', 'call', 'condition', 'on'] },
  { rule, name: 'functions that call each other', code: 'const a = () => b();\nconst b = () => a();\nsequelize.sync({ force: a() });', reasons: ['tooComplex', 'loop', 'call'] },
];

/** Whole arguments that are unknown: silent by default, and what makes them reported. */
export const unknownOptions: readonly Verdict[] = ([rule, alter] as const).flatMap((rule): Verdict[] => [
  { rule, name: `${rule}: parameter`, code: 'export const run = (options) => sequelize.sync(options);', reported: false },
  { rule, name: `${rule}: parameter, with the option`, code: 'export const run = (options) => sequelize.sync(options);', options: { unknownOptions: 'report' }, reported: true },
  { rule, name: `${rule}: import`, code: "import { options } from './options.js';\nsequelize.sync(options);", reported: false },
  { rule, name: `${rule}: import, with the option`, code: "import { options } from './options.js';\nsequelize.sync(options);", options: { unknownOptions: 'report' }, reported: true },
  { rule, name: `${rule}: call`, code: "import { read } from './options.js';\nsequelize.sync(read());", reported: false },
  { rule, name: `${rule}: call, with the option`, code: "import { read } from './options.js';\nsequelize.sync(read());", options: { unknownOptions: 'report' }, reported: true },
  { rule, name: `${rule}: spread alone`, code: "import { options } from './options.js';\nsequelize.sync({ ...options });", reported: false },
  { rule, name: `${rule}: spread alone, with the option`, code: "import { options } from './options.js';\nsequelize.sync({ ...options });", options: { unknownOptions: 'report' }, reported: true },
  { rule, name: `${rule}: harmless key and a spread`, code: "import { options } from './options.js';\nsequelize.sync({ force: false, alter: false, ...options });", reported: false },
  { rule, name: `${rule}: unknown key`, code: "import { key } from './options.js';\nsequelize.sync({ [key]: true });", reported: false },
  { rule, name: `${rule}: unknown key, with the option`, code: "import { key } from './options.js';\nsequelize.sync({ [key]: true });", options: { unknownOptions: 'report' }, reported: true },
  { rule, name: `${rule}: request body`, code: 'export const reset = (req, res) => sequelize.sync(req.body);', reported: true },
  { rule, name: `${rule}: spread request query`, code: 'export const reset = (req, res) => sequelize.sync({ ...req.query });', reported: true },
  { rule, name: `${rule}: request over harmless keys`, code: 'export const reset = (req, res) => sequelize.sync({ force: false, alter: false, ...req.body });', reported: true },
  { rule, name: `${rule}: body of a Fetch request`, code: 'export async function POST(request) { await sequelize.sync(await request.json()); }', reported: true },
  { rule, name: `${rule}: validated request`, code: 'export const reset = (req, res) => sequelize.sync(validate(req.body));', reported: true },
  { rule, name: `${rule}: validated parameter`, code: 'export const reset = (options) => sequelize.sync(validate(options));', reported: false },
  { rule, name: `${rule}: parsed command line`, code: 'sequelize.sync(parse(process.argv.slice(2)));', reported: true },
  { rule, commonjs: true, name: `${rule}: required parser`, code: "const argv = require('minimist')(process.argv.slice(2));\nsequelize.sync(argv);", reported: true },
  { rule, name: `${rule}: command line as a key`, code: 'sequelize.sync({ [process.argv[2]]: true });', reported: true },
  { rule, name: `${rule}: environment as a key`, code: 'sequelize.sync({ [process.env.SYNC_MODE]: true });', reported: true },
  { rule, name: `${rule}: parsed environment`, code: 'sequelize.sync(JSON.parse(process.env.SYNC_OPTIONS));', reported: true },
  { rule, name: `${rule}: no options`, code: 'sequelize.sync();', options: { unknownOptions: 'report' }, reported: false },
  { rule, name: `${rule}: known harmless options`, code: 'sequelize.sync({ logging: false });', options: { unknownOptions: 'report' }, reported: false },
]);

/** `dynamicValues: 'ignore'` silences what is decided at run time, and nothing else. */
export const dynamicIgnored: readonly Spelling[] = [
  { rule, name: 'ignored environment string', options: { dynamicValues: 'ignore' }, on: 'sequelize.sync({ force: true });', off: 'sequelize.sync({ force: process.env.DB_FORCE });' },
  { rule, name: 'ignored parameter', options: { dynamicValues: 'ignore' }, on: "sequelize.sync({ force: 'false' });", off: 'export const reset = (force) => sequelize.sync({ force });' },
  { rule, name: 'ignored import', options: { dynamicValues: 'ignore' }, on: 'const FORCE = 1;\nsequelize.sync({ force: FORCE });', off: "import { FORCE } from './flags.js';\nsequelize.sync({ force: FORCE });" },
  { rule: alter, name: 'ignored for alter', options: { dynamicValues: 'ignore' }, on: 'sequelize.sync({ alter: true });', off: "sequelize.sync({ alter: process.env.ALTER === '1' });" },
  { rule: alter, name: 'additive alter, with the option', options: { additiveAlter: 'report' }, on: 'sequelize.sync({ alter: { drop: false } });', off: 'sequelize.sync({ alter: false });' },
  { rule: alter, name: 'a truthy alter, with the option', options: { additiveAlter: 'report' }, on: 'sequelize.sync({ alter: 1 });', off: 'sequelize.sync({ alter: 0 });' },
  { rule, name: 'trusted match', options: { protectedForce: 'trust' }, on: 'sequelize.sync({ force: true, match: /test/ });', off: 'sequelize.sync({ force: true, match: /_test$/ });' },
  { rule, name: 'trusted match on an instance, not on a Model', options: { protectedForce: 'trust' }, on: 'sequelize.models.User.sync({ force: true, match: /_test$/ });', off: 'sequelize.sync({ force: true, match: /_test$/ });' },
  { rule, name: 'trusted database-name check', options: { protectedForce: 'trust' }, on: "if (/_test$/.test(sequelize.config.database)) console.log('test');\nsequelize.sync({ force: true });", off: 'if (/_test$/.test(sequelize.config.database)) sequelize.sync({ force: true });' },
];

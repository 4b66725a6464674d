// Environment guards and their classes; the option `environmentGuards: 'trust'` silences the positive class only.
import type { Guard, Guarded } from './entry.js';

const rule = 'no-sync-force';
const SYNC = 'sequelize.sync({ force: true });';

/** One guarded entry per `[name, code]`. */
const guarded = (guard: Guard, entries: readonly (readonly [name: string, code: string])[]): Guarded[] =>
  entries.map(([name, code]) => ({ rule, guard, name: `${guard}: ${name}`, code }));

/** The statements as the body of an exported async function. */
const body = (statements: string): string => `export async function reset() { ${statements} }`;

export const positive = guarded('positive', [
  ['if', `if (process.env.NODE_ENV === 'test') ${SYNC}`],
  ['if, the other way round', `if ('test' === process.env.NODE_ENV) { ${SYNC} }`],
  ['if, loose', `if (process.env.NODE_ENV == 'development') { ${SYNC} }`],
  ['if, by brackets', `if (process.env['NODE_ENV'] === 'test') { ${SYNC} }`],
  ['if, another variable', `if (process.env.APP_ENV === 'local') { ${SYNC} }`],
  ['if, the word dev', `if (process.env.NODE_ENV === 'dev') { ${SYNC} }`],
  ['and', `process.env.NODE_ENV === 'test' && ${SYNC}`],
  ['if with more conditions', `if (process.env.NODE_ENV === 'test' && ready) { ${SYNC} }`],
  ['nested if', `if (process.env.NODE_ENV === 'test') { if (ready) { ${SYNC} } }`],
  ['ternary', `process.env.NODE_ENV === 'test' ? ${SYNC.slice(0, -1)} : sequelize.sync();`],
  ['early return', body(`if (process.env.NODE_ENV !== 'test') return; await ${SYNC}`)],
  ['early return after work', body(`if (process.env.NODE_ENV !== 'test') { console.warn('not here'); return; } await ${SYNC}`)],
  ['early throw', body(`if (process.env.NODE_ENV !== 'test') { throw new Error('refused'); } await ${SYNC}`)],
  ['early exit', `if (process.env.NODE_ENV !== 'test') process.exit(1);\n${SYNC}`],
  ['list', `if (['test', 'development'].includes(process.env.NODE_ENV)) { ${SYNC} }`],
  ['list in a const', `const SAFE = ['test', 'ci'];\nif (SAFE.includes(process.env.NODE_ENV)) { ${SYNC} }`],
  ['early return on a list', body(`if (!['test'].includes(process.env.NODE_ENV)) return; await ${SYNC}`)],
  ['switch', `switch (process.env.NODE_ENV) { case 'test': ${SYNC} break; default: sequelize.sync(); }`],
  ['switch with two cases', `switch (process.env.NODE_ENV) { case 'test': case 'development': ${SYNC} break; }`],
  ['configuration', `import config from 'config';\nif (config.get('NODE_ENV') === 'test') { ${SYNC} }`],
  ["Express's environment", `if (app.get('env') === 'development') { ${SYNC} }`],
  ["Vite's mode", `if (import.meta.env.MODE === 'test') { ${SYNC} }`],
  ['flag', `const isTest = process.env.NODE_ENV === 'test';\nif (isTest) { ${SYNC} }`],
  ['flag whose name lies', `const isProduction = process.env.NODE_ENV === 'test';\nif (isProduction) { ${SYNC} }`],
  ['environment in a const', `const env = process.env.NODE_ENV;\nif (env === 'test') { ${SYNC} }`],
  ['destructured environment', `const { NODE_ENV } = process.env;\nif (NODE_ENV === 'test') { ${SYNC} }`],
  ['fallback to production', `if ((process.env.NODE_ENV || 'production') === 'test') { ${SYNC} }`],
  ['value', "sequelize.sync({ force: process.env.NODE_ENV === 'test' });"],
  ['value in a const', "const force = process.env.NODE_ENV === 'development';\nsequelize.sync({ force });"],
  ['value by and', "sequelize.sync({ force: process.env.NODE_ENV === 'test' && true });"],
  ['value by ternary', "sequelize.sync({ force: process.env.NODE_ENV === 'test' ? true : false });"],
  ['value by list', "sequelize.sync({ force: ['test'].includes(process.env.NODE_ENV) });"],
  ['value with another switch', "const force = process.env.NODE_ENV === 'development' && process.env.FORCE_SYNC === 'true';\nsequelize.sync({ force });"],
  ['options by ternary', "sequelize.sync(process.env.NODE_ENV === 'test' ? { force: true } : {});"],
  ['options by spread', "sequelize.sync({ ...(process.env.NODE_ENV === 'test' && { force: true }) });"],
  ['written in a branch', "const options = { force: false };\nif (process.env.NODE_ENV === 'test') { options.force = true; }\nsequelize.sync(options);"],
  ['callback made under the guard', `if (process.env.NODE_ENV === 'test') { app.post('/reset', () => { ${SYNC} }); }`],
]);

export const failOpen = guarded('failOpen', [
  ['if', `if (process.env.NODE_ENV !== 'production') { ${SYNC} }`],
  ['if, the other way round', `if ('production' !== process.env.NODE_ENV) { ${SYNC} }`],
  ['if, loose', `if (process.env.NODE_ENV != 'production') { ${SYNC} }`],
  ['if, another word', `if (process.env.NODE_ENV !== 'prod') { ${SYNC} }`],
  ['negated comparison', `if (!(process.env.NODE_ENV === 'production')) { ${SYNC} }`],
  ['unset', `if (!process.env.NODE_ENV) { ${SYNC} }`],
  ['negated flag', `const isProduction = process.env.NODE_ENV === 'production';\nif (!isProduction) { ${SYNC} }`],
  ['flag whose name lies', `const isDevelopment = process.env.NODE_ENV !== 'production';\nif (isDevelopment) { ${SYNC} }`],
  ['negated list', `if (!['production', 'staging'].includes(process.env.NODE_ENV)) { ${SYNC} }`],
  ['early return', body(`if (process.env.NODE_ENV === 'production') return; await ${SYNC}`)],
  ['early throw', body(`if (process.env.NODE_ENV === 'production') throw new Error('refused'); await ${SYNC}`)],
  ['early exit', `if (process.env.NODE_ENV === 'production') process.exit(1);\n${SYNC}`],
  ['and', `process.env.NODE_ENV !== 'production' && ${SYNC}`],
  ["Express's environment", `if (app.get('env') !== 'production') { ${SYNC} }`],
  ['fallback to development', `if ((process.env.NODE_ENV || 'development') === 'development') { ${SYNC} }`],
  ['nullish fallback in a const', `const env = process.env.NODE_ENV ?? 'development';\nif (env === 'development') { ${SYNC} }`],
  ['fallback to test', `const env = process.env.NODE_ENV || 'test';\nif (env === 'test') { ${SYNC} }`],
  ['value', "sequelize.sync({ force: process.env.NODE_ENV !== 'production' });"],
  ['value in a const', "const force = process.env.NODE_ENV !== 'production';\nsequelize.sync({ force });"],
  ['value by flag', "const isProd = process.env.NODE_ENV === 'production';\nsequelize.sync({ force: !isProd });"],
  ['options by ternary', "sequelize.sync(process.env.NODE_ENV !== 'production' ? { force: true } : {});"],
]);

export const inverted = guarded('inverted', [
  ['if', `if (process.env.NODE_ENV === 'production') { ${SYNC} }`],
  ['if not development', `if (process.env.NODE_ENV !== 'development') { ${SYNC} }`],
  ['flag', `const isProduction = process.env.NODE_ENV === 'production';\nif (isProduction) { ${SYNC} }`],
  ['list', `if (['production', 'live'].includes(process.env.NODE_ENV)) { ${SYNC} }`],
  ['early return for tests', body(`if (process.env.NODE_ENV === 'test') return; await ${SYNC}`)],
  ['value', "sequelize.sync({ force: process.env.NODE_ENV === 'production' });"],
  ['value by flag', "const isProd = process.env.NODE_ENV === 'production';\nsequelize.sync({ force: isProd });"],
  ['value by ternary', "sequelize.sync({ force: process.env.NODE_ENV === 'production' ? true : false });"],
  ['early throw outside of production', body(`if (process.env.NODE_ENV !== 'production') throw new Error('production only'); await ${SYNC}`)],
]);

export const unguarded = guarded('none', [
  ['no condition', SYNC],
  ['a switch of its own', `if (process.env.DB_FORCE_SYNC === 'true') { ${SYNC} }`],
  ['command line', `if (process.argv.includes('--force')) { ${SYNC} }`],
  ['command line word', `if (process.argv[2] === 'test') { ${SYNC} }`],
  ['request value', `export const reset = (req) => { if (req.query.env === 'test') { ${SYNC} } };`],
  ['else of production', `if (process.env.NODE_ENV === 'production') { sequelize.sync(); } else { ${SYNC} }`],
  ['a value that another path has too', "const options = { force: true };\nif (process.env.NODE_ENV === 'test') { if (ready) options.force = false; }\nsequelize.sync(options);"],
  ['or anything', `if (process.env.NODE_ENV === 'test' || ready) { ${SYNC} }`],
  ['opt-out', `if (ready && process.env.AUTO_SYNC !== '1') { ${SYNC} }`],
  ['flag about something else', `const isSqlite = process.env.DIALECT === 'sqlite';\nif (!isSqlite) { ${SYNC} }`],
  ['imported flag', `import { isTest } from './env.js';\nif (isTest) { ${SYNC} }`],
  ['flag named after tests', `const isTest = process.argv.includes('--test');\nif (isTest) { ${SYNC} }`],
  ['a warning is no return', body(`if (process.env.NODE_ENV !== 'test') { console.warn('careful'); } await ${SYNC}`)],
  ['a return after the call', body(`await ${SYNC} if (process.env.NODE_ENV !== 'test') return;`)],
  ['a guard beside the call', `if (process.env.NODE_ENV === 'test') { sequelize.sync(); }\n${SYNC}`],
  ['a return in a nested function', body(`const stop = () => { if (process.env.NODE_ENV !== 'test') return; }; stop(); await ${SYNC}`)],
  ['a return on one path', body(`if (ready) { if (process.env.NODE_ENV !== 'test') return; } await ${SYNC}`)],
  ['switch falls through from default', `switch (process.env.NODE_ENV) { default: case 'test': ${SYNC} }`],
  ['default of a switch', `switch (process.env.NODE_ENV) { case 'production': break; default: ${SYNC} }`],
]);

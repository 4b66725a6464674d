// Functions of the same file: what they return, and what their parameters do to force.
import type { Spelling } from './entry.js';

const rule = 'no-sync-force';

export const returnedOptions: readonly Spelling[] = [
  { rule, name: 'declaration that returns options', on: 'function options() { return { force: true }; }\nsequelize.sync(options());', off: 'function options() { return { force: false }; }\nsequelize.sync(options());' },
  { rule, name: 'arrow that returns options', on: 'const options = () => ({ force: true });\nsequelize.sync(options());', off: 'const options = () => ({ force: false });\nsequelize.sync(options());' },
  { rule, name: 'function expression', on: 'const options = function () { return { force: true }; };\nsequelize.sync(options());', off: 'const options = function () { return { force: false }; };\nsequelize.sync(options());' },
  { rule, name: 'function below the call', on: 'sequelize.sync(options());\nfunction options() { return { force: true }; }', off: 'sequelize.sync(options());\nfunction options() { return { force: false }; }' },
  { rule, name: 'function that returns a flag', on: 'const isForced = () => true;\nsequelize.sync({ force: isForced() });', off: 'const isForced = () => false;\nsequelize.sync({ force: isForced() });' },
  { rule, name: 'flag function that is not called', on: 'const isForced = () => false;\nsequelize.sync({ force: isForced });', off: 'const isForced = () => false;\nsequelize.sync({ force: isForced() });' },
  { rule, name: 'function called with a constant', on: 'const make = (force) => ({ force });\nsequelize.sync(make(true));', off: 'const make = (force) => ({ force });\nsequelize.sync(make(false));' },
  { rule, name: 'function that negates its argument', on: 'function make(safe) { return { force: !safe }; }\nsequelize.sync(make(false));', off: 'function make(safe) { return { force: !safe }; }\nsequelize.sync(make(true));' },
  { rule, name: 'function with a default', on: 'const make = (force = true) => ({ force });\nsequelize.sync(make());', off: 'const make = (force = true) => ({ force });\nsequelize.sync(make(false));' },
  { rule, name: 'function that picks by a mode', on: "function make(mode) { if (mode === 'reset') return { force: true }; return {}; }\nsequelize.sync(make('reset'));", off: "function make(mode) { if (mode === 'reset') return { force: false }; return {}; }\nsequelize.sync(make('reset'));" },
  { rule, name: 'function with two returns', on: 'function make() { if (ready) { return { force: true }; } return { force: false }; }\nsequelize.sync(make());', off: 'function make() { if (ready) { return { force: 0 }; } return { force: false }; }\nsequelize.sync(make());' },
  { rule, name: 'function that calls another', on: 'const base = () => ({ force: true });\nconst make = () => ({ ...base() });\nsequelize.sync(make());', off: 'const base = () => ({ force: false });\nconst make = () => ({ ...base() });\nsequelize.sync(make());' },
  { rule, name: 'function called at once', on: 'sequelize.sync((() => ({ force: true }))());', off: 'sequelize.sync((() => ({ force: false }))());' },
  { rule, name: 'function called at once with a body', on: 'sequelize.sync((function () { const o = {}; o.force = true; return o; })());', off: 'sequelize.sync((function () { const o = {}; o.force = false; return o; })());' },
  { rule, name: 'async function that is awaited', on: 'async function options() { return { force: true }; }\nsequelize.sync(await options());', off: 'async function options() { return { force: false }; }\nsequelize.sync(await options());' },
  { rule, name: 'method of an object', on: 'const config = { options() { return { force: true }; } };\nsequelize.sync(config.options());', off: 'const config = { options() { return { force: false }; } };\nsequelize.sync(config.options());' },
  { rule, name: 'arrow in an object', on: 'const config = { options: () => ({ force: true }) };\nsequelize.sync(config.options());', off: 'const config = { options: () => ({ force: false }) };\nsequelize.sync(config.options());' },
];

export const flagParameters: readonly Spelling[] = [
  { rule, name: 'flag of a local function', on: 'function reset(force) { return sequelize.sync({ force }); }\nreset(true);', off: 'function reset(force) { return sequelize.sync({ force }); }\nreset(false);' },
  { rule, name: 'flag of a local arrow', on: 'const reset = (force) => sequelize.sync({ force });\nreset(1);', off: 'const reset = (force) => sequelize.sync({ force });\nreset(0);' },
  { rule, name: 'flag of a local async arrow', on: 'const reset = async (wipe) => { await sequelize.sync({ force: wipe }); };\nawait reset(true);', off: 'const reset = async (wipe) => { await sequelize.sync({ force: wipe }); };\nawait reset(false);' },
  { rule, name: 'flag of a function that makes a handler', on: "const reset = (force) => async (request, response) => { await sequelize.sync({ force }); };\napp.post('/reset', reset(true));", off: "const reset = (force) => async (request, response) => { await sequelize.sync({ force }); };\napp.post('/reset', reset(false));" },
  { rule, name: 'options of a function that makes a handler', on: "const reset = (options) => async (request) => { await sequelize.sync(options); };\napp.post('/reset', reset({ force: true }));", off: "const reset = (options) => async (request) => { await sequelize.sync(options); };\napp.post('/reset', reset({ force: false }));" },
  { rule, name: 'options that a function with a receiver of its own spreads', on: 'const sync = (options) => (instance) => instance.sync({ logging: false, ...options });\nsync({ force: true })(sequelize);', off: 'const sync = (options) => (instance) => instance.sync({ logging: false, ...options });\nsync({ force: false })(sequelize);' },
  { rule, name: 'flag of the inner of two functions', on: "function routes(app) { const reset = (force) => sequelize.sync({ force }); app.post('/reset', () => reset(true)); }\nroutes(server);", off: "function routes(app) { const reset = (force) => sequelize.sync({ force }); app.post('/reset', () => reset(false)); }\nroutes(server);" },
  { rule, name: 'flag that is left out', on: 'function reset(keep, force) { return sequelize.sync({ force }); }\nreset(true, true);', off: 'function reset(keep, force) { return sequelize.sync({ force }); }\nreset(true);' },
  { rule, name: 'negated flag', on: 'function reset(keep) { return sequelize.sync({ force: !keep }); }\nreset(false);', off: 'function reset(keep) { return sequelize.sync({ force: !keep }); }\nreset(true);' },
  { rule, name: 'default of a local function', on: 'function reset(force = true) { return sequelize.sync({ force }); }\nreset();', off: 'function reset(force = false) { return sequelize.sync({ force }); }\nreset();' },
  { rule, name: 'harmless default that a call overrides', on: 'function reset(force = false) { return sequelize.sync({ force }); }\nreset(true);', off: 'function reset(force = false) { return sequelize.sync({ force }); }\nreset(undefined);' },
  { rule, name: 'one call of several', on: 'function reset(force) { return sequelize.sync({ force }); }\nreset(false);\nreset(true);', off: 'function reset(force) { return sequelize.sync({ force }); }\nreset(false);\nreset(null);' },
  { rule, name: 'options of a local function', on: 'function reset(options) { return sequelize.sync(options); }\nreset({ force: true });', off: 'function reset(options) { return sequelize.sync(options); }\nreset({ force: false });' },
  { rule, name: 'options with a destructured flag', on: 'function reset({ force }) { return sequelize.sync({ force }); }\nreset({ force: true });', off: 'function reset({ force }) { return sequelize.sync({ force }); }\nreset({ force: false });' },
  { rule, name: 'options with a destructured default', on: 'function reset({ force = false } = {}) { return sequelize.sync({ force }); }\nreset({ force: true });', off: 'function reset({ force = false } = {}) { return sequelize.sync({ force }); }\nreset();' },
  { rule, name: 'options that are spread', on: 'function reset(options) { return sequelize.sync({ ...options, logging: false }); }\nreset({ force: true });', off: 'function reset(options) { return sequelize.sync({ ...options, force: false }); }\nreset({ force: true });' },
  { rule, name: 'spread over a default', on: 'function reset(options) { return sequelize.sync({ force: false, ...options }); }\nreset({ force: true });', off: 'function reset(options) { return sequelize.sync({ force: false, ...options }); }\nreset({});' },
  { rule, name: 'rest parameter', on: 'function reset(...args) { return sequelize.sync(...args); }\nreset({ force: true });', off: 'function reset(...args) { return sequelize.sync(...args); }\nreset({ force: false });' },
  { rule, name: 'a function that passes it on', on: 'function inner(force) { return sequelize.sync({ force }); }\nfunction outer(force) { return inner(force); }\nouter(true);', off: 'function inner(force) { return sequelize.sync({ force }); }\nfunction outer(force) { return inner(force); }\nouter(false);' },
  { rule, name: 'exported function', on: 'export function reset(force) { return sequelize.sync({ force }); }', off: 'export function reset(force) { return sequelize.sync({ force: false, logging: force }); }' },
  { rule, name: 'exported function with a harmless default', on: 'export const reset = async (force = false) => { await sequelize.sync({ force }); };', off: 'export const reset = async (force = false) => { await sequelize.sync({ force: false && force }); };' },
  { rule, commonjs: true, name: 'function exported by CommonJS', on: 'module.exports = (sequelize, force = false) => sequelize.sync({ force });', off: 'module.exports = (sequelize, force = false) => sequelize.sync({ logging: force });' },
  { rule, name: 'exported function that is given options', on: 'export const reset = (options) => sequelize.sync({ ...options, force: true });', off: 'export const reset = (options) => sequelize.sync(options);' },
  { rule, name: 'model parameter beside the flag', on: 'async function reset(model, force) { await model.sync({ force }); }\nawait reset(User, true);', off: 'async function reset(model, force) { await model.sync({ force }); }\nawait reset(User, false);' },
  { rule, name: 'parameter that is overwritten', on: 'function reset(force) { force = true; return sequelize.sync({ force }); }\nreset(false);', off: 'function reset(force) { force = false; return sequelize.sync({ force }); }\nreset(true);' },
  { rule, name: 'function called at once with a flag', on: '(async (force) => { await sequelize.sync({ force }); })(true);', off: '(async (force) => { await sequelize.sync({ force }); })(false);' },
];

export const alterParameters: readonly Spelling[] = [
  { rule: 'no-sync-alter', name: 'alter flag of a local function', on: 'function migrate(alter) { return sequelize.sync({ alter }); }\nmigrate(true);', off: 'function migrate(alter) { return sequelize.sync({ alter }); }\nmigrate({ drop: false });' },
  { rule: 'no-sync-alter', name: 'alter as the opposite of force', on: 'export const reset = (force) => sequelize.sync({ force, alter: !force });', off: 'export const reset = (force) => sequelize.sync({ force, alter: force && false });' },
  { rule, name: 'force beside its opposite', on: 'export const reset = (force) => sequelize.sync({ force, alter: !force });', off: 'export const reset = (force) => sequelize.sync({ force: force && false, alter: !force });' },
  { rule: 'no-sync-alter', name: 'options from a local function', on: 'const options = () => ({ alter: true });\nsequelize.sync(options());', off: 'const options = () => ({ alter: { drop: false } });\nsequelize.sync(options());' },
];

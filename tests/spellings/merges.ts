// Spread, Object.assign, Object.freeze: later keys win.
import type { Spelling } from './entry.js';

const rule = 'no-sync-force';

export const spreads: readonly Spelling[] = [
  { rule, name: 'spread of a const', on: 'const base = { force: true };\nsequelize.sync({ ...base });', off: 'const base = { force: false };\nsequelize.sync({ ...base });' },
  { rule, name: 'spread of a literal', on: 'sequelize.sync({ ...{ force: true } });', off: 'sequelize.sync({ ...{ force: false } });' },
  { rule, name: 'own key before and after a spread', on: 'const base = { force: true };\nsequelize.sync({ force: false, ...base });', off: 'const base = { force: true };\nsequelize.sync({ ...base, force: false });' },
  { rule, name: 'own key overrides a harmless spread', on: 'const base = { force: false };\nsequelize.sync({ ...base, force: true });', off: 'const base = { force: false };\nsequelize.sync({ force: true, ...base });' },
  { rule, name: 'two spreads', on: 'const a = { force: false };\nconst b = { force: true };\nsequelize.sync({ ...a, ...b });', off: 'const a = { force: false };\nconst b = { force: true };\nsequelize.sync({ ...b, ...a });' },
  { rule, name: 'spread of a spread', on: 'const a = { force: true };\nconst b = { ...a };\nsequelize.sync({ ...b });', off: 'const a = { force: false };\nconst b = { ...a };\nsequelize.sync({ ...b });' },
  { rule, name: 'spread of a ternary', on: 'sequelize.sync({ ...(ready ? { force: true } : {}) });', off: 'sequelize.sync({ ...(ready ? { force: false } : {}) });' },
  { rule, name: 'spread of an and', on: 'sequelize.sync({ ...(ready && { force: true }) });', off: 'sequelize.sync({ ...(ready && { force: false }) });' },
  { rule, name: 'spread of an and, overridden', on: 'sequelize.sync({ force: false, ...(ready && { force: true }) });', off: 'sequelize.sync({ ...(ready && { force: true }), force: false });' },
  { rule, name: 'spread of nothing', on: 'sequelize.sync({ force: true, ...null, ...undefined });', off: 'sequelize.sync({ force: false, ...null, ...undefined });' },
  { rule, name: 'spread of an undefined value', on: 'const base = { force: undefined };\nsequelize.sync({ ...base, force: true });', off: 'const base = { force: undefined };\nsequelize.sync({ force: true, ...base });' },
  { rule, name: 'spread without the key', on: 'const base = { logging: false };\nsequelize.sync({ force: true, ...base });', off: 'const base = { logging: false };\nsequelize.sync({ force: false, ...base });' },
  { rule, name: 'spread of a member', on: 'const config = { sync: { force: true } };\nsequelize.sync({ ...config.sync, logging: false });', off: 'const config = { sync: { force: false } };\nsequelize.sync({ ...config.sync, logging: false });' },
  { rule, name: 'spread of a copy changed later', on: 'const base = { force: true };\nconst copy = { ...base };\nbase.force = false;\nsequelize.sync(copy);', off: 'const base = { force: false };\nconst copy = { ...base };\nbase.force = true;\nsequelize.sync(copy);' },
  { rule, name: 'unknown spread, then an own key', on: "import { options } from './options.js';\nsequelize.sync({ ...options, force: true });", off: "import { options } from './options.js';\nsequelize.sync({ ...options, force: false });" },
  { rule, name: 'own key, then an unknown spread', on: "import { options } from './options.js';\nsequelize.sync({ force: true, ...options });", off: "import { options } from './options.js';\nsequelize.sync({ force: false, ...options });" },
  { rule, name: 'own key, then an unknown key', on: "import { key } from './options.js';\nsequelize.sync({ force: true, [key]: false });", off: "import { key } from './options.js';\nsequelize.sync({ force: false, [key]: true });" },
  { rule, name: 'unknown key, then an own key', on: "import { key } from './options.js';\nsequelize.sync({ [key]: false, force: true });", off: "import { key } from './options.js';\nsequelize.sync({ [key]: true, force: false });" },
];

export const assigns: readonly Spelling[] = [
  { rule, name: 'copy of a const', on: 'const base = { force: true };\nsequelize.sync(Object.assign({}, base));', off: 'const base = { force: false };\nsequelize.sync(Object.assign({}, base));' },
  { rule, name: 'later source wins', on: 'sequelize.sync(Object.assign({ force: false }, { force: true }));', off: 'sequelize.sync(Object.assign({ force: true }, { force: false }));' },
  { rule, name: 'three sources', on: 'sequelize.sync(Object.assign({}, { force: false }, { force: true }));', off: 'sequelize.sync(Object.assign({}, { force: true }, { force: false }));' },
  { rule, name: 'source without the key', on: 'sequelize.sync(Object.assign({ force: true }, { logging: false }));', off: 'sequelize.sync(Object.assign({ force: false }, { logging: false }));' },
  { rule, name: 'nothing to copy', on: 'sequelize.sync(Object.assign({}, null, { force: true }));', off: 'sequelize.sync(Object.assign({}, null, undefined));' },
  { rule, name: 'as a statement', on: 'const options = {};\nObject.assign(options, { force: true });\nsequelize.sync(options);', off: 'const options = {};\nObject.assign(options, { force: false });\nsequelize.sync(options);' },
  { rule, name: 'as a statement over a flag', on: 'const options = { force: false };\nObject.assign(options, { force: true });\nsequelize.sync(options);', off: 'const options = { force: true };\nObject.assign(options, { force: false });\nsequelize.sync(options);' },
  { rule, name: 'as a statement after the call', on: 'const options = { force: true };\nsequelize.sync(options);\nObject.assign(options, { force: false });', off: 'const options = { force: false };\nsequelize.sync(options);\nObject.assign(options, { force: true });' },
  { rule, name: 'result in a const', on: 'const options = Object.assign({}, { force: true });\nsequelize.sync(options);', off: 'const options = Object.assign({}, { force: false });\nsequelize.sync(options);' },
  { rule, name: 'nested', on: 'const base = {};\nsequelize.sync(Object.assign(Object.assign({}, base), { force: true }));', off: 'const base = {};\nsequelize.sync(Object.assign(Object.assign({ force: true }, base), { force: false }));' },
  { rule, name: 'frozen', on: 'sequelize.sync(Object.freeze({ force: true }));', off: 'sequelize.sync(Object.freeze({ force: false }));' },
  { rule, name: 'frozen const', on: 'const OPTIONS = Object.freeze({ force: true });\nsequelize.sync(OPTIONS);', off: 'const OPTIONS = Object.freeze({ force: false });\nsequelize.sync(OPTIONS);' },
  { rule, name: 'frozen in a spread', on: 'const OPTIONS = Object.freeze({ force: true });\nsequelize.sync({ ...OPTIONS });', off: 'const OPTIONS = Object.freeze({ force: false });\nsequelize.sync({ ...OPTIONS });' },
  { rule, name: 'frozen as a statement', on: 'const options = { force: true };\nObject.freeze(options);\nsequelize.sync(options);', off: 'const options = { force: false };\nObject.freeze(options);\nsequelize.sync(options);' },
  { rule, name: 'computed Object.assign', on: "sequelize.sync(Object['assign']({ force: false }, { force: true }));", off: "sequelize.sync(Object['assign']({ force: true }, { force: false }));" },
];

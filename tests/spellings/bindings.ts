// Constants, shorthand, nested objects and destructuring of the same file.
import type { Spelling } from './entry.js';

const rule = 'no-sync-force';

export const bindings: readonly Spelling[] = [
  { rule, name: 'const flag', on: 'const WIPE = true;\nsequelize.sync({ force: WIPE });', off: 'const WIPE = false;\nsequelize.sync({ force: WIPE });' },
  { rule, name: 'let that is never written again', on: 'let wipe = true;\nsequelize.sync({ force: wipe });', off: 'let wipe = false;\nsequelize.sync({ force: wipe });' },
  { rule, name: 'var', on: 'var wipe = true;\nsequelize.sync({ force: wipe });', off: 'var wipe = false;\nsequelize.sync({ force: wipe });' },
  { rule, name: 'var assigned later', on: 'var wipe;\nwipe = true;\nsequelize.sync({ force: wipe });', off: 'var wipe;\nwipe = false;\nsequelize.sync({ force: wipe });' },
  { rule, name: 'let without a value', on: 'let force;\nforce = 1;\nsequelize.sync({ force });', off: 'let force;\nsequelize.sync({ force });' },
  { rule, name: 'shorthand', on: 'const force = true;\nsequelize.sync({ force });', off: 'const force = false;\nsequelize.sync({ force });' },
  { rule, name: 'const of a const', on: 'const A = true;\nconst B = A;\nsequelize.sync({ force: B });', off: 'const A = false;\nconst B = A;\nsequelize.sync({ force: B });' },
  { rule, name: 'const options', on: 'const options = { force: true };\nsequelize.sync(options);', off: 'const options = { force: false };\nsequelize.sync(options);' },
  { rule, name: 'alias of const options', on: 'const base = { force: true };\nconst options = base;\nsequelize.sync(options);', off: 'const base = { force: false };\nconst options = base;\nsequelize.sync(options);' },
  { rule, name: 'member of a const object', on: 'const config = { wipe: true };\nsequelize.sync({ force: config.wipe });', off: 'const config = { wipe: false };\nsequelize.sync({ force: config.wipe });' },
  { rule, name: 'nested member', on: 'const config = { db: { sync: { force: true } } };\nsequelize.sync(config.db.sync);', off: 'const config = { db: { sync: { force: false } } };\nsequelize.sync(config.db.sync);' },
  { rule, name: 'member by string', on: "const config = { 'db-sync': { force: true } };\nsequelize.sync(config['db-sync']);", off: "const config = { 'db-sync': { force: false } };\nsequelize.sync(config['db-sync']);" },
  { rule, name: 'missing member', on: 'const config = { wipe: true };\nsequelize.sync({ force: config.wipe });', off: 'const config = { wipe: true };\nsequelize.sync({ force: config.wiped });' },
  { rule, name: 'element of a const array', on: 'const FLAGS = [false, true];\nsequelize.sync({ force: FLAGS[1] });', off: 'const FLAGS = [false, true];\nsequelize.sync({ force: FLAGS[0] });' },
  { rule, name: 'value in a lookup by a const key', on: "const MODE = 'reset';\nconst modes = { reset: { force: true }, keep: {} };\nsequelize.sync(modes[MODE]);", off: "const MODE = 'keep';\nconst modes = { reset: { force: true }, keep: {} };\nsequelize.sync(modes[MODE]);" },
  { rule, name: 'inner binding shadows an outer one', on: 'const force = false;\n{ const force = true; sequelize.sync({ force }); }', off: 'const force = true;\n{ const force = false; sequelize.sync({ force }); }' },
  { rule, name: 'module constant used in a function', on: 'const FORCE = true;\nexport async function reset() { await sequelize.sync({ force: FORCE }); }', off: 'const FORCE = false;\nexport async function reset() { await sequelize.sync({ force: FORCE }); }' },
  { rule, name: 'constant below the function that uses it', on: 'export async function reset() { await sequelize.sync({ force: FORCE }); }\nconst FORCE = true;', off: 'export async function reset() { await sequelize.sync({ force: FORCE }); }\nconst FORCE = false;' },
  { rule, name: 'exported constant', on: 'export const options = { force: true };\nsequelize.sync(options);', off: 'export const FORCE = false;\nsequelize.sync({ force: FORCE });' },
  { rule, name: 'several declarators', on: 'const a = 1, force = true, b = 2;\nsequelize.sync({ force });', off: 'const a = 1, force = false, b = 2;\nsequelize.sync({ force });' },
];

export const destructuring: readonly Spelling[] = [
  { rule, name: 'from a literal', on: 'const { force } = { force: true };\nsequelize.sync({ force });', off: 'const { force } = { force: false };\nsequelize.sync({ force });' },
  { rule, name: 'renamed', on: 'const CONFIG = { wipe: true };\nconst { wipe: force } = CONFIG;\nsequelize.sync({ force });', off: 'const CONFIG = { wipe: false };\nconst { wipe: force } = CONFIG;\nsequelize.sync({ force });' },
  { rule, name: 'nested', on: 'const { db: { force } } = { db: { force: true } };\nsequelize.sync({ force });', off: 'const { db: { force } } = { db: { force: false } };\nsequelize.sync({ force });' },
  { rule, name: 'default of a missing key', on: 'const { force = true } = {};\nsequelize.sync({ force });', off: 'const { force = false } = {};\nsequelize.sync({ force });' },
  { rule, name: 'default and undefined, or null', on: 'const { force = true } = { force: undefined };\nsequelize.sync({ force });', off: 'const { force = true } = { force: null };\nsequelize.sync({ force });' },
  { rule, name: 'default that is not used', on: 'const { force = false } = { force: true };\nsequelize.sync({ force });', off: 'const { force = true } = { force: false };\nsequelize.sync({ force });' },
  { rule, name: 'array element', on: 'const [, force] = [false, true];\nsequelize.sync({ force });', off: 'const [force] = [false, true];\nsequelize.sync({ force });' },
  { rule, name: 'array default', on: 'const [force = true] = [];\nsequelize.sync({ force });', off: 'const [force = false] = [];\nsequelize.sync({ force });' },
  { rule, name: 'rest of an object', on: 'const { logging, ...rest } = { logging: false, force: true };\nsequelize.sync(rest);', off: 'const { force, ...rest } = { logging: false, force: true };\nsequelize.sync(rest);' },
  { rule, name: 'computed key', on: "const { ['force']: wipe } = { force: true };\nsequelize.sync({ force: wipe });", off: "const { ['force']: wipe } = { force: false };\nsequelize.sync({ force: wipe });" },
  { rule, name: 'assignment pattern', on: 'let force = false;\n({ force } = { force: true });\nsequelize.sync({ force });', off: 'let force = true;\n({ force } = { force: false });\nsequelize.sync({ force });' },
  { rule, name: 'options taken out of a configuration', on: 'const { sync } = { sync: { force: true }, port: 3000 };\nsequelize.sync(sync);', off: 'const { sync } = { sync: { force: false }, port: 3000 };\nsequelize.sync(sync);' },
];

export const enums: readonly Spelling[] = [
  { rule, ts: true, name: 'numeric member', on: 'enum Wipe { No, Yes }\nsequelize.sync({ force: Wipe.Yes });', off: 'enum Wipe { No, Yes }\nsequelize.sync({ force: Wipe.No });' },
  { rule, ts: true, name: 'numeric member with a start', on: 'enum Wipe { No = 1, Yes }\nsequelize.sync({ force: Wipe.No });', off: 'enum Wipe { No = 0, Yes }\nsequelize.sync({ force: Wipe.No });' },
  { rule, ts: true, name: 'string member', on: "enum Wipe { No = '', Yes = 'yes' }\nsequelize.sync({ force: Wipe.Yes });", off: "enum Wipe { No = '', Yes = 'yes' }\nsequelize.sync({ force: Wipe.No });" },
  { rule, ts: true, name: 'const enum', on: 'const enum Wipe { No, Yes }\nsequelize.sync({ force: Wipe.Yes });', off: 'const enum Wipe { No, Yes }\nsequelize.sync({ force: Wipe.No });' },
  { rule, ts: true, name: 'member by string', on: "enum Wipe { No, Yes }\nsequelize.sync({ force: Wipe['Yes'] });", off: "enum Wipe { No, Yes }\nsequelize.sync({ force: Wipe['No'] });" },
  { rule, ts: true, name: 'enum as a key', on: "enum Key { Wipe = 'force', Hooks = 'hooks' }\nsequelize.sync({ [Key.Wipe]: true });", off: "enum Key { Wipe = 'force', Hooks = 'hooks' }\nsequelize.sync({ [Key.Hooks]: true });" },
  { rule, ts: true, name: 'enum compared', on: "enum Mode { Reset = 'reset', Keep = 'keep' }\nconst MODE = Mode.Reset;\nsequelize.sync({ force: MODE === Mode.Reset });", off: "enum Mode { Reset = 'reset', Keep = 'keep' }\nconst MODE = Mode.Keep;\nsequelize.sync({ force: MODE === Mode.Reset });" },
  { rule, ts: true, name: 'as const object', on: 'const DEFAULTS = { force: true } as const;\nsequelize.sync(DEFAULTS);', off: 'const DEFAULTS = { force: false } as const;\nsequelize.sync(DEFAULTS);' },
  { rule, ts: true, name: 'as const tuple', on: "const FLAGS = ['a', true] as const;\nsequelize.sync({ force: FLAGS[1] });", off: "const FLAGS = ['a', false] as const;\nsequelize.sync({ force: FLAGS[1] });" },
];

// What is written before the call counts, on every path that leads to it; what is written after it does not.
import type { Spelling } from './entry.js';

const rule = 'no-sync-force';

export const propertyWrites: readonly Spelling[] = [
  { rule, name: 'property before the call', on: 'const o = {};\no.force = true;\nsequelize.sync(o);', off: 'const o = {};\no.force = false;\nsequelize.sync(o);' },
  { rule, name: 'computed property before the call', on: "const o = {};\no['force'] = true;\nsequelize.sync(o);", off: "const o = {};\no['force'] = false;\nsequelize.sync(o);" },
  { rule, name: 'property by a const name', on: "const KEY = 'force';\nconst o = {};\no[KEY] = true;\nsequelize.sync(o);", off: "const KEY = 'hooks';\nconst o = {};\no[KEY] = true;\nsequelize.sync(o);" },
  { rule, name: 'property by one of two names', on: "const o = {};\no[ready ? 'force' : 'hooks'] = true;\nsequelize.sync(o);", off: "const o = {};\no[ready ? 'force' : 'hooks'] = false;\nsequelize.sync(o);" },
  { rule, name: 'property in the argument itself', on: 'const o = {};\nsequelize.sync((ready && (o.force = true), o));', off: 'const o = {};\nsequelize.sync((ready && (o.force = false), o));' },
  { rule, name: 'the last write wins', on: 'const o = {};\no.force = false;\no.force = true;\nsequelize.sync(o);', off: 'const o = {};\no.force = true;\no.force = false;\nsequelize.sync(o);' },
  { rule, name: 'a write over the literal', on: 'const o = { force: false };\no.force = true;\nsequelize.sync(o);', off: 'const o = { force: true };\no.force = false;\nsequelize.sync(o);' },
  { rule, name: 'a write after the call', on: 'const o = { force: true };\nsequelize.sync(o);\no.force = false;', off: 'const o = { force: false };\nsequelize.sync(o);\no.force = true;' },
  { rule, name: 'delete of force and of another key', on: 'const o = { force: true, hooks: true };\ndelete o.hooks;\nsequelize.sync(o);', off: 'const o = { force: true, hooks: true };\ndelete o.force;\nsequelize.sync(o);' },
  { rule, name: 'delete before a write, and after it', on: 'const o = {};\ndelete o.force;\no.force = true;\nsequelize.sync(o);', off: 'const o = {};\no.force = true;\ndelete o.force;\nsequelize.sync(o);' },
  { rule, name: 'delete on one path', on: 'const o = { force: true };\nif (ready) delete o.force;\nsequelize.sync(o);', off: 'const o = { force: true };\nif (ready) delete o.force;\nelse o.force = false;\nsequelize.sync(o);' },
  { rule, name: 'write on one path', on: 'const o = {};\nif (ready) o.force = true;\nsequelize.sync(o);', off: 'const o = {};\nif (ready) o.force = false;\nsequelize.sync(o);' },
  { rule, name: 'writes on both paths', on: 'const o = {};\nif (ready) { o.force = false; } else { o.force = true; }\nsequelize.sync(o);', off: 'const o = { force: true };\nif (ready) { o.force = false; } else { o.force = null; }\nsequelize.sync(o);' },
  { rule, name: 'write after the join', on: 'const o = {};\nif (ready) o.force = false;\no.force = true;\nsequelize.sync(o);', off: 'const o = {};\nif (ready) o.force = true;\no.force = false;\nsequelize.sync(o);' },
  { rule, name: 'write in a nested if', on: 'const o = {};\nif (a) { if (b) { o.force = true; } }\nsequelize.sync(o);', off: 'const o = {};\nif (a) { if (b) { o.force = 0; } }\nsequelize.sync(o);' },
  { rule, name: 'write on the path of the call alone', on: 'const o = { force: false };\nif (ready) { o.force = true; sequelize.sync(o); }', off: 'const o = { force: false };\nif (ready) { o.force = true; } else { sequelize.sync(o); }' },
  { rule, name: 'write through an alias', on: 'const o = {};\nconst same = o;\nsame.force = true;\nsequelize.sync(o);', off: 'const o = {};\nconst other = {};\nother.force = true;\nsequelize.sync(o);' },
  { rule, name: 'write through a container', on: 'const config = { sync: {} };\nconfig.sync.force = true;\nsequelize.sync(config.sync);', off: 'const config = { sync: { force: true } };\nconfig.sync.force = false;\nsequelize.sync(config.sync);' },
  { rule, name: 'logical write to a property', on: 'const o = { force: false };\no.force ||= true;\nsequelize.sync(o);', off: 'const o = { force: false };\no.force ??= true;\nsequelize.sync(o);' },
  { rule, name: 'destructuring into a property', on: 'const o = {};\n({ wipe: o.force } = { wipe: true });\nsequelize.sync(o);', off: 'const o = {};\n({ wipe: o.logging } = { wipe: true });\nsequelize.sync(o);' },
];

export const reassignments: readonly Spelling[] = [
  { rule, name: 'let written before the call', on: 'let force = false;\nforce = true;\nsequelize.sync({ force });', off: 'let force = true;\nforce = false;\nsequelize.sync({ force });' },
  { rule, name: 'let written after the call', on: 'let force = true;\nsequelize.sync({ force });\nforce = false;', off: 'let force = false;\nsequelize.sync({ force });\nforce = true;' },
  { rule, name: 'let options replaced', on: 'let o = {};\no = { force: true };\nsequelize.sync(o);', off: 'let o = { force: true };\no = {};\nsequelize.sync(o);' },
  { rule, name: 'let written on one path', on: 'let force = false;\nif (ready) force = true;\nsequelize.sync({ force });', off: 'let force = false;\nif (ready) force = 0;\nsequelize.sync({ force });' },
  { rule, name: 'let written on both paths', on: "let force;\nif (ready) { force = false; } else { force = 'yes'; }\nsequelize.sync({ force });", off: 'let force = true;\nif (ready) { force = false; } else { force = undefined; }\nsequelize.sync({ force });' },
  { rule, name: 'else if', on: 'let force = false;\nif (a) { force = false; } else if (b) { force = true; }\nsequelize.sync({ force });', off: 'let force = false;\nif (a) { force = false; } else if (b) { force = null; }\nsequelize.sync({ force });' },
  {
    rule,
    name: 'the path that writes returns',
    on: 'export async function run(ready) {\n  let force = false;\n  if (ready) { force = true; }\n  await sequelize.sync({ force });\n}',
    off: 'export async function run(ready) {\n  let force = false;\n  if (ready) { force = true; return; }\n  await sequelize.sync({ force });\n}',
  },
  {
    rule,
    name: 'the path that writes throws',
    on: "export async function run(ready) {\n  let force = false;\n  if (ready) { force = true; } else { throw new Error('not ready'); }\n  await sequelize.sync({ force });\n}",
    off: "export async function run(ready) {\n  let force = false;\n  if (ready) { force = true; throw new Error('ready'); }\n  await sequelize.sync({ force });\n}",
  },
  {
    rule,
    name: 'call behind an early return',
    on: 'export async function run(ready) {\n  let force = false;\n  if (!ready) return;\n  force = true;\n  await sequelize.sync({ force });\n}',
    off: 'export async function run(ready) {\n  let force = true;\n  force = false;\n  if (!ready) return;\n  await sequelize.sync({ force });\n}',
  },
  { rule, name: 'write in try', on: 'let force = false;\ntry { force = true; } catch {}\nsequelize.sync({ force });', off: 'let force = false;\ntry { prepare(); } catch {}\nsequelize.sync({ force });' },
  { rule, name: 'write in catch', on: 'let force = false;\ntry { prepare(); } catch { force = true; }\nsequelize.sync({ force });', off: 'let force = false;\ntry { prepare(); } catch (error) { console.error(error); }\nsequelize.sync({ force });' },
  { rule, name: 'write in a switch', on: "let force = false;\nswitch (mode) { case 'reset': force = true; break; default: break; }\nsequelize.sync({ force });", off: "let force = false;\nlet level = 0;\nswitch (mode) { case 'reset': level = 1; break; default: break; }\nsequelize.sync({ force });" },
  { rule, name: 'call and write in one loop', on: 'let force = false;\nfor (const model of models) {\n  await model.sync({ force });\n  force = true;\n}', off: 'let force = false;\nlet done = 0;\nfor (const model of models) {\n  await model.sync({ force });\n  done += 1;\n}' },
  { rule, name: 'write in a loop before the call', on: 'let force = false;\nfor (const name of names) { force = true; }\nsequelize.sync({ force });', off: 'let force = false;\nlet last;\nfor (const name of names) { last = name; }\nsequelize.sync({ force });' },
  { rule, name: 'write in a loop after the call', on: 'let force = true;\nsequelize.sync({ force });\nfor (const name of names) { force = false; }', off: 'let force = false;\nsequelize.sync({ force });\nfor (const name of names) { force = true; }' },
  { rule, name: 'object written in the loop of the call', on: 'const o = { force: false };\nwhile (more()) {\n  await sequelize.sync(o);\n  o.force = true;\n}', off: 'const o = { force: false };\nwhile (more()) {\n  await sequelize.sync(o);\n  o.benchmark = true;\n}' },
  { rule, name: 'counter', on: 'let force = 0;\nforce++;\nsequelize.sync({ force });', off: 'let force = 0;\nlet other = 0;\nother++;\nsequelize.sync({ force });' },
];

export const closures: readonly Spelling[] = [
  { rule, name: 'a function writes the flag', on: 'let force = false;\nfunction enable() { force = true; }\nenable();\nsequelize.sync({ force });', off: 'let force = false;\nlet ready = false;\nfunction enable() { ready = true; }\nenable();\nsequelize.sync({ force });' },
  { rule, name: 'an event writes the flag', on: "let force = false;\nprocess.on('SIGUSR2', () => { force = true; });\nexport const run = () => sequelize.sync({ force });", off: "let force = false;\nlet seen = false;\nprocess.on('SIGUSR2', () => { seen = true; });\nexport const run = () => sequelize.sync({ force });" },
  { rule, name: 'a function writes the object', on: 'const o = { force: false };\nfunction enable() { o.force = true; }\nenable();\nsequelize.sync(o);', off: 'const o = { force: false };\nconst p = {};\nfunction enable() { p.force = true; }\nenable();\nsequelize.sync(o);' },
  { rule, name: 'a function empties the object', on: 'let o = { force: false };\nfunction replace() { o = { force: true }; }\nreplace();\nsequelize.sync(o);', off: 'let o = { force: false };\nlet p;\nfunction replace() { p = { force: true }; }\nreplace();\nsequelize.sync(o);' },
  { rule, name: 'an exported setter writes the flag', on: 'let force = false;\nexport function setForce(value) { force = value; }\nexport const run = () => sequelize.sync({ force });', off: 'const force = false;\nexport function setForce(value) { return value; }\nexport const run = () => sequelize.sync({ force });' },
  { rule, name: 'the call is in the function that writes', on: 'let force = false;\nexport async function run() { force = true; await sequelize.sync({ force }); }', off: 'let force = true;\nexport async function run() { const force = false; await sequelize.sync({ force }); }' },
  { rule, name: 'an imported function gets the object', on: "import { tweak } from './tweak.js';\nconst o = { force: false };\ntweak(o);\nsequelize.sync(o);", off: "import { tweak } from './tweak.js';\nconst o = { force: false };\ntweak();\nsequelize.sync(o);" },
  { rule, name: 'an imported function gets the flag', on: "import { tweak } from './tweak.js';\nlet force = true;\ntweak(force);\nsequelize.sync({ force });", off: "import { tweak } from './tweak.js';\nlet force = false;\ntweak(force);\nsequelize.sync({ force });" },
  { rule, name: 'a function of this file gets the object', on: 'const o = { force: false };\nfunction enable(options) { options.force = true; }\nenable(o);\nsequelize.sync(o);', off: 'const o = { force: true };\nconst p = {};\nfunction enable(options) { options.force = true; }\nenable(p);\no.force = false;\nsequelize.sync(o);' },
];

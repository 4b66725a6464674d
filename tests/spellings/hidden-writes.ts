// Writes that are easily overlooked: of a variable by itself, past a jump, in code that may not run, through a second name.
import type { Spelling } from './entry.js';

const rule = 'no-sync-force';

export const selfWrites: readonly Spelling[] = [
  { rule, name: 'itself or true', on: 'let force = false;\nforce = force || true;\nsequelize.sync({ force });', off: 'let force = false;\nforce = force || 0;\nsequelize.sync({ force });' },
  { rule, name: 'itself or an unknown', on: 'let force = false;\nfor (const row of rows) { force = force || row.stale; }\nsequelize.sync({ force });', off: 'let force = false;\nlet stale = false;\nfor (const row of rows) { stale = stale || row.stale; }\nsequelize.sync({ force });' },
  { rule, name: 'itself and an unknown, negated', on: 'let keep = true;\nfor (const row of rows) { keep = keep && row.fresh; }\nsequelize.sync({ force: !keep });', off: 'let keep = true;\nlet fresh = true;\nfor (const row of rows) { fresh = fresh && row.fresh; }\nsequelize.sync({ force: !keep });' },
  { rule, name: 'itself by ternary', on: 'let force = false;\nforce = ready ? force : true;\nsequelize.sync({ force });', off: 'let force = false;\nforce = ready ? force : null;\nsequelize.sync({ force });' },
  { rule, name: 'itself negated', on: 'let force = false;\nforce = !force;\nsequelize.sync({ force });', off: 'let force = true;\nforce = !force;\nsequelize.sync({ force });' },
  { rule, name: 'itself on one path', on: 'let force = false;\nif (ready) { force = force || true; }\nsequelize.sync({ force });', off: 'let force = false;\nif (ready) { force = force || false; }\nsequelize.sync({ force });' },
  { rule, name: 'property of itself', on: 'const o = { force: false };\no.force = o.force || true;\nsequelize.sync(o);', off: 'const o = { force: false };\no.force = o.force || false;\nsequelize.sync(o);' },
  { rule, name: 'object spread into itself', on: 'let o = {};\nif (ready) o = { ...o, force: true };\nsequelize.sync(o);', off: 'let o = {};\nif (ready) o = { ...o, force: false };\nsequelize.sync(o);' },
  { rule, name: 'object or another', on: 'let o;\no = o || { force: true };\nsequelize.sync(o);', off: 'let o;\no = o || { force: false };\nsequelize.sync(o);' },
  { rule, name: 'parameter or options', on: 'function options(o) { o = o ?? { force: true }; return o; }\nsequelize.sync(options());', off: 'function options(o) { o = o ?? { force: false }; return o; }\nsequelize.sync(options());' },
  { rule, name: 'two variables in turn', on: 'let a = false;\nlet b = true;\na = ready ? b : a;\nb = false;\nsequelize.sync({ force: a });', off: 'let a = false;\nlet b = false;\na = ready ? b : a;\nb = true;\nsequelize.sync({ force: a });' },
];

export const jumps: readonly Spelling[] = [
  { rule, name: 'break out of a labelled block', on: 'let force = true;\ndone: {\n  if (ready) break done;\n  force = false;\n}\nsequelize.sync({ force });', off: 'let force = false;\ndone: {\n  if (ready) break done;\n  force = 0;\n}\nsequelize.sync({ force });' },
  { rule, name: 'break out of two labelled blocks', on: 'let force = true;\na: { b: { if (ready) break a; } force = false; }\nsequelize.sync({ force });', off: 'let force = false;\na: { b: { if (ready) break a; } force = null; }\nsequelize.sync({ force });' },
  { rule, name: 'break out of a switch', on: "let force = true;\nswitch (mode) { case 'a': if (ready) break; force = false; break; default: force = false; }\nsequelize.sync({ force });", off: "let force = false;\nswitch (mode) { case 'a': force = null; break; default: force = 0; }\nsequelize.sync({ force });" },
  { rule, name: 'switch without a default', on: "let force = true;\nswitch (mode) { case 'a': force = false; break; }\nsequelize.sync({ force });", off: "let force = false;\nswitch (mode) { case 'a': force = 0; break; }\nsequelize.sync({ force });" },
  { rule, name: 'break out of a loop', on: 'let force = true;\nfor (;;) { if (ready) break; force = false; }\nsequelize.sync({ force });', off: 'let force = true;\nfor (;;) { if (ready) break; }\nforce = false;\nsequelize.sync({ force });' },
  { rule, name: 'continue of an outer loop', on: 'let force = true;\nouter: for (const a of list) { for (const b of a) { if (b) continue outer; } force = false; }\nsequelize.sync({ force });', off: 'let force = true;\nouter: for (const a of list) { for (const b of a) { if (b) continue outer; } }\nforce = false;\nsequelize.sync({ force });' },
  { rule, name: 'loop that may not run', on: 'let force = true;\nfor (const row of rows) { force = false; }\nsequelize.sync({ force });', off: 'let force = false;\nfor (const row of rows) { force = 0; }\nsequelize.sync({ force });' },
  { rule, name: 'throw before the write', on: 'let force = true;\ntry { prepare(); force = false; } catch {}\nsequelize.sync({ force });', off: 'let force = true;\ntry { prepare(); } catch {} finally { force = false; }\nsequelize.sync({ force });' },
  { rule, name: 'return through finally', on: 'export function run() { let force = true; try { if (ready) return; force = false; } finally { sequelize.sync({ force }); } }', off: 'export function run() { let force = false; try { if (ready) return; force = 0; } finally { sequelize.sync({ force }); } }' },
];

export const partialWrites: readonly Spelling[] = [
  { rule, name: 'write behind and', on: 'let force = true;\nready && (force = false);\nsequelize.sync({ force });', off: 'let force = true;\nready && prepare();\nforce = false;\nsequelize.sync({ force });' },
  { rule, name: 'write in a ternary', on: 'let force = true;\nready ? (force = false) : 0;\nsequelize.sync({ force });', off: 'let force = false;\nready ? (force = null) : (force = 0);\nsequelize.sync({ force });' },
  { rule, name: 'write behind an optional chain', on: 'let force = true;\nready?.wait(force = false);\nsequelize.sync({ force });', off: 'let force = true;\nready.wait(force = false);\nsequelize.sync({ force });' },
  { rule, name: 'write in a default', on: 'let force = true;\nconst { wait = (force = false) } = settings;\nsequelize.sync({ force });', off: 'let force = true;\nconst { wait } = settings;\nforce = false;\nsequelize.sync({ force });' },
  { rule, name: 'write behind a logical assignment', on: 'let force = true;\nsettings.wait ??= (force = false);\nsequelize.sync({ force });', off: 'let force = true;\nsettings.wait = (force = false);\nsequelize.sync({ force });' },
  { rule, name: 'one pattern, two properties', on: 'const o = {};\n({ a: o.force, b: o.hooks } = { a: true, b: true });\nsequelize.sync(o);', off: 'const o = {};\n({ a: o.benchmark, b: o.hooks } = { a: true, b: true });\nsequelize.sync(o);' },
  { rule, name: 'one array pattern, two properties', on: 'const o = {};\n[o.force, o.hooks] = [true, false];\nsequelize.sync(o);', off: 'const o = {};\n[o.benchmark, o.hooks] = [true, false];\nsequelize.sync(o);' },
  { rule, name: 'one pattern, one variable twice', on: 'let force = false;\n({ a: force, b: force } = { a: false, b: true });\nsequelize.sync({ force });', off: 'let force = false;\nlet other;\n({ a: other, b: other } = { a: false, b: true });\nsequelize.sync({ force });' },
];

export const secondNames: readonly Spelling[] = [
  { rule, name: 'taken out by a pattern', on: 'const config = { sync: { force: false } };\nconst { sync } = config;\nsync.force = true;\nsequelize.sync(config.sync);', off: 'const config = { sync: { force: true } };\nconst { sync } = config;\nsync.force = false;\nsequelize.sync({ ...config.sync, force: false });' },
  { rule, name: 'taken out by a default', on: 'const o = { force: false };\nconst { p = o } = {};\np.force = true;\nsequelize.sync(o);', off: 'const o = { force: false };\nconst { p = {} } = {};\np.force = true;\nsequelize.sync(o);' },
  { rule, name: 'loop variable', on: 'const o = { force: false };\nfor (const p of [o]) p.force = true;\nsequelize.sync(o);', off: 'const o = { force: false };\nfor (const p of [{}]) p.force = true;\nsequelize.sync(o);' },
  { rule, name: 'callback parameter', on: 'const o = { force: false };\n[o].forEach((p) => { p.force = true; });\nsequelize.sync(o);', off: 'const o = { force: false };\n[{}].forEach((p) => { p.force = true; });\nsequelize.sync(o);' },
  { rule, name: 'shallow copy', on: 'const config = { sync: { force: false } };\nconst copy = { ...config };\ncopy.sync.force = true;\nsequelize.sync(config.sync);', off: 'const config = { sync: { force: false } };\nconst copy = { ...config };\ncopy.sync = { force: true };\nsequelize.sync(config.sync);' },
  { rule, name: 'returned by a function', on: 'const read = () => o;\nconst o = { force: false };\nread().force = true;\nsequelize.sync(o);', off: 'const read = () => ({});\nconst o = { force: false };\nread().force = true;\nsequelize.sync(o);' },
  { rule, name: 'element of an array', on: 'const list = [{ force: false }];\nlist[0] = { force: true };\nsequelize.sync(list[0]);', off: 'const list = [{ force: false }];\nlist[1] = { force: true };\nsequelize.sync(list[0]);' },
  { rule, name: 'held by an array', on: 'const o = { force: false };\nconst list = [o];\nlist[0].force = true;\nsequelize.sync(o);', off: 'const o = { force: false };\nconst list = [{}];\nlist[0].force = true;\nsequelize.sync(o);' },
  { rule, name: 'held by an object', on: 'const o = { force: false };\nconst box = { o };\nbox.o.force = true;\nsequelize.sync(o);', off: 'const o = { force: false };\nconst box = { o: {} };\nbox.o.force = true;\nsequelize.sync(o);' },
  { rule, name: 'assigned later', on: 'const o = { force: false };\nlet p;\np = o;\np.force = true;\nsequelize.sync(o);', off: 'const o = { force: false };\nlet p;\np = {};\np.force = true;\nsequelize.sync(o);' },
  { rule, name: 'one of two', on: 'const o = { force: false };\nconst p = ready ? o : {};\np.force = true;\nsequelize.sync(o);', off: 'const o = { force: false };\nconst p = ready ? {} : [];\np.force = true;\nsequelize.sync(o);' },
  { rule, name: 'key of a loop', on: "const o = { force: false };\nfor (const key of ['force']) o[key] = true;\nsequelize.sync(o);", off: "const o = { force: false };\nconst p = {};\nfor (const key of ['force']) p[key] = true;\nsequelize.sync(o);" },
  { rule, name: 'Reflect.set', on: "const o = { force: false };\nReflect.set(o, 'force', true);\nsequelize.sync(o);", off: "const o = { force: false };\nReflect.has(p, 'force', true);\nsequelize.sync(o);" },
  { rule, name: 'Object.defineProperty', on: "const o = { force: false };\nObject.defineProperty(o, 'force', { value: true, enumerable: true });\nsequelize.sync(o);", off: "const o = { force: false };\nObject.defineProperty(p, 'force', { value: true, enumerable: true });\nsequelize.sync(o);" },
  { rule, name: 'method that writes this', on: 'const o = { force: false, enable() { this.force = true; } };\no.enable();\nsequelize.sync(o);', off: 'const o = { force: false };\nconst p = { enable() { this.force = true; } };\np.enable();\nsequelize.sync(o);' },
];

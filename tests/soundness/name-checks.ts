// Programs that look at the database's name before they destroy: 60 conditions in 80 structures in a few wrappers, good and
// bad ones. What the plugin takes for a check has to stop the call on a name that is no test database's.
import { SeededRandom } from '../robustness/random.js';
import type { Program } from './program.js';

/** Names on which nothing may be destroyed behind a check. */
export const FORBIDDEN_NAMES = ['app_prod', 'contest_prod', 'latest'] as const;
/** A name that a good check lets through. */
export const ALLOWED_NAME = 'app_test';

/** Conditions on `NAME`. */
export const conditions: readonly string[] = [
  '/_test$/.test(NAME)', "NAME.endsWith('_test')", "NAME === 'app_test'", "'app_test' === NAME", "['app_test'].includes(NAME)", "new Set(['app_test', 'app_dev']).has(NAME)", "['app_test'].indexOf(NAME) !== -1",
  'NAME.match(/_test$/)', 'NAME.match(/_test$/) !== null', '/_test$/.exec(NAME)', '/_(dev|test)$/.test(NAME)', '/^app_test$/.test(NAME)', '/^.*_test$/.test(NAME)', "NAME?.endsWith('_test')", '!!/_test$/.test(NAME)',
  'Boolean(/_test$/.test(NAME))', '/_test$/.test(NAME) === true', '/_test$/.test(NAME) !== false', "new RegExp('_test$').test(NAME)", '/_test$/i.test(NAME)', "NAME.endsWith('_test') || NAME.endsWith('_dev')", "/_test$/.test(NAME) && FLAG",
  "FLAG ? /_test$/.test(NAME) : NAME === 'app_test'", "NAME.search(/_test$/) >= 0", "NAME.split('_').at(-1) === 'test'", "NAME.slice(-5) === '_test'", "NAME.toLowerCase().endsWith('_test')", "!(NAME !== 'app_test')", "!(!NAME.endsWith('_test'))", "NAME.startsWith('app_') && NAME.endsWith('_test')",
  // No checks.
  '/test/.test(NAME)', '/test$/.test(NAME)', '/^test|prod/.test(NAME)', "NAME.includes('test')", "NAME.endsWith('test')", "NAME !== 'production'", "!NAME.includes('live')", "!/^live_/.test(NAME)", 'NAME.length > 3', 'NAME', '/.*/.test(NAME)', '/^app_/.test(NAME) || /test/.test(NAME)', '/_test$|/.test(NAME)',
  "`${NAME}_test`.endsWith('_test')", "/_test$/.test(NAME + '_test')", "['app_prod', 'app_test'].includes(NAME)", '/_test$/.test(NAME) || FLAG', '/_test$/.test(NAME) || NAME', "/_test$/.test('app_test')", "typeof NAME === 'string'", "NAME.indexOf('test') >= 0", "!NAME.endsWith('_live')",
  "['app_test'].indexOf(NAME) >= -1", "NAME.endsWith('')", "NAME.startsWith('')", "/_test$/.test(NAME) !== undefined", "/_test$/.test(NAME) ?? false", "['_test', 'd', 't'].some((end) => NAME.endsWith(end))", "NAME === 'app_test' || NAME === process.env.DB_NAME", "!['app_test'].includes(NAME) || FLAG",
];

/** Statements around `CALL`, in an async function; `TEST` is a condition. */
export const structures: readonly string[] = [
  'if (TEST) { CALL; }', 'if (TEST) CALL;', 'if (!(TEST)) throw new Error("no");\nCALL;', 'if (!(TEST)) { throw new Error("no"); }\nCALL;', 'if (!(TEST)) return;\nCALL;', 'if (!(TEST)) process.exit(1);\nCALL;', 'if (TEST) { CALL; } else { throw new Error("no"); }', 'if (!(TEST)) { console.warn("no"); } else { CALL; }',
  '(TEST) ? CALL : undefined;', '(TEST) && (CALL);', '!(TEST) || (CALL);', 'const ok = TEST;\nif (!ok) throw new Error("no");\nCALL;', 'const ok = TEST;\nif (ok) { CALL; }', 'let ok = false;\nif (TEST) ok = true;\nif (ok) { CALL; }', 'const ok = Boolean(TEST);\nif (ok !== true) return;\nCALL;',
  'while (TEST) { CALL; break; }', 'for (; TEST; ) { CALL; break; }', 'switch (true) { case Boolean(TEST): CALL; break; default: throw new Error("no"); }', 'switch (Boolean(TEST)) { case false: throw new Error("no"); }\nCALL;', 'switch (Boolean(TEST)) { case true: CALL; }',
  'function check() { if (!(TEST)) throw new Error("no"); }\ncheck();\nCALL;', 'const check = () => { if (!(TEST)) throw new Error("no"); };\ncheck();\nCALL;', 'const check = async () => { if (!(TEST)) throw new Error("no"); };\nawait check();\nCALL;', 'const isTest = () => TEST;\nif (!isTest()) throw new Error("no");\nCALL;', 'function isTest() { return TEST; }\nif (isTest()) { CALL; }',
  'function isTest() { if (!(TEST)) return false; return true; }\nif (isTest()) { CALL; }', 'function isTest() { if (TEST) { return true; } return false; }\nif (!isTest()) return;\nCALL;', 'const checks = { run() { if (!(TEST)) throw new Error("no"); } };\nchecks.run();\nCALL;', 'class Checks { static run() { if (!(TEST)) throw new Error("no"); } }\nChecks.run();\nCALL;', '(() => { if (!(TEST)) throw new Error("no"); })();\nCALL;',
  'await Promise.all([(async () => { if (!(TEST)) throw new Error("no"); })()]);\nCALL;', 'assert(TEST);\nCALL;', 'assert.ok(TEST);\nCALL;', 'assert.equal(Boolean(TEST), true);\nCALL;', 'try { if (!(TEST)) throw new Error("no"); } catch (error) { throw error; }\nCALL;', 'try { assert(TEST); CALL; } catch { console.warn("no"); }', 'outer: { if (!(TEST)) break outer; CALL; }',
  'for (const turn of [1]) { if (!(TEST)) continue; CALL; }', '[1].forEach(() => { if (!(TEST)) throw new Error("no"); });\nCALL;', 'await Promise.resolve().then(() => { if (!(TEST)) throw new Error("no"); });\nCALL;', 'if (FLAG) { if (!(TEST)) throw new Error("no"); CALL; }', 'if (FLAG && (TEST)) { CALL; }', 'do { if (!(TEST)) throw new Error("no"); } while (false);\nCALL;', 'if (TEST) { if (FLAG) return; CALL; }',
  'const check = (ok) => { if (!ok) throw new Error("no"); };\ncheck(TEST);\nCALL;', 'const refuse = () => { throw new Error("no"); };\nif (!(TEST)) refuse();\nCALL;', '(TEST) || process.exit(1);\nCALL;', 'if (!(TEST)) return Promise.reject(new Error("no"));\nCALL;',
  // No checks.
  'if (TEST) throw new Error("no");\nCALL;', 'if (!(TEST)) { CALL; }', 'if (!(TEST)) console.warn("no");\nCALL;', 'CALL;\nif (!(TEST)) throw new Error("no");', 'try { if (!(TEST)) throw new Error("no"); } catch { console.warn("no"); }\nCALL;', 'try { assert(TEST); } catch {}\nCALL;', 'try { assert(TEST); } finally { CALL; }', 'const check = async () => { if (!(TEST)) throw new Error("no"); };\ncheck().catch(() => {});\nCALL;',
  'function check() { if (!(TEST)) throw new Error("no"); }\nCALL;', 'if (FLAG) { if (!(TEST)) throw new Error("no"); }\nCALL;', 'if ((TEST) || FLAG) { CALL; }', 'let ok = TEST;\nok = true;\nif (ok) { CALL; }', 'let ok = TEST;\nif (FLAG) ok = true;\nif (!ok) throw new Error("no");\nCALL;', 'let ok = TEST;\nok ||= FLAG;\nif (ok) { CALL; }', 'switch (Boolean(TEST)) { case false: console.warn("no"); case true: CALL; }',
  'if (!(TEST)) process.exitCode = 1;\nCALL;', '[1].forEach(() => { if (!(TEST)) return; });\nCALL;', 'const check = () => { if (!(TEST)) return; };\ncheck();\nCALL;', 'setTimeout(() => { if (!(TEST)) throw new Error("no"); });\nCALL;', 'outer: { if (!(TEST)) break outer; }\nCALL;', 'for (const turn of [1]) { if (!(TEST)) continue; }\nCALL;', 'for (const turn of []) { if (!(TEST)) throw new Error("no"); }\nCALL;',
  'const isTest = () => { TEST; };\nif (isTest() !== null) { CALL; }', 'const isTest = async () => TEST;\nif (isTest()) { CALL; }', 'const isTest = () => TEST;\nif (isTest) { CALL; }', 'if (!(TEST)) { if (FLAG) throw new Error("no"); }\nCALL;', 'console.assert(TEST);\nCALL;', 'if ((TEST) !== null) { CALL; }', 'const check = (ok) => { if (!ok) throw new Error("no"); };\ncheck((TEST) || true);\nCALL;', '(() => { if (!(TEST)) return; })();\nCALL;',
  'function check(strict = false) { if (strict && !(TEST)) throw new Error("no"); }\ncheck();\nCALL;', 'const check = () => Promise.reject(new Error("no"));\nif (!(TEST)) check().catch(() => {});\nCALL;',
];

const wrappers: readonly string[] = [
  'async function main() {\nBODY\n}\nawait main();',
  'const main = async () => {\nBODY\n};\nawait main();',
  'await (async () => {\nBODY\n})();',
  'class Reset {\nasync run() {\nBODY\n}\n}\nawait new Reset().run();',
  'await Promise.resolve().then(async () => {\nBODY\n});',
  'for (const run of [async () => {\nBODY\n}]) await run();',
  'export async function start(given) {\nBODY\n}',
];

const names = { 6: ['sequelize.config.database', 'sequelize.getDatabaseName()', 'process.env.DB_NAME'], 7: ['sequelize.options.replication.write.database', 'process.env.DB_NAME'] } as const;
const calls = ['sequelize.sync({ force: true })', 'sequelize.sync({ force: true })', 'User.sync({ force: true })'] as const;

/** The program of a seed and a number. */
export function generateNameCheck(seed: number, index: number): Program {
  const random = SeededRandom.ofCase(seed + 7_000_003, index);
  const major = random.chance(0.6) ? 6 : 7;
  const isNamed = random.chance(0.4);
  const name = random.pick<string>(names[major]);
  const test = random.pick(conditions).replaceAll('NAME', isNamed ? 'database' : name);
  const body = random.pick(structures).replaceAll('TEST', () => test).replaceAll('FLAG', "(process.env.RESET === 'yes')").replaceAll('CALL', `await ${random.pick(calls)}`);
  const wrapped = random.pick(wrappers).replace('BODY', () => (isNamed && random.chance(0.5) ? `const database = ${name};\n${body}` : body));
  const outside = isNamed && !wrapped.includes('const database') ? [`const database = ${name};`] : [];
  const header = major === 6
    ? ["import { DataTypes, Sequelize } from 'sequelize';", 'const sequelize = new Sequelize(process.env.DATABASE_URL);']
    : ["import { DataTypes, Sequelize } from '@sequelize/core';", "import { PostgresDialect } from '@sequelize/postgres';", 'const sequelize = new Sequelize({ dialect: PostgresDialect, url: process.env.DATABASE_URL });'];
  const asserting = body.includes('assert') ? ["import assert from 'node:assert';"] : [];
  const text = [...asserting, ...header, "const User = sequelize.define('user', { name: DataTypes.STRING });", ...outside, wrapped].join('\n');
  return { id: `checks:${index}`, text, language: 'js', sourceType: 'module', major, effect: 'sync' };
}

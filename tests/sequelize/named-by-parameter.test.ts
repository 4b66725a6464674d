// A method whose name a parameter gives: the calls of the function around it say which one is called, and with what.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const MODELS = {
  v6: "import { Sequelize } from 'sequelize';\nconst db = new Sequelize(process.env.DATABASE_URL);\nconst User = db.define('user', {});\n",
  v7: "import { Sequelize } from '@sequelize/core';\nconst db = new Sequelize({ dialect: 'postgres', url: process.env.DATABASE_URL });\nconst User = db.define('user', {});\n",
} as const;
const RULES = ['no-sync-force', 'no-sync-alter', 'no-mass-delete', 'no-drop'] as const;

/** `rule:line`, counted from the program's own first line. */
function report(code: string, parser: 'js' | 'ts', project: 'v6' | 'v7'): readonly string[] {
  return lint(`${MODELS[project]}${code}`, { rules: [...RULES], parser, project }).map(({ line, ruleId }) => `${ruleId}:${String(line - 3)}`).sort();
}

describe('a method that a parameter names', () => {
  it.each<readonly [program: string, reports: readonly string[]]>([
    ["const run = (method, options) => db[method](options);\nrun('sync', { force: true });", ['no-sync-force:2']],
    ["const run = (method, ...args) => db[method](...args);\nrun('sync', { force: true });", ['no-sync-force:2']],
    ["function run({ method, options }) { return db[method](options); }\nrun({ method: 'sync', options: { alter: true } });", ['no-sync-alter:2']],
    ["const run = (name) => db[name]({ force: true });\nrun('sync');", ['no-sync-force:1']],
    ["const run = (target, method) => target[method]({ force: true });\nrun(User, 'sync');", ['no-sync-force:1']],
    ["class Repo {\n  call(method, options) { return User[method](options); }\n  reset() { return this.call('destroy', { where: {} }); }\n}", ['no-mass-delete:3']],
    ["const run = (method) => User[method]();\nrun('drop');", ['no-drop:1']],
    ["async function all(method, options) {\n  for (const model of Object.values(db.models)) await model[method](options);\n}\nall('truncate');\nall('sync', { force: true });", ['no-mass-delete:4', 'no-sync-force:5']],
    ["const run = (method, text) => db[method](text);\nconst outer = (text) => run('query', text);\nouter('SELECT 1');", []],
    ["const run = (method, options) => User[method](options);\nrun('destroy', { where: { id: 1 } });\nrun('truncate');", ['no-mass-delete:3']],
    ["const run = (method, options) => User[method](options);\nrun('truncate');\nrun('destroy', { where: {} });", ['no-mass-delete:2', 'no-mass-delete:3']],
    ["for (const method of ['findAll', 'destroy', 'truncate']) User[method]({ where: { id: 1 } });", ['no-mass-delete:1']],
    // Another method of the same helper takes other options.
    ["const run = (method, options) => User[method](options);\nrun('sync', {});\nrun('destroy', { where: { id: 1 }, force: true });", []],
    ["const run = (method, options) => User[method](options);\nrun('findAll', { where: {} });\nrun('destroy', { where: { id: 1 } });", []],
    ["const run = (method, options) => User[method](options);\nrun('findAll', { force: true });\nlog('sync');", []],
    ["const run = (method, options) => other[method](options);\nconst other = { sync() {} };\nrun('sync', { force: true });", []],
  ])('%s', (program, reports) => {
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) expect(report(program, parser, project)).toEqual(reports);
    }
  });

  it('may be one that takes SQL', () => {
    const program = `${MODELS.v6}const run = (method, text) => db[method](text);\nrun('query', 'DROP TABLE users');`;
    expect(lint(program, { rules: { 'no-drop': [{ rawSql: 'report' }] }, project: 'v6' })).toHaveLength(1);
    expect(lint(program.replace("'query'", "'log', 'query'"), { rules: { 'no-drop': [{ rawSql: 'report' }] }, project: 'v6' })).toEqual([]);
  });
});

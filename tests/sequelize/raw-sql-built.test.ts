// SQL that is put together step by step: what is known of a text goes with it, through variables, functions and lists.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const MODELS = {
  v6: "import { Sequelize as Orm } from 'sequelize';\nconst db = new Orm(process.env.DATABASE_URL);\n",
  v7: "import { Sequelize as Orm } from '@sequelize/core';\nconst db = new Orm({ dialect: 'postgres', url: process.env.DATABASE_URL });\n",
} as const;

/** Programs with the messages on them. `x` and `list` come from callers. */
const PROGRAMS: Readonly<Record<'rawDrop' | 'rawDelete' | '', readonly string[]>> = {
  'rawDrop': [
    "let sql = '';\nsql += 'DROP TABLE a;';\ndb.query(sql);",
    "let sql = 'SET x = 0;';\nsql += `DROP TABLE ${x};`;\ndb.query(sql);",
    "let sql = 'SET x = 0;';\nif (x) sql += 'DROP TABLE a;';\ndb.query(sql);",
    "let sql = 'DROP ';\nsql += 'TABLE ' + x;\ndb.query(sql);",
    "const drop = (name) => `DROP TABLE ${name}`;\ndb.query(drop(x));",
    "function drop(name) {\n  const sql = 'DROP TABLE ' + name;\n  return sql;\n}\nfor (const name of list) db.query(drop(name));",
    "const sqls = { drop(name) { return `DROP TABLE ${name}`; } };\ndb.query(sqls.drop(x));",
    "class Store { drop(name) { return `DROP TABLE ${name}`; } run() { return db.query(this.drop(x)); } }",
    "const sql = ['SET x = 0', 'DROP TABLE a'].join(';');\ndb.query(sql);",
    "const sqls = [];\nsqls.push('SET x = 0');\nsqls.push('DROP TABLE a');\ndb.query(sqls.join(';'));",
    "const sqls = [];\nfor (const name of list) sqls.push(`DROP TABLE ${name}`);\ndb.query(sqls.join('; '));",
    "const words = [];\nwords.push('DROP TABLE', x);\ndb.query(words.join(' '));",
    "db.query(list.map((name) => `DROP TABLE ${name}`).join(';'));",
    "for (const sql of list.map((name) => `DROP TABLE ${name}`)) db.query(sql);",
    "list.map((name) => `DROP TABLE ${name}`).forEach((sql) => db.query(sql));",
    "const sql = `DROP TABLE ${x}`.trim().toString();\ndb.query(sql);",
  ],
  'rawDelete': [
    "let sql = 'DELETE ';\nsql += 'FROM a';\ndb.query(sql);",
    "let sql = 'DELETE FROM a';\nsql += ' RETURNING id';\ndb.query(sql);",
    "let sql = 'DELETE FROM a';\nif (x) sql += ' WHERE id = 1';\ndb.query(sql);",
    "let sql = '';\nfor (const name of list) sql += `TRUNCATE ${name};`;\ndb.query(sql);",
    "const sqls = [];\nsqls.push('TRUNCATE a');\ndb.query(sqls.join(';'));",
    "db.query(['a', 'b'].map((name) => `TRUNCATE ${name}`).join(';'));",
    "const clear = (name) => `DELETE FROM ${name}`;\nconst all = (name) => clear(name);\ndb.query(all(x));",
  ],
  '': [
    "let sql = 'DELETE FROM a';\nsql += ' WHERE id = 1';\ndb.query(sql);",
    "let sql = 'DELETE FROM a';\nsql += ` WHERE id = ${x}`;\ndb.query(sql);",
    "let sql = `DELETE FROM ${x}`;\nsql += x ? ' WHERE id = 1' : ' WHERE id = 2';\ndb.query(sql);",
    "let sql = 'SELECT 1';\nsql += ' -- DROP TABLE a';\ndb.query(sql);",
    "const words = [];\nwords.push('DELETE FROM a');\nwords.push('WHERE id = 1');\ndb.query(words.join(' '));",
    "const remove = (name) => `DELETE FROM ${name} WHERE id = 1`;\ndb.query(remove(x));",
    "db.query(list.map((name) => `DELETE FROM ${name} WHERE old`).join(';'));",
    "let text = 'drop';\ntext += x;\ndb.query(`SELECT '${text}'`);",
    "const drop = (name) => `DROP TABLE ${name}`;\nconsole.log(drop(x));\ndb.query('SELECT 1');",
  ],
};

describe.each(Object.entries(PROGRAMS))('%j', (messageId, programs) => {
  it.each(programs)('%s', (program) => {
    const rules = { 'no-drop': [{ rawSql: 'report' }], 'no-mass-delete': [{ rawSql: 'report' }] };
    for (const parser of ['js', 'ts'] as const) {
      for (const project of ['v6', 'v7'] as const) {
        const code = `${MODELS[project]}export async function run(x, list) {\n${program}\n}`;
        expect(lint(code, { rules, parser, project }).map((message) => message.messageId), code).toEqual(messageId === '' ? [] : [messageId]);
      }
    }
  });
});

describe('text behind text', () => {
  it.each(["let force = '';\nforce += x;\ndb.sync({ force });", 'let tries = 0;\nfor (const name of list) tries += 1;\ndb.sync({ force: tries > 2 });', "let name = 'a';\nname += '_test';\ndb.sync({ force: name === 'a_test' });"])('decides at run time what is compared with it: %s', (program) => {
    for (const parser of ['js', 'ts'] as const) {
      const code = `${MODELS.v6}export async function run(x, list) {\n${program}\n}`;
      expect(lint(code, { rules: ['no-sync-force'], parser, project: 'v6' })).toHaveLength(1);
    }
  });
});

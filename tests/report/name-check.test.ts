import { describe, expect, it } from 'vitest';
import { planDatabaseNameCheck } from '../../src/report/edits/name-check.js';
import { readSyncCalls } from '../../src/sequelize/sync/calls.js';
import { applyEdit } from './support/lint-edit.js';

function write(code: string, major: 6 | 7 = 6): string {
  return applyEdit({
    code,
    plan(sourceCode, node) {
      const call = readSyncCalls(sourceCode, () => true).find((found) => found.call === node);
      return call && !sourceCode.text.includes('.test(') ? planDatabaseNameCheck(sourceCode, call, { major }) : undefined;
    },
  });
}

const check = (name: string, base = ''): string =>
  `if (!/_test$/.test(${name})) {\n${base}  throw new Error('Refusing to drop tables: the database is not a test database.');\n${base}}`;

describe('a database-name check', () => {
  const name = 'sequelize.config.database';
  it.each([
    ['before a statement', 'await sequelize.sync({});\n', `${check(name)}\nawait sequelize.sync({});\n`],
    ['for a Model', 'await User.sync({});\n', `${check('User.sequelize.config.database')}\nawait User.sync({});\n`],
    ['in a function', 'function f() {\n  sequelize.sync({});\n}\n', `function f() {\n  ${check(name, '  ')}\n  sequelize.sync({});\n}\n`],
    ['before a chain', 'sequelize.sync({}).then(() => f());\n', `${check(name)}\nsequelize.sync({}).then(() => f());\n`],
    ['before a declaration', 'const x = await sequelize.sync({});\n', `${check(name)}\nconst x = await sequelize.sync({});\n`],
    ['before an export', 'export const x = sequelize.sync({});\n', `${check(name)}\nexport const x = sequelize.sync({});\n`],
    ['before a return', 'function f() {\n  return sequelize.sync({});\n}\n', `function f() {\n  ${check(name, '  ')}\n  return sequelize.sync({});\n}\n`],
    ['in an if without braces', 'if (a) await sequelize.sync({});\n', `if (a) {\n  ${check(name, '  ')}\n  await sequelize.sync({});\n}\n`],
    ['in an else without braces', 'if (a) b();\nelse await sequelize.sync({});\n', `if (a) b();\nelse {\n  ${check(name, '  ')}\n  await sequelize.sync({});\n}\n`],
    ['in an arrow body', 'beforeEach(() => sequelize.sync({}));\n', `beforeEach(() => {\n  ${check(name, '  ')}\n  return sequelize.sync({});\n});\n`],
    ['in a parenthesised arrow body', 'const f = async () => (await sequelize.sync({}));\n', `const f = async () => {\n  ${check(name, '  ')}\n  return (await sequelize.sync({}));\n};\n`],
    ['before the condition it stands in', 'if (await sequelize.sync({})) b();\n', `${check(name)}\nif (await sequelize.sync({})) b();\n`],
  ])('%s', (_name, before, after) => {
    expect(write(before)).toBe(after);
  });

  it('reads the write database of Sequelize 7', () => {
    expect(write('await User.sync({});\n', 7)).toContain('/_test$/.test(User.sequelize.options.replication.write.database)');
  });

  it.each([
    ['behind a condition', 'a && sequelize.sync({});\n'],
    ['in a loop header', 'for (sequelize.sync({}); ; ) b();\n'],
    ['in a default parameter', 'function f(a = sequelize.sync({})) {}\n'],
    ['in a class field', 'class A {\n  a = sequelize.sync({});\n}\n'],
    ['on a receiver that is made', 'await new Sequelize(url).sync({});\n'],
    ['on a receiver of unknown kind', 'await user.sync({});\n'],
    ['on an instance of the same statement', 'const sequelize = new Sequelize(url), x = sequelize.sync({});\n'],
  ])('is not written %s', (_name, code) => {
    expect(write(code)).toBe(code);
  });
});

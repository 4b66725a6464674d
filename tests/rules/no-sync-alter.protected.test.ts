// `protectedAlter: 'trust'`, and values of alter that are a text or a number: they only add columns.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

function countReports(code: string, option: Readonly<Record<string, string>> = {}): number {
  return lint(code, { rules: { 'no-sync-alter': [option] } }).length;
}

const CHECK = "if (!/_test$/.test(name)) throw new Error('no');\n";

describe("protectedAlter: 'trust'", () => {
  it.each([
    ['a good match', 'sequelize.sync({ alter: true, match: /_test$/ });'],
    ['a check before an instance', `${CHECK}sequelize.sync({ alter: true });`],
    ['a check before a Model', `${CHECK}User.sync({ alter: true });`],
    ['an alter that is the check', 'const isTest = /_test$/.test(name);\nsequelize.sync({ alter: isTest });'],
  ])('is silent behind %s, which is reported by default', (_name, code) => {
    expect(countReports(code, { protectedAlter: 'trust' })).toBe(0);
    expect(countReports(code)).toBe(1);
  });

  it.each([
    ['no check', 'sequelize.sync({ alter: true });'],
    ['a match that does not protect', 'sequelize.sync({ alter: true, match: /test/ });'],
    ['a match on a Model', 'User.sync({ alter: true, match: /_test$/ });'],
    ['a force that is the check', 'const isTest = /_test$/.test(name);\nsequelize.sync({ force: isTest, alter: true });'],
  ])('reports behind %s', (_name, code) => {
    expect(countReports(code, { protectedAlter: 'trust' })).toBe(1);
  });
});

describe('alter from the environment', () => {
  it.each([
    'process.env.X', 'process.env.X || false', "process.env.X ?? 'false'", 'Number(process.env.X)', '`${process.env.X}`', 'process.env.X?.trim()', '+process.env.X', 'String(flag)', "process.env['X']",
  ])('%s is a text or a number, which only adds', (alter) => {
    expect(countReports(`sequelize.sync({ alter: ${alter} });`)).toBe(0);
    expect(countReports(`sequelize.sync({ alter: ${alter} });`, { additiveAlter: 'report' })).toBe(1);
  });

  it.each([
    "process.env.X === 'true'", 'JSON.parse(process.env.X)', 'process.env.X && true', 'process.env.X || true', '!!process.env.X', '!process.env.X', 'Boolean(process.env.X)', 'import.meta.env.DEV', 'process.env',
  ])('%s may be true or an object, which drops', (alter) => {
    expect(countReports(`sequelize.sync({ alter: ${alter} });`)).toBe(1);
  });

  it('is a text under another name, too', () => {
    expect(countReports('const { ALTER } = process.env;\nsequelize.sync({ alter: ALTER });')).toBe(0);
    expect(countReports('const { DEV } = import.meta.env;\nsequelize.sync({ alter: DEV });')).toBe(1);
  });
});

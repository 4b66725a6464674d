// The option `files` of a rule takes the roles that the rule goes by. A glob that it would not read is an error.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

const CODE = 'await sequelize.sync({ force: true });\nawait sequelize.drop();\nawait sequelize.truncate();\nawait sequelize.queryInterface.dropTable("users");';
const set = (rule: string, role: string): unknown => lint(CODE, { filename: 'db/changes/1.js', rules: { [rule]: [{ files: { [role]: ['db/changes/**'] } }] } });
const count = (rule: string, role?: string): number => (role === undefined ? lint(CODE, { filename: 'db/changes/1.js', rules: [rule] }) : (set(rule, role) as unknown[])).length;

describe.each(['no-sync', 'no-sync-alter', 'no-sync-force', 'require-sync-match', 'valid-sync-match'])('%s', (rule) => {
  it('refuses migrations, which it judges like other files', () => {
    expect(() => set(rule, 'migration')).toThrow(/unknown rule option files\.migration: got \["db\/changes\/\*\*"\]; takes only test, dev\./);
  });

  it.each(['test', 'dev'])('takes %s', (role) => {
    expect(() => set(rule, role)).not.toThrow();
  });
});

describe.each(['no-drop', 'no-mass-delete'])('%s', (rule) => {
  it.each(['test', 'dev', 'migration'])('takes %s, and reports less there', (role) => {
    expect(count(rule, role)).toBeLessThan(count(rule));
  });
});

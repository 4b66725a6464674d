// Every option of the rule: what it silences, and what it does not.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';
import { runRule, type Case, type InvalidCase } from '../support/rule-tester.js';

type Options = Readonly<Record<string, unknown>>;

function silent(name: string, options: Options, code: string): Case {
  return { name, code, options: [options] };
}

function reported(options: Options, found: { readonly name: string; readonly messageId: string; readonly code: string; readonly removed?: string }): InvalidCase {
  const { name, messageId, code, removed } = found;
  const suggestions = removed === undefined ? {} : { suggestions: [{ messageId: 'removeKey', output: removed }] };
  return { name, code, options: [options], output: null, errors: [{ messageId, ...suggestions }] };
}

const ignoreDynamic: Options = { dynamicValues: 'ignore' };
const trustGuards: Options = { environmentGuards: 'trust' };
const trustProtected: Options = { protectedForce: 'trust' };
const reportUnknown: Options = { unknownOptions: 'report' };
const FACTORY = "import { Sequelize } from 'sequelize';\nconst orm = new Sequelize(url, { sync: { match: /_test$/ } });\n";

const dynamicValues = {
  valid: [
    silent('ignored: a bare environment string', ignoreDynamic, 'sequelize.sync({ force: process.env.DB_FORCE });'),
    silent('ignored: a parameter', ignoreDynamic, 'export const reset = (force) => sequelize.sync({ force });'),
    silent('ignored: a spread', ignoreDynamic, "import { base } from './options.js';\nsequelize.sync({ force: true, ...base });"),
    silent('ignored: a request as a whole', ignoreDynamic, 'export const reset = (req) => sequelize.sync(req.body);'),
  ],
  invalid: [
    reported(ignoreDynamic, { name: 'not ignored: a value that is shown', messageId: 'forceOn', code: "open().sync({ force: 'false' });", removed: 'open().sync();' }),
    reported(ignoreDynamic, { name: 'not ignored: an arm that is shown', messageId: 'forceOn', code: 'open().sync(process.env.X ? { force: true } : {});', removed: 'open().sync(process.env.X ? {} : {});' }),
  ],
};

const environmentGuards = {
  valid: [
    silent('trusted: an if', trustGuards, "if (process.env.NODE_ENV === 'test') sequelize.sync({ force: true });"),
    silent('trusted: an early return', trustGuards, "export function reset() {\n  if (process.env.NODE_ENV !== 'test') return;\n  sequelize.sync({ force: true });\n}"),
    silent('trusted: the value', trustGuards, "sequelize.sync({ force: process.env.NODE_ENV === 'development' });"),
    silent('trusted: a list of words', trustGuards, "if (['test', 'ci'].includes(process.env.NODE_ENV)) sequelize.sync({ force: true });"),
  ],
  invalid: [
    reported(trustGuards, { name: 'not trusted: a guard that fails open', messageId: 'force_failOpen', code: "if (process.env.NODE_ENV !== 'production') open().sync({ force: true });", removed: "if (process.env.NODE_ENV !== 'production') open().sync();" }),
    reported(trustGuards, { name: 'not trusted: a guard that is inverted', messageId: 'force_inverted', code: "if (process.env.NODE_ENV === 'production') open().sync({ force: true });", removed: "if (process.env.NODE_ENV === 'production') open().sync();" }),
    reported(trustGuards, { name: 'not trusted: test or anything else', messageId: 'forceOn', code: "if (process.env.NODE_ENV === 'test' || reset) open().sync({ force: true });", removed: "if (process.env.NODE_ENV === 'test' || reset) open().sync();" }),
    reported(trustGuards, { name: 'not trusted: a switch of its own', messageId: 'force_environmentCondition', code: "open().sync({ force: process.env.DB_FORCE_SYNC === '1' });", removed: 'open().sync();' }),
  ],
};

const protectedForce = {
  valid: [
    silent('trusted: a good match', trustProtected, 'sequelize.sync({ force: true, match: /_test$/ });'),
    silent("trusted: a good match of the constructor's", trustProtected, `${FACTORY}orm.sync({ force: true });`),
    silent('trusted: a check of the database name', trustProtected, 'if (!/_test$/.test(sequelize.config.database)) throw new Error();\nsequelize.sync({ force: true });'),
  ],
  invalid: [
    reported(trustProtected, { name: 'not trusted: a match that lets production through', messageId: 'forceOn', code: 'open().sync({ force: true, match: /test/ });', removed: 'open().sync({ match: /test/ });' }),
    reported(trustProtected, { name: 'not trusted: a match that a Model ignores', messageId: 'forceOnModel', code: "sequelize.model('User').sync({ force: true, match: /_test$/ });", removed: "sequelize.model('User').sync({ match: /_test$/ });" }),
    reported(trustProtected, { name: 'not trusted: a check that only warns', messageId: 'forceOn', code: "if (!/_test$/.test(open().config.database)) console.warn('!');\nopen().sync({ force: true });", removed: "if (!/_test$/.test(open().config.database)) console.warn('!');\nopen().sync();" }),
    { ...reported(trustProtected, { name: 'not trusted: a match in version 7', messageId: 'forceOn', code: 'open().sync({ force: true, match: /_test$/ });', removed: 'open().sync({ match: /_test$/ });' }), project: 'v7' as const },
  ],
};

const unknownOptions = {
  valid: [
    silent('reported options: none are given', reportUnknown, 'sequelize.sync();'),
    silent('reported options: all are known', reportUnknown, 'sequelize.sync({ logging: false });'),
    silent('reported options: the key is written last', reportUnknown, "import { base } from './options.js';\nsequelize.sync({ ...base, force: false });"),
  ],
  invalid: [
    reported(reportUnknown, { name: 'reported: a parameter', messageId: 'forceUnknown', code: 'export const reset = (options) => sequelize.sync(options);' }),
    reported(reportUnknown, { name: 'reported: an import', messageId: 'forceUnknown', code: "import { options } from './options.js';\nsequelize.sync(options);" }),
    reported(reportUnknown, { name: 'reported: a spread', messageId: 'forceUnknown', code: "import { base } from './options.js';\nsequelize.sync({ force: false, ...base });" }),
    reported(reportUnknown, { name: 'reported: an unknown key', messageId: 'forceUnknown', code: "import { key } from './options.js';\nsequelize.sync({ [key]: true });" }),
  ],
};

const files = {
  valid: [
    { ...silent('files.dev of the option exempts', { files: { dev: ['tools/**'] } }, 'sequelize.sync({ force: true });'), filename: 'tools/reset.js' },
    { ...silent('files.test of the settings stays, key by key', { files: { dev: ['tools/**'] } }, 'sequelize.sync({ force: true });'), filename: 'test/reset.js' },
  ],
  invalid: [
    { ...reported({ files: { test: ['qa/**'] } }, { name: 'files.test of the option replaces the default', messageId: 'forceOn', code: 'open().sync({ force: true });', removed: 'open().sync();' }), filename: 'test/reset.js' },
    {
      ...reported({ files: { dev: [] } }, { name: 'files.dev of the option replaces that of the settings', messageId: 'forceOn', code: 'open().sync({ force: true });', removed: 'open().sync();' }),
      filename: 'tools/reset.js',
      settings: { files: { dev: ['tools/**'] } },
    },
  ],
};

const tables = [dynamicValues, environmentGuards, protectedForce, unknownOptions, files];
runRule('no-sync-force', { valid: tables.flatMap(({ valid }) => valid), invalid: tables.flatMap(({ invalid }) => invalid) });

describe('a bad option is an error that names it', () => {
  it.each([
    [{ dynamicValue: 'ignore' }, /dynamicValue/],
    [{ dynamicValues: true }, /Value true should be/],
    [{ protectedForce: 'yes' }, /Value "yes" should be equal to one of the allowed values/],
    [{ additiveAlter: 'report' }, /additiveAlter/],
    [{ files: { dev: 'tools/**' } }, /Value "tools\/\*\*" should be array/],
    [{ files: { test: ['**'] } }, /rule option files\.test: got "\*\*"/],
    [{ files: { tset: ['qa/**'] } }, /unknown rule option files\.tset: got \["qa\/\*\*"\]; takes only test, dev\. Did you mean test\?/],
  ])('%j', (option, words) => {
    expect(() => lint('sequelize.sync();', { rules: { 'no-sync-force': [option] } })).toThrow(words);
  });
});

// A check of the database's name that does not protect: the message of require-sync-match names it and says why.
import { describe, expect, it } from 'vitest';
import { explainCase, lintCase } from '../support/field.js';

const HEAD = `import { Sequelize } from 'sequelize';
const sequelize = new Sequelize(process.env.DATABASE_URL);
const name = sequelize.config.database;
`;

/** The message of require-sync-match on the sync behind the statements. */
function readMessage(code: string): string | undefined {
  const reports = lintCase({ id: 'refused', path: 'test/reset.js', code: `${HEAD}${code}\n` });
  return reports.find(({ rule }) => rule === 'require-sync-match')?.message;
}

const SYNC = 'await sequelize.sync({ force: true });';
const refuse = (test: string): string => `if (!(${test})) throw new Error('refused');\n${SYNC}`;

describe('a check that does not protect is named, with the reason', () => {
  it.each([
    ["name.includes('test')", 'it accepts `latest`, too'],
    ["name.match('test')", 'it accepts `latest`, too'],
    ["name.endsWith('test')", 'it accepts `latest`, too'],
    ['/test/.test(name)', 'it accepts `latest`, too'],
    ["name.startsWith('test')", 'it accepts `tests_prod`, too'],
    ["process.env.RESET_DB === '1'", 'a flag does not say which database is connected'],
    ["'true' === process.env.RESET_DB", 'a flag does not say which database is connected'],
    ["name === 'shop'", 'it requires no word such as `test` or `dev`'],
    ["['app', 'web'].includes(name)", 'it requires no word such as `test` or `dev`'],
    ["name.endsWith('_prod')", 'it accepts a name with `prod` in it'],
    ['/^(?!prod)/.test(name)', 'it accepts every name that it does not exclude'],
    ['/.*/.test(name)', 'it accepts every name'],
    ["sequelize.config.host === 'localhost'", 'a host says nothing about the database on it'],
    ["process.env.DB_HOST === 'test-db'", 'a host says nothing about the database on it'],
    ["/_test$/.test(name + '_test')", 'the program itself completes the string that is tested'],
    ["name.split('_').pop() === 'test'", 'it tests a part of the name, not all of it'],
  ])('%s', (test, why) => {
    expect(readMessage(refuse(test))).toBe(`\`${test}\` does not protect: ${why}. Every table of the connected database is emptied, production too. Test the whole name for a word at one end, as \`/_test$/\` does.`);
  });

  it.each([
    ['in a function of the file', `const isSafe = (text) => text.includes('test') || text.startsWith('dev_');\nif (isSafe(name)) ${SYNC}`, "`text.includes('test')`"],
    ['around the call', `if (/test/.test(name)) { ${SYNC} }`, '`/test/.test(name)`'],
    ['in an assertion', `import assert from 'node:assert';\nassert.match(name, /test/);\n${SYNC}`, '`assert.match(name, /test/)`'],
    ['in a switch', `switch (name) { case 'app_test': case 'app': break; default: throw new Error(); }\n${SYNC}`, 'The check before this call'],
    ['that is long', `if (!/test/.test(process.env.A_LONG_PREFIX_DATABASE_NAME)) throw new Error();\n${SYNC}`, 'The check before this call'],
    ['of a Model', "const User = sequelize.define('User', {});\nif (/test/.test(name)) await User.sync({ force: true });", '`/test/.test(name)`'],
  ])('%s', (_, code, check) => {
    expect(readMessage(code)).toContain(`${check} does not protect: `);
  });

  it.each(["name.includes('test')", '/test/.test(name)'])('as the choice of the options: %s', (test) => {
    expect(readMessage(`await sequelize.sync(${test} ? { force: true } : {});`)).toContain(`\`${test}\` does not protect: it accepts \`latest\`, too.`);
  });

  it.each([
    ['an if that stops nothing', "if (name.includes('web')) {}"],
    ['a warning', "if (!name.includes('web')) console.warn(name);"],
    ['a switch that stops nothing', "switch (name) { case 'web': log(); }"],
    ['a function that stops nothing', "const look = () => { if (name.includes('web')) log(); };\nlook();"],
  ])('beside %s, which is not', (_, before) => {
    const check = "if (!name.endsWith('test')) throw new Error('refused');";
    const inside = `const check = () => { ${before.replaceAll('\n', ' ')} ${check} };\ncheck();\n${SYNC}`;
    for (const code of [`${before}\n${check}\n${SYNC}`, inside]) expect(readMessage(code), code).toContain("`name.endsWith('test')` does not protect: it accepts `latest`, too.");
  });

  it('in each of two calls behind it', () => {
    const reports = lintCase({ id: 'refused', path: 'test/reset.js', code: `${HEAD}const check = () => { if (!/test/.test(name)) throw new Error(); };\ncheck();\n${SYNC}\n${SYNC}\n` });
    const messages = reports.filter(({ rule }) => rule === 'require-sync-match').map(({ message }) => message);
    expect(messages).toHaveLength(2);
    for (const message of messages) expect(message).toContain('`/test/.test(name)` does not protect');
  });

  it('of a Model the table is emptied, not every table', () => {
    expect(readMessage("const User = sequelize.define('User', {});\nif (/test/.test(name)) await User.sync({ force: true });")).toContain('. The table of the connected database is emptied');
  });

  it('every such message stays below 250 characters', () => {
    const long = "['app_database_one', 'web'].includes(name)";
    expect(readMessage(refuse(long))?.length).toBeLessThan(250);
    expect(readMessage(refuse("process.env.APP_DATABASE_NAME.slice(-4) === 'test'"))?.length).toBeLessThan(250);
  });
});

it('a search for a place in the name is one, too', () => {
  expect(readMessage(refuse("name.indexOf('test') !== -1"))).toContain("`name.indexOf('test')` does not protect: it accepts `latest`, too.");
});

describe('what is no check of a name, or stops nothing, is not named', () => {
  it.each([
    ['a warning', `if (!/test/.test(name)) console.warn(name);\n${SYNC}`],
    ['a test of something else', `if (process.env.ALLOW !== 'yes') throw new Error();\n${SYNC}`],
    ['the environment, which has messages of its own', `if (process.env.NODE_ENV !== 'test') throw new Error();\n${SYNC}`],
    ['an environment that is called a name', `const envName = process.env.NODE_ENV;\nif (envName !== 'test') throw new Error();\n${SYNC}`],
    ['a check the other way round', `if (/test/.test(name)) throw new Error();\n${SYNC}`],
    ['a check behind the call', `${SYNC}\nif (!/test/.test(name)) throw new Error();`],
    ['a pattern that is not seen', `import { pattern } from './patterns.js';\nif (!pattern.test(name)) throw new Error();\n${SYNC}`],
  ])('%s', (_, code) => {
    expect(readMessage(code)).toContain('Add `match: /_test$/`');
  });

  it.each(["/_test$/.test(name)", "name.endsWith('_test')", "['app_test'].includes(name)", "new Set(['app_test']).has(name)"])('a good one is not reported: %s', (test) => {
    expect(readMessage(refuse(test))).toBeUndefined();
  });

  it('a good one before a bad one is enough', () => {
    expect(readMessage(`if (!/_test$/.test(name)) throw new Error();\n${refuse("name.includes('test')")}`)).toBeUndefined();
  });
});

it('--explain says the same', async () => {
  const { sites } = await explainCase({ id: 'refused', code: `${HEAD}${refuse("name.includes('test')")}\n` }, 5);
  expect(sites[0]?.facts).toContain("`name.includes('test')` does not count as a check of the database's name: it accepts `latest`, too.");
});

it('--explain says the same of the value of force', async () => {
  const { sites } = await explainCase({ id: 'refused', code: `${HEAD}await sequelize.sync({ force: name.includes('test') });\n` }, 4);
  expect(sites[0]?.facts).toContain("`name.includes('test')` does not count as a check of the database's name: it accepts `latest`, too.");
});

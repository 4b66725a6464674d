import { describe, expect, it } from 'vitest';
import type { MigrationCall } from '../../src/policy/settings/types.js';
import { lintSwap, type Linted, type LintRequest } from './support/lint-swap.js';

const UMZUG: MigrationCall = { kind: 'call', call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js', kind: 'named' } };
const START = "import { sequelize } from './db.js';\nawait sequelize.sync({ force: true });\n";

function lint(code: string, request: Partial<LintRequest> = {}): Linted {
  return lintSwap({ code, filename: 'src/start.js', parser: 'espree', sourceType: 'module', migration: UMZUG, ...request });
}

function withImport(imported: Partial<NonNullable<MigrationCall['import']>>, call = UMZUG.call): Partial<LintRequest> {
  return { migration: { kind: 'call', call, import: { name: 'umzug', from: './umzug.js', kind: 'named', ...imported } } };
}

describe('the configured migrator', () => {
  it.each([
    ['from the root, one folder down', 'src/start.js', './src/umzug.js', './umzug.js'],
    ['in a folder beside', 'src/db/init.js', './tools/umzug.mjs', '../../tools/umzug.mjs'],
    ['in a folder below', 'start.js', './src/db/umzug.ts', './src/db/umzug.ts'],
    ['above the root', 'start.js', '../shared/umzug.js', '../shared/umzug.js'],
    ['a package', 'src/start.js', 'migrator', 'migrator'],
    ['a subpath import', 'src/start.js', '#migrator', '#migrator'],
    ['an alias', 'src/start.js', '@/db/umzug', '@/db/umzug'],
  ])('%s', (...[, filename, from, written]) => {
    const { fixed } = lint(START, { filename, ...withImport({ from }) });
    expect(fixed).toBe(`import { sequelize } from './db.js';\nimport { umzug } from '${written}';\nawait umzug.up();\n`);
  });

  it.each([
    ['default', { kind: 'default' }, 'umzug.up()', "import umzug from '../umzug.js';\nawait umzug.up();\n"],
    ['namespace', { kind: 'namespace', name: 'db' }, 'db.umzug.up()', "import * as db from '../umzug.js';\nawait db.umzug.up();\n"],
    ['a function', { name: 'migrate' }, "migrate({ step: 'all' })", "import { migrate } from '../umzug.js';\nawait migrate({ step: 'all' });\n"],
    ['a name of Node', { name: 'create' }, 'create(process.env.URL).up()', "import { create } from '../umzug.js';\nawait create(process.env.URL).up();\n"],
    ['a name of the file too', { name: 'create' }, 'create(sequelize).up()', "import { create } from '../umzug.js';\nawait create(sequelize).up();\n"],
  ] as const)('%s', (...[, imported, call, rest]) => {
    expect(lint(START, withImport(imported, call)).fixed).toBe(`import { sequelize } from './db.js';\n${rest}`);
  });

  it('keeps the name that the file already gives it', () => {
    const code = "import { umzug as runner } from '../umzug.js';\nawait sequelize.sync({ force: true });\n";
    expect(lint(code).fixed).toBe("import { umzug as runner } from '../umzug.js';\nawait runner.up();\n");
  });

  it('renames the name alone, not a member or a text', () => {
    const code = "import { run as umzug } from '../umzug.js';\nawait sequelize.sync({ force: true });\n";
    const { fixed } = lint(code, withImport({ name: 'run' }, "run('run').run()"));
    expect(fixed).toBe("import { run as umzug } from '../umzug.js';\nawait umzug('run').run();\n");
  });

  it('is not renamed where it is a shorthand property', () => {
    const code = "import { run as umzug } from '../umzug.js';\nawait sequelize.sync({ force: true });\n";
    expect(lint(code, withImport({ name: 'run' }, 'up({ run })')).swaps).toEqual([{ kind: 'none', why: 'unboundName' }]);
    expect(lint(`const up = 1;\n${code}`, withImport({ name: 'run' }, 'up({ run })')).swaps).toEqual([{ kind: 'none', why: 'nameTaken' }]);
  });

  it('needs no import where the call names what the file has', () => {
    const code = "import { umzug } from 'own';\nawait sequelize.sync({ force: true });\n";
    expect(lint(code, { migration: { kind: 'call', call: 'umzug.up()' } }).fixed).toBe("import { umzug } from 'own';\nawait umzug.up();\n");
  });

  it('is not called by a name that the file does not have', () => {
    expect(lint(START, { migration: { kind: 'call', call: 'umzug.up()' } }).swaps).toEqual([{ kind: 'none', why: 'unboundName' }]);
    expect(lint(START, withImport({}, 'umzug.up(config)')).swaps).toEqual([{ kind: 'none', why: 'unboundName' }]);
  });

  it('is not required where only an import can load it', () => {
    const code = "const { sequelize } = require('./db');\nsequelize.sync({ force: true });\n";
    expect(lint(code, withImport({ from: './umzug.mjs' })).swaps).toEqual([{ kind: 'none', why: 'moduleSystem' }]);
  });
});

describe('the migrator file itself', () => {
  it('is offered its own instance', () => {
    const code = "export const umzug = createUmzug();\nawait sequelize.sync({ force: true });\n";
    const linted = lint(code, { filename: 'umzug.js' });
    expect(linted.swaps).toMatchObject([{ kind: 'suggestion', why: 'isMigratorFile' }]);
    expect(linted.suggested).toEqual(["export const umzug = createUmzug();\nawait umzug.up();\n"]);
  });

  it('is offered nothing where the instance has no name', () => {
    expect(lint(START, { filename: 'umzug.ts' }).swaps).toEqual([{ kind: 'none', why: 'isMigratorFile' }]);
  });
});

describe('a file that makes and exports the instance', () => {
  const made = "import { Sequelize } from 'sequelize';\n";
  const sync = 'await sequelize.sync({ force: true });\n';
  it.each([
    ['export const', `${made}export const sequelize = new Sequelize(url);\n${sync}`],
    ['export { }', `${made}const sequelize = new Sequelize(url);\n${sync}export { sequelize };\n`],
    ['export default', `${made}const sequelize = new Sequelize(url);\n${sync}export default sequelize;\n`],
    ['a property', `${made}const sequelize = new Sequelize(url);\n${sync}module.exports = { sequelize };\n`],
    ['an assignment', `${made}const sequelize = new Sequelize(url);\n${sync}exports.sequelize = sequelize;\n`],
    ['a member of what is exported', `${made}const db = {};\nconst sequelize = new Sequelize(url);\n${sync}db.sequelize = sequelize;\nmodule.exports = db;\n`],
    ['a field of an exported class', `${made}export class Database {\n  sequelize = new Sequelize(url);\n  async start() {\n    await this.sequelize.sync({ force: true });\n  }\n}\n`],
    ['a field of a class whose object is exported', `${made}class Database {\n  sequelize = new Sequelize(url);\n  async start() {\n    await this.sequelize.sync({ force: true });\n  }\n}\nmodule.exports = new Database();\n`],
    ['a subclass, of which it makes an instance', `${made}export class Database extends Sequelize {}\nconst sequelize = new Database(url);\n${sync}`],
    ['a subclass as the default', `${made}export default class Database extends Sequelize {}\nconst sequelize = new Database(url);\n${sync}`],
    ['a subclass of a renamed class', `import Base from 'sequelize';\nclass Database extends Base {}\nconst sequelize = new Database(url);\n${sync}export { Database };\n`],
    ['an instance of a renamed class', `import { Sequelize as Base } from '@sequelize/core';\nexport const sequelize = new Base(url);\n${sync}`],
  ])('is imported by the migrator: %s', (_name, code) => {
    expect(lint(code).swaps).toMatchObject([{ kind: 'suggestion', why: 'circularImport' }]);
  });

  it.each([
    ['a default import', "import Database from 'sequelize';\n"],
    ['a renamed class', "import { Sequelize as Database } from '@sequelize/core';\n"],
    ['a renamed class of require', "const { Sequelize: Database } = require('sequelize');\n"],
    ['a subclass of sequelize-typescript', "import { Sequelize as Base } from 'sequelize-typescript';\nclass Database extends Base {}\n"],
  ])('makes two instances under another name: %s', (_name, imported) => {
    expect(lint(`${imported}const main = new Database(url);\nconst other = new Database(otherUrl);\nmain.sync({ force: true });\n`).swaps).toMatchObject([{ kind: 'suggestion', why: 'severalInstances' }]);
  });

  it('may import a migrator of another package', () => {
    const code = `${made}export const sequelize = new Sequelize(url);\n${sync}`;
    expect(lint(code, withImport({ from: 'migrator' })).swaps).toMatchObject([{ kind: 'fix' }]);
  });

  it.each([
    ['in a constant', `${made}const sequelize = new Sequelize(url);\n${sync}`],
    ['in a member of something that is not exported', `${made}const sequelize = new Sequelize(url);\n${sync}app.db = sequelize;\n`],
    ['made in one of two ways', `${made}const sequelize = url ? new Sequelize(url) : new Sequelize(config);\n${sync}`],
    ['assigned in one of two branches', `${made}let sequelize;\nif (url) sequelize = new Sequelize(url);\nelse sequelize = new Sequelize(config);\n${sync}`],
    ['in a field of a class that is not exported', `${made}class Database {\n  sequelize = new Sequelize(url);\n  async start() {\n    await this.sequelize.sync({ force: true });\n  }\n}\n`],
  ])('is fixed where the instance stays in the file: %s', (_name, code) => {
    expect(lint(code).swaps).toMatchObject([{ kind: 'fix' }]);
  });
});

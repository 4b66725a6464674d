// A repository that is not trusted, linted: each line of the threat model in SECURITY.md is a test of the same words.
// What would take too long takes longer than a test may.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listMigrations, readMigrationFormat } from '../src/policy/project/migrations.js';
import { judgeMigrator, readProgram } from '../src/policy/project/migrator.js';
import { readPackageJson } from '../src/policy/project/package-json.js';
import { readCliFolders } from '../src/policy/project/sequelizerc.js';
import { readWrittenPath } from '../src/policy/project/written-paths.js';
import { lint, reportingRules } from './support/lint.js';
import { readThreats } from './support/threats.js';

const long = 256 * 1024 - 100;
const huge = 60 * 1024 * 1024;
const nothing = { migrations: undefined, seeders: undefined };

function createFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-security-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** A file of that size, which takes no place on the disk. */
function createHuge(file: string): void {
  writeFileSync(file, '');
  truncateSync(file, huge);
}

/** False where the machine has no pipes. */
function createPipe(file: string): boolean {
  if (process.platform === 'win32') return false;
  execFileSync('mkfifo', [file]);
  return true;
}

function readFormats(folder: string): unknown {
  return readMigrationFormat(folder, listMigrations(folder));
}

const busy = {
  'spaces after a name': `up${' '.repeat(long)}!`,
  'spaces around a word': `up${' '.repeat(long / 2)}async${' '.repeat(long / 2)}!`,
  'empty lines': '\n'.repeat(long),
  'quotes that never close': '"\\'.repeat(long / 2),
  'comments that never close': '/* '.repeat(long / 3),
  'templates': '`a'.repeat(long / 2),
  'names': 'up(a, '.repeat(long / 6),
  'globs': `glob: '${'*(a|b)'.repeat(200)}'`,
  'braces': `glob: '${'{a,b}'.repeat(50)}'`,
};

const threats: Readonly<Record<string, () => void>> = {
  'a `package.json` that is huge, nested without end, no JSON or no object': () => {
    const texts = [`{"dependencies":{"sequelize":"6","a":"${' '.repeat(huge)}"}}`, '['.repeat(1_000_000), `{"a":${'{"a":'.repeat(100_000)}`, '{', '[]', 'null', '\0\0'];
    const kinds = texts.map((text) => readPackageJson(createFolder({ 'package.json': text }))?.kind);
    expect(kinds).toEqual(['readable', ...texts.slice(1).map(() => 'unreadable')]);
  },
  '`__proto__` and `constructor` as names of dependencies, options and models': () => {
    const read = readPackageJson(createFolder({ 'package.json': '{"dependencies":{"__proto__":{"sequelize":"6"},"constructor":"1"},"__proto__":{"type":"module"}}' }));
    expect([...(read?.dependencies.keys() ?? [])]).toEqual(['__proto__', 'constructor']);
    const program = "import { Sequelize } from 'sequelize';\nconst sequelize = new Sequelize('');\nconst o = { constructor: 1, ['__proto__']: 2, __proto__: { force: true }, toString: { force: true } };\no.__proto__.polluted = true;\no['constructor'].prototype.polluted = true;\nsequelize.models.__proto__.sync({ ...o, hasOwnProperty: 1 });\nsequelize.constructor.sync(o);\nsequelize.sync({ force: true, __proto__: null });\n";
    expect(reportingRules(program, { project: 'v6' })).toContain('no-sync-force');
    expect({}).not.toHaveProperty('polluted');
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
  'a pipe, a folder or a link to itself in the place of `package.json`, `.sequelizerc` or a migration': () => {
    const pipes = createFolder();
    const folders = createFolder();
    const links = createFolder();
    for (const name of ['package.json', '.sequelizerc', '1-a.js']) {
      createPipe(path.join(pipes, name));
      mkdirSync(path.join(folders, name));
      symlinkSync(path.join(links, name), path.join(links, name));
    }
    for (const folder of [pipes, folders, links]) {
      expect([readPackageJson(folder), readCliFolders(folder), readFormats(folder), readProgram(path.join(folder, '1-a.js'))]).toEqual([undefined, nothing, undefined, undefined]);
      expect(['none', 'some']).toContain(judgeMigrator(`new Umzug({ migrations: { glob: ${JSON.stringify(`${folder}/**/*.js`)} } })`, folder, [folder]));
    }
  },
  'a `.sequelizerc` or a migration with code in it': () => {
    const mark = path.join(createFolder(), 'ran');
    const code = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');\nthrow new Error();\nmodule.exports = { 'migrations-path': path.join(__dirname, 'db'), up: async (queryInterface, Sequelize) => {} };\n`;
    const folder = createFolder({ '.sequelizerc': code, 'db/1-a.js': code });
    expect(readCliFolders(folder).migrations).toBe(path.join(folder, 'db'));
    expect(readFormats(path.join(folder, 'db'))).toEqual({ signature: 'queryInterface', module: 'commonjs' });
    expect(existsSync(mark)).toBe(false);
  },
  'a `.sequelizerc`, migration or set-up of Umzug of 60 MB': () => {
    const folder = createFolder();
    for (const name of ['.sequelizerc', '1-a.js', 'umzug.js']) createHuge(path.join(folder, name));
    expect([readCliFolders(folder), readFormats(folder), readProgram(path.join(folder, 'umzug.js'))]).toEqual([nothing, undefined, undefined]);
  },
  'text made to keep the pattern of a reader busy, in a `.sequelizerc`, a migration or a set-up of Umzug': () => {
    for (const text of Object.values(busy)) {
      const folder = createFolder({ '1-a.js': text, '.sequelizerc': `'migrations-path': ${text}`.slice(0, 60_000) });
      expect(readFormats(folder)).toMatchObject({ module: 'commonjs' });
      expect(readCliFolders(folder)).toEqual(nothing);
      expect(['unknown', 'none']).toContain(judgeMigrator(`new Umzug({ migrations: { ${text} } })`, folder, [folder]));
    }
    expect(judgeMigrator("new Umzug({ migrations: { glob: new URL('%', import.meta.url) } })", '/', ['/'])).toBe('unknown');
  },
  'a path of another machine (`\\\\host\\share`) for its migrations': () => {
    const folders = { own: '/app', working: '/app' };
    for (const written of [String.raw`'\\\\host\\share'`, "'//host/share'", "path.join('//host', 'share')", '`//host/share`']) expect(readWrittenPath(written, folders), written).toBeUndefined();
    expect(readWrittenPath("'/srv/db'", folders)).toBe(path.resolve('/srv/db'));
  },
  'a `match` that would take years to run': () => {
    const match = (pattern: string): readonly string[] => reportingRules(`import { Sequelize } from 'sequelize';\nconst sequelize = new Sequelize('postgres://localhost/${'a'.repeat(64)}!');\nawait sequelize.sync({ force: true, match: ${pattern} });\n`, { project: 'v6' });
    expect(match('/^(a+)+$/')).toContain('valid-sync-match');
    expect(match("new RegExp('^(([a-z])+.)+[A-Z]([a-z])+$')")).toContain('valid-sync-match');
    expect(match('/^(a|a)*_test$/')).not.toContain('no-drop');
  },
  'a program nested hundreds of levels deep, or that refers to itself': () => {
    const deep = [
      `sequelize.sync({ force: ${'('.repeat(300)}true${')'.repeat(300)} });`,
      `sequelize.sync({ force: ${'!'.repeat(300)}true });`,
      `sequelize.sync(${'{ ...'.repeat(300)}{ force: true }${' }'.repeat(300)});`,
      `sequelize.sync({ force: ${'x ? true : '.repeat(300)} true });`,
      `sequelize.sync({ force: ${"'a' + ".repeat(300)} 'b' });`,
    ];
    for (const code of deep) expect(reportingRules(`import { sequelize } from './db.js';\n${code}\n`, { project: 'v6' }), code.slice(0, 60)).toContain('no-sync-force');
    const circular = 'let o = { ...o, get force() { return o.force; } };\nconst f = () => f();\nfunction g(a) { return g({ ...g(a) }); }\no = g(o);\nsequelize.sync(o);\nsequelize.sync(f());\nsequelize.sync({ force: f(), ...g() });\n';
    expect(lint(`import { sequelize } from './db.js';\n${circular}`, { project: 'v6' }).length).toBeGreaterThan(0);
  },
  'comments that name rules or settings': () => {
    const program = "import { sequelize } from './db.js';\nawait sequelize.sync({ force: true });\n";
    const silent = ['/* sequelize-guard: off */', '/* sequelize-guard-disable */', '// settings: { "sequelize-guard": { "files": { "dev": ["src/**"] } } }', '/** @sequelize-guard ignore */'];
    for (const comment of silent) expect(reportingRules(`${comment}\n${program}`, { project: 'v6' })).toContain('no-sync-force');
    expect(reportingRules(program.replace('await', '// eslint-disable-next-line\nawait'), { project: 'v6' })).toEqual([]);
  },
};

it('each line of the threat model is a test, and each test a line', () => {
  expect(Object.keys(threats)).toEqual(readThreats('When its files are linted'));
  expect(readThreats('A', '### A\n\n| it holds | then |\n| --- | --- |\n| one | x |\n| two | y |\n\n### B\n| a | b |\n')).toEqual(['one', 'two']);
});

it.each(Object.entries(threats))('%s', (_line, check) => {
  check();
});

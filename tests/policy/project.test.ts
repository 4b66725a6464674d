import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInstanceSetting, readProject, type Project, type SpecifierKind } from '../../src/policy/project/project.js';
import { readSettings, type SequelizeGuardSettings } from '../../src/policy/settings/settings.js';
import { createProject } from './temporary-project.js';

/** The project of `src/app.js` in a folder; nothing above that folder is read, unless `root` says so. */
function read(folder: string, settings: SequelizeGuardSettings = {}): Project {
  return readProject({ filename: join(folder, 'src/app.js'), cwd: folder }, readSettings({ root: folder, ...settings }));
}

function readListed(dependencies: Readonly<Record<string, string>>, field = 'dependencies'): Project {
  return read(createProject({ 'package.json': { [field]: dependencies } }));
}

describe('a project lists Sequelize', () => {
  it.each(['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'])('in %s', (field) => {
    expect(readListed({ sequelize: '^6.37.8' }, field)).toMatchObject({ found: true, listsSequelize: true, majorVersion: 6 });
    expect(readListed({ express: '^5.0.0' }, field)).toMatchObject({ found: true, listsSequelize: false, majorVersion: undefined });
  });

  const families: readonly (readonly [name: string, range: string, major: 6 | 7 | undefined])[] = [
    ['sequelize', '^6.37.8', 6],
    ['sequelize', '^5.22.0', 6],
    ['sequelize', '3.30.4', 6],
    ['sequelize', '*', 6],
    ['sequelize', 'latest', 6],
    ['sequelize', '>=6 <8', 6],
    ['sequelize', '', 6],
    ['sequelize', 'catalog:', 6],
    ['sequelize', '^7.0.0', 7],
    ['sequelize', '7.0.0-alpha.9', 7],
    ['sequelize', 'v7', 7],
    ['sequelize', 'npm:@sequelize/core@alpha', 7],
    ['sequelize', 'npm:sequelize@^7.0.0', 7],
    ['sequelize', 'github:sequelize/sequelize#main', 6],
    ['sequelize', 'npm:@me/sequelize-fork@^6.0.0', 6],
    ['sequelize', 'npm:@me/sequelize-fork@^7.0.0', 7],
    ['@sequelize/core', '7.0.0-alpha.48', 7],
    ['@sequelize/core', 'npm:@me/core@1.0.0', 7],
    ['@sequelize/postgres', '*', 7],
    ['sequelize-typescript', '^2.1.6', 6],
    ['@nestjs/sequelize', '^11.0.0', 6],
    ['egg-sequelize', '^6.0.0', 6],
    ['feathers-sequelize', '^7.0.0', 6],
    ['connect-session-sequelize', '^8.0.0', 6],
    ['orm', 'npm:sequelize@^6.37.8', 6],
    ['orm', 'npm:sequelize', 6],
    ['orm', 'npm:@sequelize/core@7.0.0-alpha.48', 7],
    ['sequelize-cli', '^6.6.2', undefined],
    ['@types/sequelize', '^4.28.20', undefined],
    ['sequelize-mock', '^0.10.2', undefined],
    ['@sequelizer/core', '^1.0.0', undefined],
    ['umzug', '^3.8.3', undefined],
  ];
  it.each(families)('%s at %j: major version %s', (name, range, majorVersion) => {
    expect(readListed({ [name]: range })).toMatchObject({ listsSequelize: majorVersion !== undefined, majorVersion });
  });

  it('takes 7 where both lines of Sequelize are listed', () => {
    expect(readListed({ sequelize: '^6.0.0', '@sequelize/core': '^7.0.0-alpha.48' }).majorVersion).toBe(7);
    expect(readListed({ '@nestjs/sequelize': '^11.0.0', sequelize: '^7.0.0' }).majorVersion).toBe(7);
  });

  it('because sequelizeVersion is set, which overrides the version that is listed', () => {
    expect(read(createProject(), { sequelizeVersion: 7 })).toMatchObject({ found: false, listsSequelize: true, majorVersion: 7 });
    const folder = createProject({ 'package.json': { dependencies: { sequelize: '^6.0.0' } } });
    expect(read(folder, { sequelizeVersion: 7 }).majorVersion).toBe(7);
  });
});

describe('a project without Sequelize', () => {
  it.each([
    ['nothing of it', { express: '^5.0.0' }, true],
    ['a package that is called after it', { '@midwayjs/sequelize': '^3.0.0', express: '^5.0.0' }, false],
    ['an alias of such a package', { orm: 'npm:@midwayjs/sequelize@^3.0.0', express: '^5.0.0' }, false],
    ['Sequelize', { sequelize: '^6.0.0', express: '^5.0.0' }, false],
  ])('lists %s', (_what, dependencies, isWithoutSequelize) => {
    expect(readListed(dependencies).isWithoutSequelize).toBe(isWithoutSequelize);
  });

  it('is none where one of its package.json files names it, or none is there', () => {
    const folder = createProject({ 'package.json': { dependencies: { '@midwayjs/sequelize': '^3.0.0' } }, 'src/package.json': { dependencies: { express: '^5.0.0' } } });
    expect(read(folder).isWithoutSequelize).toBe(false);
    expect(read(createProject()).isWithoutSequelize).toBe(false);
    expect(read(createProject({ 'package.json': {} }), { sequelizeVersion: 6 }).isWithoutSequelize).toBe(false);
  });

  it('lists a package where one of its package.json files does', () => {
    const project = read(createProject({ 'package.json': { dependencies: { express: '^5.0.0' } }, 'src/package.json': { dependencies: { pg: '8' } } }));
    expect(['express', 'pg', 'mysql2'].map((name) => project.lists(name))).toEqual([true, true, false]);
  });
});

describe('the folders of .sequelizerc', () => {
  it.each([
    ['migrations', "'migrations-path': 'src/changes'", 'src/changes/1.js', true],
    ['a folder in it', "'migrations-path': 'src/changes'", 'src/changes/old/1.js', true],
    ['seeders', "'seeders-path': 'src/seeds'", 'src/seeds/1.js', true],
    ['another folder that begins so', "'migrations-path': 'src/changes'", 'src/changes-old/1.js', false],
    ['another folder', "'migrations-path': 'src/changes'", 'src/app.js', false],
    ['no folder that is named', "'config': 'src/config.js'", 'src/changes/1.js', false],
  ])('hold a file: %s', (_what, text, file, expected) => {
    const folder = createProject({ 'package.json': {}, '.sequelizerc': `module.exports = { ${text} };` });
    expect(readProject({ filename: join(folder, file), cwd: folder }, readSettings({ root: folder })).isInCliFolder).toBe(expected);
  });

  it('hold no file that exists only in memory', () => {
    const folder = createProject({ '.sequelizerc': "module.exports = { 'migrations-path': '.' };" });
    expect(readProject({ filename: '<input>', cwd: folder }, readSettings({ root: folder })).isInCliFolder).toBe(false);
  });
});

describe('the instance that the settings name', () => {
  const instances = [{ name: 'db', from: './src/db.js', kind: 'server' }, { name: 'cache', from: './src/db.js', kind: 'in-memory' }] as const;
  const find = (source: string, instance: string | undefined): string | undefined =>
    findInstanceSetting({ imported: { source, instance } }, readSettings({ instances }), { filename: '/app/src/app.js', cwd: '/app', root: '/app' })?.kind;

  it('is the export of that name and module', () => {
    expect([find('./db.js', 'db'), find('./db.js', 'cache'), find('./db.js', 'other'), find('./other.js', 'db'), find('./db.js', undefined)]).toEqual(['server', 'in-memory', undefined, undefined, undefined]);
  });

  it('is none where they name none, or nothing is imported', () => {
    expect(findInstanceSetting({ imported: { source: './db.js', instance: 'db' } }, readSettings({}), { filename: '/app/a.js', cwd: '/app', root: '/app' })).toBeUndefined();
    expect(findInstanceSetting({ imported: undefined }, readSettings({ instances }), { filename: '/app/a.js', cwd: '/app', root: '/app' })).toBeUndefined();
  });
});

describe('the package.json files that are read', () => {
  const sequelize = { dependencies: { sequelize: '^6.0.0' } };
  const core = { dependencies: { '@sequelize/core': '^7.0.0-alpha.48' } };
  const other = { dependencies: { express: '^5.0.0' } };

  it('are every one from the folder of the file up to the root', () => {
    expect(read(createProject({ 'package.json': sequelize, 'src/package.json': other })).listsSequelize).toBe(true);
    expect(read(createProject({ 'package.json': other, 'src/package.json': sequelize })).listsSequelize).toBe(true);
    expect(read(createProject({ 'package.json': other, 'lib/package.json': sequelize })).listsSequelize).toBe(false);
  });

  it('end at settings.root, which may be relative', () => {
    const folder = createProject({ 'package.json': sequelize, 'api/package.json': other });
    const file = { filename: join(folder, 'api/src/app.js'), cwd: folder };
    expect(readProject(file, readSettings({ root: 'api' })).listsSequelize).toBe(false);
    expect(readProject(file, readSettings({ root: '.' })).listsSequelize).toBe(true);
  });

  it('go on above the working directory when no root is set', () => {
    const folder = createProject({ 'package.json': sequelize });
    const file = { filename: join(folder, 'a/b/c/app.js'), cwd: join(folder, 'a/b') };
    expect(readProject(file, readSettings({})).listsSequelize).toBe(true);
    expect(readProject(file, readSettings({ root: '.' }))).toMatchObject({ found: false, listsSequelize: false });
  });

  it('go on to the root of the file system for a file outside the root', () => {
    const folder = createProject({ 'package.json': sequelize, 'api/package.json': other });
    expect(readProject({ filename: join(folder, 'lib/app.js'), cwd: folder }, readSettings({ root: 'api' })).listsSequelize).toBe(true);
  });

  it.each(['<input>', '<text>', '', '__placeholder__.js', '<text>/0_0.js'])('start at the working directory for the virtual file %j', (filename) => {
    const folder = createProject({ 'package.json': other, 'api/package.json': sequelize });
    expect(readProject({ filename, cwd: join(folder, 'api') }, readSettings({ root: folder })).listsSequelize).toBe(true);
    expect(readProject({ filename, cwd: folder }, readSettings({ root: folder })).listsSequelize).toBe(false);
  });

  it('start at the folder of the file for a code block', () => {
    const folder = createProject({ 'docs/package.json': sequelize });
    const file = { filename: join(folder, 'docs/a.md/0_0.js'), physicalFilename: join(folder, 'docs/a.md'), cwd: folder };
    expect(readProject(file, readSettings({ root: folder })).listsSequelize).toBe(true);
  });

  it('give the version of the nearest one that lists Sequelize', () => {
    expect(read(createProject({ 'package.json': sequelize, 'src/package.json': core })).majorVersion).toBe(7);
    expect(read(createProject({ 'package.json': core, 'src/package.json': sequelize })).majorVersion).toBe(6);
    expect(read(createProject({ 'package.json': core, 'src/package.json': other })).majorVersion).toBe(7);
  });

  it('are not found where there is none', () => {
    expect(read(createProject())).toMatchObject({ found: false, listsSequelize: false, majorVersion: undefined });
  });

  it('are read again after a change', () => {
    const folder = createProject({ 'package.json': other });
    expect(read(folder).listsSequelize).toBe(false);
    writeFileSync(join(folder, 'package.json'), JSON.stringify(sequelize));
    expect(read(folder).listsSequelize).toBe(true);
    rmSync(join(folder, 'package.json'));
    expect(read(folder).found).toBe(false);
  });

  it.each(['{', '', '[]', 'null', '"sequelize"', '<<<<<<< HEAD\n{}'])('count as not found when one cannot be read: %j', (content) => {
    const folder = createProject({ 'package.json': other, 'src/package.json': content });
    expect(read(folder)).toMatchObject({ found: false, listsSequelize: false });
    expect(read(folder).specifierKind('unlisted')).toBe('own');
    expect(read(folder).specifierKind('express')).toBe('package');
  });

  it('still list Sequelize when another one cannot be read', () => {
    const folder = createProject({ 'package.json': sequelize, 'src/package.json': '{' });
    expect(read(folder)).toMatchObject({ found: false, listsSequelize: true, majorVersion: 6 });
  });
});

describe('the drivers of a project', () => {
  it.each(['sqlite3', 'better-sqlite3', '@sequelize/sqlite3', 'sql.js', '@journeyapps/sqlcipher', '@vscode/sqlite3'])('%s is one of SQLite', (name) => {
    expect(readListed({ [name]: '*' }, 'devDependencies').drivers).toEqual({ sqlite: true, server: false });
  });

  it.each([
    'pg', 'mysql', 'mysql2', 'mariadb', 'tedious', 'oracledb', 'snowflake-sdk', 'ibm_db', 'odbc', '@sequelize/postgres', '@sequelize/mysql',
    '@sequelize/mariadb', '@sequelize/mssql', '@sequelize/snowflake', '@sequelize/db2', '@sequelize/db2-ibmi',
  ])('%s is one of a server', (name) => {
    expect(readListed({ [name]: '*' }).drivers).toEqual({ sqlite: false, server: true });
  });

  it('are those of the nearest package.json', () => {
    const sqlite = { dependencies: { sqlite3: '*' } };
    const both = { dependencies: { sqlite3: '*' }, devDependencies: { database: 'npm:pg@8' } };
    expect(read(createProject({ 'package.json': both, 'src/package.json': sqlite })).drivers).toEqual({ sqlite: true, server: false });
    expect(read(createProject({ 'package.json': sqlite, 'src/package.json': both })).drivers).toEqual({ sqlite: true, server: true });
    expect(read(createProject({ 'package.json': sqlite, 'src/package.json': {} })).drivers).toEqual({ sqlite: false, server: false });
    expect(read(createProject()).drivers).toEqual({ sqlite: false, server: false });
  });
});

describe('specifierKind', () => {
  const dependencies = {
    express: '^5.0.0', lodash: '^4.0.0', '@scope/db': '^1.0.0', orm: 'npm:sequelize@^6.0.0', events: '^3.0.0',
    '@app/models': 'workspace:*', '@app/db': 'file:../db', linked: 'link:../linked', portal: 'portal:../portal', 'local-folder': '../local',
    tilde: '~1.0.0', '@sequelize/fork': 'npm:@me/fork@1.0.0',
  };
  const kinds: readonly (readonly [source: string, kind: SpecifierKind])[] = [
    ['sequelize', 'sequelize'],
    ['sequelize/types', 'sequelize'],
    ['@sequelize/core', 'sequelize'],
    ['@sequelize/core/decorators-legacy', 'sequelize'],
    ['sequelize-typescript', 'sequelize'],
    ['@nestjs/sequelize', 'sequelize'],
    ['@nestjs/sequelize/dist/index.js', 'sequelize'],
    ['orm', 'sequelize'],
    ['@sequelize/fork', 'sequelize'],
    ['npm:sequelize@6', 'sequelize'],
    ['express', 'package'],
    ['lodash/fp', 'package'],
    ['@scope/db', 'package'],
    ['@scope/db/sub/path', 'package'],
    ['node:fs', 'builtin'],
    ['node:test', 'builtin'],
    ['fs', 'builtin'],
    ['fs/promises', 'builtin'],
    ['node:sqlite', 'builtin'],
    ['bun:sqlite', 'builtin'],
    ['./db', 'own'],
    ['../models/index.js', 'own'],
    ['.', 'own'],
    ['..', 'own'],
    ['#db', 'own'],
    ['#models/user', 'own'],
    ['~/db', 'own'],
    ['~', 'own'],
    ['@/db', 'own'],
    ['/srv/db.js', 'own'],
    ['file:///srv/db.js', 'own'],
    ['https://example.com/db.js', 'own'],
    ['C:\\app\\db.js', 'own'],
    ['', 'own'],
    ['@', 'own'],
    ['models', 'own'],
    ['models/user', 'own'],
    ['@app', 'own'],
    ['@scope/other', 'own'],
    ['@app/models', 'own'],
    ['@app/models/user', 'own'],
    ['@app/db', 'own'],
    ['linked', 'own'],
    ['portal', 'own'],
    ['local-folder', 'own'],
    ['tilde', 'package'],
    ['process/models', 'own'],
    ['constructor', 'own'],
    ['__proto__', 'own'],
    ['sequelize-mock', 'own'],
  ];
  it.each(kinds)('%j: %s', (source, kind) => {
    expect(readListed(dependencies).specifierKind(source)).toBe(kind);
  });

  it('takes a bare name for a package where there is no package.json', () => {
    const project = read(createProject());
    const sources = ['models', '@scope/db/x', 'sequelize', 'fs', './db', '#db', '@/db'];
    expect(sources.map((source) => project.specifierKind(source))).toEqual(['package', 'package', 'sequelize', 'builtin', 'own', 'own', 'own']);
  });

  it('finds a name in each package.json up to the root, the nearest first', () => {
    const folder = createProject({
      'package.json': { devDependencies: { express: '^5.0.0', shared: '^1.0.0' } },
      'src/package.json': { dependencies: { shared: 'workspace:*' } },
    });
    expect(read(folder).specifierKind('express')).toBe('package');
    expect(read(folder).specifierKind('shared')).toBe('own');
  });

  it('takes a listed package that is linked into the repository for own code, as npm links its workspaces', () => {
    const folder = createProject({
      'package.json': { workspaces: ['packages/*'] },
      'src/package.json': { dependencies: { '@app/db': '*', installed: '*', stored: '*', missing: '*' } },
      'packages/db/package.json': { name: '@app/db' },
      'node_modules/installed/package.json': {},
      'node_modules/.pnpm/stored@1/node_modules/stored/package.json': {},
    });
    mkdirSync(join(folder, 'node_modules/@app'));
    symlinkSync(join(folder, 'packages/db'), join(folder, 'node_modules/@app/db'));
    symlinkSync(join(folder, 'node_modules/.pnpm/stored@1/node_modules/stored'), join(folder, 'node_modules/stored'));
    const sources = ['@app/db', '@app/db/models', 'installed', 'stored', 'missing'];
    expect(sources.map((source) => read(folder).specifierKind(source))).toEqual(['own', 'own', 'package', 'package', 'package']);
  });
});

// What the `.sequelizerc` of a project says of its folders, without running it.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readCliFolders } from '../../src/policy/project/sequelizerc.js';
import { createProject } from './temporary-project.js';

function readMigrations(value: string, before = "const path = require('path');"): string | undefined {
  const folder = createProject({ '.sequelizerc': `${before}\nmodule.exports = {\n  'config': path.resolve('config', 'config.json'),\n  'migrations-path': ${value},\n};\n` });
  const { migrations } = readCliFolders(folder);
  return migrations === undefined ? undefined : path.relative(folder, migrations);
}

it.each([
  ["path.resolve('db', 'changes')", 'db/changes'],
  ["path.join(__dirname, 'db', 'changes')", 'db/changes'],
  ["path.resolve(__dirname, './db/changes')", 'db/changes'],
  ["path.resolve(process.cwd(), 'db', 'changes')", 'db/changes'],
  ["require('path').join('db', 'changes')", 'db/changes'],
  ["resolve(\n    'db',\n    'changes',\n  )", 'db/changes'],
  ["'db/changes'", 'db/changes'],
  ['"./db/changes"', 'db/changes'],
  ["__dirname + '/db/changes'", 'db/changes'],
  ['`${__dirname}/db/changes`', 'db/changes'],
  ["path.join('db', /* not 'old' */ 'changes') // path.join('x')", 'db/changes'],
])('%s is %s', (value, expected) => {
  expect(readMigrations(value)).toBe(expected);
});

it.each(["path.resolve(process.env.FOLDER, 'changes')", 'folder', "path.join('db', version)", '`${root}/changes`', "pick('db/changes')", "isOld ? 'a' : 'b'"])('%s is not known', (value) => {
  expect(readMigrations(value)).toBeUndefined();
});

it('reads seeders too, and an assigned key', () => {
  const folder = createProject({ '.sequelizerc': "const config = {};\nconfig['seeders-path'] = 'db/seeds';\nmodule.exports = config;" });
  expect(readCliFolders(folder)).toEqual({ migrations: undefined, seeders: path.join(folder, 'db/seeds') });
});

it('follows the file when it changes', () => {
  const folder = createProject({ '.sequelizerc': "module.exports = { 'migrations-path': 'a' };" });
  expect(readCliFolders(folder).migrations).toBe(path.join(folder, 'a'));
  writeFileSync(path.join(folder, '.sequelizerc'), "module.exports = { 'migrations-path': 'later' };");
  expect(readCliFolders(folder).migrations).toBe(path.join(folder, 'later'));
});

it.skipIf(process.platform === 'win32')('never runs it, never waits for a pipe, and takes nonsense for nothing', () => {
  const nothing = { migrations: undefined, seeders: undefined };
  expect(readCliFolders(createProject({ '.sequelizerc': 'process.exit(1); throw new Error();' }))).toEqual(nothing);
  expect(readCliFolders(createProject({ '.sequelizerc/a': '' }))).toEqual(nothing);
  expect(readCliFolders(createProject({ '.sequelizerc': `'migrations-path': '${'a'.repeat(70_000)}'` }))).toEqual(nothing);
  const piped = createProject();
  execFileSync('mkfifo', [path.join(piped, '.sequelizerc')]);
  expect(readCliFolders(piped)).toEqual(nothing);
});

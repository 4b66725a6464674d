// docs/guides/baseline.md: its commands, on the packed plugin in an app that only ever used `sync()`.
import { afterAll, expect, it } from 'vitest';
import { readSnippet } from './support/guide.js';
import { createProject, type Project } from './support/packed.js';
import { runShell } from './support/run.js';

const MODELS = `const { DataTypes, Sequelize } = require('sequelize');
const sequelize = new Sequelize('postgres://user:secret@nowhere.invalid:5432/shop');
sequelize.define('Product', { name: { type: DataTypes.STRING, allowNull: false } });
exports.sequelize = sequelize;
`;

const projects: Project[] = [];
afterAll(() => projects.forEach((project) => project.remove()));

async function createShop(): Promise<Project> {
  const project = await createProject('database', { 'src/models.js': MODELS });
  projects.push(project);
  return project;
}

it('writes the first migration without a database, and does not write over it', async () => {
  const project = await createShop();
  const written = await runShell(readSnippet('baseline', 'write'), { cwd: project.folder });
  expect(written).toMatchObject({ code: 0 });
  const migration = project.read('migrations/00000000000000-baseline.js');
  expect(migration).toContain("createTable('Products', {");
  expect(migration).toMatch(/dropTable\(.Products/);
  expect((await runShell(readSnippet('baseline', 'write'), { cwd: project.folder })).code).toBe(2);
  expect(project.read('migrations/00000000000000-baseline.js')).toBe(migration);
});

it('prints what records it as run', async () => {
  const project = await createShop();
  const { code, stdout } = await runShell(readSnippet('baseline', 'mark'), { cwd: project.folder });
  expect(code).toBe(0);
  expect(stdout).toContain('INSERT INTO "SequelizeMeta"');
  expect(stdout).toContain('00000000000000-baseline.js');
});

it('finds a model without a migration, and is content when there is one', async () => {
  const project = await createShop();
  const check = readSnippet('baseline', 'check');
  expect((await runShell(readSnippet('baseline', 'write'), { cwd: project.folder })).code).toBe(0);
  expect(await runShell(check, { cwd: project.folder })).toMatchObject({ code: 0, stdout: 'src/models.js and migrations/ agree: 1 table.\n' });
  project.write({ 'src/models.js': MODELS.replace('name:', 'price: DataTypes.INTEGER, name:') });
  expect(await runShell(check, { cwd: project.folder })).toMatchObject({ code: 1, stdout: `${readSnippet('baseline', 'differs').trimEnd()}\n` });
  project.write({ 'migrations/20260101-price.js': "const { DataTypes } = require('sequelize');\nexports.up = ({ context }) => context.addColumn('Products', 'price', DataTypes.INTEGER);\n" });
  expect(await runShell(check, { cwd: project.folder })).toMatchObject({ code: 0 });
});

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run, type Outcome } from '../../e2e/support/run.js';

const root = path.resolve(import.meta.dirname, '../../..');
const command = path.join(root, 'dist/bin/eslint-plugin-sequelize-guard.js');
const folders: string[] = [];

/** Takes away what `makeProject` made. */
export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export type Files = Readonly<Record<string, string>>;

/** A project in a temporary folder, on the packages of this repository. */
export function makeProject(files: Files): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-baseline-'));
  folders.push(folder);
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  writeFiles(folder, { 'package.json': '{ "name": "app" }', ...files });
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

export function baseline(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return run(process.execPath, [command, 'baseline', ...args], { cwd: folder });
}

export const NAME = '00000000000000-baseline';

/** A module whose instance connects to DATABASE_URL; without it, to a host that does not exist. */
export function model6(definitions: string): string {
  return `const { Sequelize, DataTypes, Op, Deferrable } = require('sequelize');
const sequelize = new Sequelize(process.env.DATABASE_URL ?? 'postgres://nobody@host.invalid/shop', { logging: false, pool: { max: 1 } });
${definitions}
module.exports = { sequelize };`;
}

export function model7(definitions: string): string {
  return `const { Sequelize, DataTypes, Op, sql } = require('@sequelize/core');
const { PostgresDialect } = require('@sequelize/postgres');
const sequelize = new Sequelize({ dialect: PostgresDialect, url: process.env.DATABASE_URL ?? 'postgres://nobody@host.invalid/shop', logging: false, pool: { max: 1 } });
${definitions}
module.exports = { sequelize };`;
}

// The files of a project in which a program of tests/truth/packages.json is run.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import typescript from 'typescript';
import { listDependencies } from './catalogue.mjs';

/** A Model in TypeScript whose table has no place for the columns that it does not know. */
const decorated = `import { Column, Model, Table } from 'sequelize-typescript';

@Table({ tableName: 'Users', timestamps: false })
export class User extends Model {
  @Column
  declare name: string;

  @Column
  declare email: string;
}
`;

/** A Model as an exported function of the instance. */
const defined = `module.exports = (sequelize, DataTypes) => sequelize.define('User', { name: DataTypes.STRING, email: DataTypes.STRING }, { timestamps: false });
`;

/** Files that programs name, by the words of the case. */
const shared = { decorated, defined };

/**
 * Writes the project of a case into a folder, TypeScript as the JavaScript that it means.
 *
 * @param run an entry of packages.json
 * @param modules the node_modules with its packages
 * @returns the file to start
 */
export function writeProject(run, folder, modules) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  symlinkSync(modules, path.join(folder, 'node_modules'));
  const isModule = run.path.endsWith('.js') && /^import /m.test(run.program);
  write(folder, 'package.json', JSON.stringify({ name: 'app', ...(isModule && { type: 'module' }), dependencies: listDependencies(run.package) }));
  for (const [name, text] of Object.entries(run.files ?? {})) write(folder, name, Object.hasOwn(shared, text) ? shared[text] : text);
  return write(folder, run.path, run.program);
}

function write(folder, name, text) {
  const isTypescript = name.endsWith('.ts');
  const file = path.join(folder, isTypescript ? name.replace(/\.ts$/, '.js') : name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, isTypescript ? compile(text) : text);
  return file;
}

function compile(text) {
  const { ModuleKind, ScriptTarget, transpileModule } = typescript;
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true, experimentalDecorators: true, emitDecoratorMetadata: true, useDefineForClassFields: false };
  return transpileModule(text, { compilerOptions }).outputText;
}

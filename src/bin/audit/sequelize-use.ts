import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readProject } from '../../policy/project/project.js';
import { readSettings } from '../../policy/settings/settings.js';

const sequelizeImport = /['"](?:sequelize(?:-typescript)?|@sequelize\/[^'"]+|@nestjs\/sequelize)['"]/u;

/**
 * Whether any of the files belongs to a project that lists a Sequelize package, or names one itself.
 * Without this a clean audit of the wrong folder looks like good news.
 */
export function usesSequelize(cwd: string, files: readonly string[]): boolean {
  const settings = readSettings(undefined);
  const oneByFolder = new Map(files.map((file) => [path.dirname(file), file]));
  const lists = [...oneByFolder.values()].some((filename) => readProject({ filename, cwd }, settings).listsSequelize);
  return lists || files.some((file) => sequelizeImport.test(readFileSync(file, 'utf8')));
}

import path from 'node:path';
import { readProject } from '../../policy/project/project.js';
import { readSettings } from '../../policy/settings/settings.js';

const SEQUELIZE_IMPORT = /['"](?:sequelize(?:-typescript)?|@sequelize\/[^'"]+|@nestjs\/sequelize)['"]/u;

/** Whether the text of a file names a Sequelize package in quotes. */
export function importsSequelize(text: string): boolean {
  return text.includes('sequelize') && SEQUELIZE_IMPORT.test(text);
}

/** Whether the package.json of the folder, or one above a file of it, lists a Sequelize package. */
export function listsSequelize(cwd: string, files: readonly string[]): boolean {
  const settings = readSettings(undefined);
  const oneByFolder = new Map([path.join(cwd, 'index.js'), ...files].map((file) => [path.dirname(file), file]));
  return [...oneByFolder.values()].some((filename) => readProject({ filename, cwd }, settings).listsSequelize);
}

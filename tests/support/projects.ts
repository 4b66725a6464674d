import { fileURLToPath } from 'node:url';

/**
 * A fixture project by what its package.json lists: `v6` (sequelize, pg), `v7` (@sequelize/core), `sqlite` (sequelize
 * and sqlite3 alone), `nest` (@nestjs/sequelize), `frameworks` (midway, LoopBack, hapi, Sails and Egg), `other` (no Sequelize package), `none` (no package.json).
 */
export type Project = 'v6' | 'v7' | 'sqlite' | 'nest' | 'frameworks' | 'other' | 'none';

/** The key of the plugin's settings in an ESLint configuration. */
export const SETTINGS_KEY = 'sequelize-guard';

/** The absolute directory of a fixture project. Its files need not exist: ESLint is given their text. */
export function projectRoot(project: Project): string {
  return fileURLToPath(new URL(`../fixtures/projects/${project}`, import.meta.url));
}

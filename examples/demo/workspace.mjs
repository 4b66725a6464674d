import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTemporaryFolder } from './leave-nothing.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const shop = path.join(repository, 'examples', 'shop');
const localOnly = new Set(['node_modules', 'data']);

/**
 * A temporary folder in which copies of the shop find what `npm install` would give them.
 *
 * @param {string} [plugin] folder of the package to link as eslint-plugin-sequelize-guard; default: this repository
 * @returns `folder`, and `copyShop(name)`, which returns the path of a new copy
 */
export function createWorkspace(plugin = repository) {
  requirePackage(plugin);
  const folder = makeTemporaryFolder();
  const modules = path.join(repository, 'node_modules');
  symlinkSync(modules, path.join(folder, 'node_modules'), 'junction');
  return {
    folder,
    copyShop(name) {
      const copy = path.join(folder, name);
      cpSync(shop, copy, { recursive: true, filter: (source) => !localOnly.has(path.basename(source)) });
      mkdirSync(path.join(copy, 'node_modules'));
      const link = path.join(copy, 'node_modules', 'eslint-plugin-sequelize-guard');
      symlinkSync(path.resolve(plugin), link, 'junction');
      return copy;
    },
  };
}

function requirePackage(plugin) {
  if (!existsSync(path.join(plugin, 'package.json'))) {
    throw new Error(`--plugin takes the folder of a package, and ${plugin} has no package.json`);
  }
  if (plugin === repository && !existsSync(path.join(plugin, 'dist', 'index.mjs'))) {
    throw new Error('dist/index.mjs is missing: run `npm run build` first');
  }
}

import path from 'node:path';

// The packages around Sequelize whose behaviour the rules rely on.

const sequelize = ['sequelize@6.37.8', 'pg@8.23.1'];
const decorated = [...sequelize, 'sequelize-typescript@2.1.6', 'reflect-metadata@0.2.2'];

/** Nest's own packages have the same major version as its module. */
const nest = (version) => {
  const major = version.split('.')[0];
  return [...decorated, 'rxjs@7.8.2', ...['core', 'common'].map((name) => `@nestjs/${name}@${major}`), `@nestjs/config@${{ 10: 3, 11: 4 }[major] ?? major}`];
};

/**
 * By package, or package and major version: `version`, whose outcomes are in tests/truth/packages.json; `beside(version)`, what is
 * installed with it; `start`, the file in `start/` that starts a program of it.
 */
export const packages = {
  '@nestjs/sequelize': { version: '12.0.0', beside: nest, start: 'nest' },
  'sequelize-typescript': { version: '2.1.6', beside: () => [...sequelize, 'reflect-metadata@0.2.2'], start: 'program' },
  '@midwayjs/sequelize': { version: '3.19.0', beside: () => [...decorated, '@midwayjs/core@3.20.24', '@midwayjs/logger@3.4.2'], start: 'midway' },
  '@loopback/sequelize': { version: '0.8.12', beside: () => ['pg@8.23.1', 'pg-hstore@2.3.4', ...['core@7.0.15', 'repository@8.0.15'].map((name) => `@loopback/${name}`)], start: 'program' },
  'egg-sequelize': { version: '6.0.0', beside: () => [...sequelize, 'egg@3.34.0'], start: 'egg' },
  'sails-hook-sequelize': { version: '2.0.1', beside: () => [...sequelize, 'sails@1.5.18'], start: 'sails' },
  'hapi-sequelizejs': { version: '4.6.1', beside: () => [...sequelize, '@hapi/hapi@21.4.10'], start: 'program' },
  'feathers-sequelize': { version: '7.0.3', beside: () => [...sequelize, '@feathersjs/feathers@5.0.50'], start: 'program' },
  'connect-session-sequelize': { version: '8.0.6', beside: () => [...sequelize, 'express-session@1.19.0'], start: 'program' },
  umzug: { version: '3.8.3', beside: () => sequelize, start: 'program' },
  'umzug@2': { version: '2.3.0', beside: () => sequelize, start: 'program' },
  'sequelize-cli': { version: '6.6.5', beside: () => [...sequelize, 'mysql2@3.24.6'], start: 'program' },
};

/** The program that runs cases of packages.json. */
export const packageWorker = path.join(import.meta.dirname, 'worker.mjs');

/**
 * Reads what `--package` takes: `umzug@3.8.3`, or a name of `packages` for the version of the cases.
 *
 * @returns `name`, `version`, `beside`, a list of packages with their versions, and `key`, the name in `packages`
 * @throws an Error for another package, a tag or a range
 */
export function readKnownPackage(text) {
  if (Object.hasOwn(packages, text)) return describePackage(text, packages[text].version);
  const [, name, version] = /^(@?[^@]+)@(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(text) ?? [];
  const key = [`${name}@${version?.split('.')[0]}`, name].find((each) => Object.hasOwn(packages, each));
  if (key === undefined) throw new Error(`--package takes ${Object.keys(packages).join(', ')}, or one with its version, such as umzug@3.8.3, not ${JSON.stringify(text)}`);
  return describePackage(key, version);
}

function describePackage(key, version) {
  return { key, name: key.replace(/(?<=.)@\d+$/, ''), version, beside: packages[key].beside(version) };
}

/** What a project of the package lists in its package.json. Sails loads no hook that is not listed. */
export function listDependencies(key) {
  const { beside, name, version } = readKnownPackage(key);
  return Object.fromEntries([`${name}@${version}`, ...beside].map((text) => [text.slice(0, text.lastIndexOf('@')), `^${text.slice(text.lastIndexOf('@') + 1)}`]));
}

/** Packages that are Sequelize or hand it out: what is imported from them is Sequelize for sure. */
const FAMILY = new Set(['sequelize', 'sequelize-typescript', '@nestjs/sequelize', 'egg-sequelize', 'feathers-sequelize', 'sequelize-cli']);

/** `sequelize`, `sequelize/…`, `@sequelize/core`, … */
export function isSequelizePackage(source: string): boolean {
  if (source.startsWith('@sequelize/')) return true;
  if (source.startsWith('@nestjs/sequelize')) return true;
  return FAMILY.has(source.split('/')[0] ?? '');
}

/** The major version that an import shows: `@sequelize/*` is 7, `sequelize` 6 (v3 to v5 behave alike here). */
export function readImportedMajor(source: string): 6 | 7 | undefined {
  if (source.startsWith('@sequelize/')) return 7;
  return source === 'sequelize' || source.startsWith('sequelize/') || source === 'sequelize-typescript' ? 6 : undefined;
}

/** What a package has to do with Sequelize. */
interface Package {
  /** What is imported from it is Sequelize's for sure. */
  readonly handsOut: boolean;
  /** A project that lists it has Sequelize. */
  readonly brings: boolean;
}

const BOTH: Package = { handsOut: true, brings: true };

/** Packages that are Sequelize or built on it, beside the scope `@sequelize`. */
const PACKAGES: Readonly<Record<string, Package>> = {
  sequelize: BOTH,
  'sequelize-typescript': BOTH,
  '@nestjs/sequelize': BOTH,
  'egg-sequelize': BOTH,
  'feathers-sequelize': BOTH,
  // Its commands take the Sequelize that is installed beside it.
  'sequelize-cli': { handsOut: true, brings: false },
  // It provides a store with a `sync` of its own, which calls that of a Model.
  'connect-session-sequelize': { handsOut: false, brings: true },
};

/** `sequelize`, `sequelize/…`, `@sequelize/core`, … */
export function isSequelizePackage(source: string): boolean {
  return readPackage(source).handsOut;
}

/** Whether a project that lists the package, by its own name, has Sequelize. */
export function isSequelizeDependency(name: string): boolean {
  return readPackage(name).brings;
}

const NEITHER: Package = { handsOut: false, brings: false };

function readPackage(source: string): Package {
  if (source.startsWith('@sequelize/')) return BOTH;
  const [first = '', second] = source.split('/');
  const name = first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
  return Object.hasOwn(PACKAGES, name) ? (PACKAGES[name] ?? NEITHER) : NEITHER;
}

/** The major version that an import shows: `@sequelize/*` is 7, `sequelize` 6 (v3 to v5 behave alike here). */
export function readImportedMajor(source: string): 6 | 7 | undefined {
  if (source.startsWith('@sequelize/')) return 7;
  return source === 'sequelize' || source.startsWith('sequelize/') || source === 'sequelize-typescript' ? 6 : undefined;
}

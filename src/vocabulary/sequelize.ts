// The names of Sequelize: its methods and options, its packages, and what its objects are called.

/** Methods of an instance, Model, query interface or schema that drop tables, columns, types, schemas or databases. */
export const DROP_METHODS = new Set([
  'drop',
  'dropTable',
  'dropAllTables',
  'dropSchema',
  'dropAllSchemas',
  'dropDatabase',
  'removeColumn',
  'dropAllEnums',
]);

/** Methods that empty tables. */
export const DELETE_METHODS = new Set(['truncate', 'destroy', 'destroyAll', 'bulkDelete']);

/** Umzug's ways back: `down({ to: 0 })`, v2's `revert`, and v3's `runAsCLI(['down', '--to', '0'])`. */
export const REVERT_METHODS = new Set(['down', 'revert', 'runAsCLI']);

/** Methods that only an instance, Model or query interface of Sequelize has, or that show it beside `drop` in one file. */
export const SEQUELIZE_METHODS = [
  'authenticate', 'define', 'findAll', 'findOne', 'findByPk', 'findOrCreate', 'findAndCountAll', 'bulkCreate', 'bulkInsert',
  'bulkUpdate', 'hasMany', 'hasOne', 'belongsTo', 'belongsToMany', 'addHook', 'addModels', 'getQueryInterface', 'createTable', 'addColumn',
  'changeColumn', 'renameColumn', 'addIndex', 'removeIndex', 'addConstraint', 'describeTable', 'showAllTables', 'showAllSchemas',
  'createSchema', 'sync', 'upsert', 'getDialect', 'getTableName',
] as const;

/** Methods that other libraries' databases and models have and Sequelize's have not: MongoDB, Mongoose, Prisma, TypeORM. */
export const FOREIGN_METHODS: ReadonlySet<string> = new Set([
  'collection', 'listCollections', 'createCollection', 'dropCollection', 'deleteMany', 'updateMany', 'insertMany', 'findById', 'findByIdAndUpdate',
  'findByIdAndDelete', 'findOneAndUpdate', 'findOneAndDelete', 'syncIndexes', 'createIndexes', 'ensureIndexes', 'createQueryBuilder', 'undoLastMigration',
  'runMigrations',
]);

/** Methods that sync, of Sequelize and of frameworks. */
export const SYNC_WORDS: ReadonlySet<string> = new Set(['sync', 'synchronize', 'forceSync', 'syncOptions', 'syncSequelizeModel', 'syncLoadedSequelizeModels']);
/** Methods that take SQL: v7 has `queryRaw`. */
export const QUERY_METHODS: ReadonlySet<string> = new Set(['query', 'queryRaw']);

/** The words that a file is looked through for: methods that sync, drop, revert, delete or query, options that destroy, and what says more beside one of them. */
export const CALL_WORDS: readonly string[] = [
  ...SYNC_WORDS, ...DROP_METHODS, ...DELETE_METHODS, ...REVERT_METHODS, ...QUERY_METHODS,
  'force', 'alter', 'migrate', 'undo', 'match', 'define', 'sequelize', 'Sequelize', 'forRoot', 'forRootAsync', 'createSequelizeOptions', 'autoLoadModels',
  'init', 'Table', 'addHook', 'addListener', 'addListeners', 'hook', 'beforeSync', 'BeforeSync', 'beforeBulkSync', 'BeforeBulkSync', 'dialect',
];

/** What a method is called on. `sessionStore`: a connect-session-sequelize store, which syncs one Model. */
export type Target = 'instance' | 'model' | 'queryInterface' | 'sessionStore' | 'umzug' | 'unknown';

/** Whether one Model alone is meant, itself or through the store of sessions that holds it. */
export function isModel({ target }: { readonly target: Target }): boolean {
  return target === 'model' || target === 'sessionStore';
}

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

/** Names that only an instance of Sequelize has: `sequelize`, and what Feathers and others call theirs. */
export function isInstanceName(name: string): boolean {
  return /^sequelize(?:Client|Instance|Connection|Db)?$/.test(name);
}

/** Parts of a specifier, between `/`, `.`, `-`, `_` and `#`, that name models or a database. */
export const TELLING_PARTS: readonly string[] = ['models', 'model', 'db', 'database', 'sequelize', 'entities'];

/** Members by which other libraries' objects are known: MongoDB's collections. */
export function isForeignMember(name: string): boolean {
  return name === 'collection' || name === 'collections';
}

/** Every method and option name whose presence makes a file worth a look. */

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

/**
 * The words that a file's text is looked through for: methods, options, and the names around carriers and Nest's modules.
 * `.match(` is every string's method, and no option.
 */
export const CALL_WORDS =
  /\b(?:sync(?:hronize|Options|SequelizeModel|LoadedSequelizeModels)?|forceSync|migrate|undo|drop(?:Table|AllTables|Schema|AllSchemas|Database|AllEnums)?|removeColumn|truncate|destroy(?:All)?|bulkDelete|down|revert|runAsCLI|query(?:Raw)?|define|init|Table|forRoot|forRootAsync|createSequelizeOptions|addHook|addListeners?|hook|[bB]efore(?:Bulk)?Sync|[sS]equelize|force|alter|(?<!\.)match|match(?!\()|dialect|autoLoadModels)\b/g;

/** What a method is called on. `sessionStore`: a connect-session-sequelize store, which syncs one Model. */
export type Target = 'instance' | 'model' | 'queryInterface' | 'sessionStore' | 'umzug' | 'unknown';

/** Whether one Model alone is meant, itself or through the store of sessions that holds it. */
export function isModel({ target }: { readonly target: Target }): boolean {
  return target === 'model' || target === 'sessionStore';
}

/** Which files a rule looks at, by globs relative to `root`. A list replaces the default of its key. */
export interface SequelizeGuardFiles {
  readonly test?: readonly string[];
  readonly dev?: readonly string[];
  readonly migration?: readonly string[];
}

/**
 * What a user may write under `settings['sequelize-guard']`: plain JSON, every key optional. docs/settings.md says what
 * each does; `readSettings` refuses anything else.
 */
export interface SequelizeGuardSettings {
  /** The folder that globs and `./` specifiers are relative to. Default: ESLint's working directory. */
  readonly root?: string;
  readonly files?: SequelizeGuardFiles;
  /** What a fix writes in place of a destructive sync, such as `{ call: 'umzug.up()' }`, and where it comes from. */
  readonly migration?: {
    readonly call: string;
    readonly import?: { readonly name: string; readonly from: string; readonly kind?: 'named' | 'default' | 'namespace' };
  } | {
    /** A command that applies the migrations before the process starts, such as `npx sequelize-cli db:migrate`. */
    readonly command: string;
  };
  /** The major version of Sequelize, where neither an import nor a package.json shows it. */
  readonly sequelizeVersion?: 6 | 7;
  /** Imported instances, and the kind of database behind them. `match`: the constructor is given a good `match` under `sync`. */
  readonly instances?: readonly {
    readonly name: string;
    readonly from: string;
    readonly kind: 'in-memory' | 'sqlite' | 'server';
    readonly match?: boolean;
  }[];
  /** Functions that throw, or end the process, when they meet the wrong database. */
  readonly databaseNameChecks?: readonly { readonly name: string; readonly from: string }[];
  /** Words that mark a database that may be destroyed, such as `test`. */
  readonly words?: readonly string[];
  /** Names that a good `match` refuses, such as `production`. */
  readonly productionNames?: readonly string[];
}

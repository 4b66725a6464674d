
/** The settings with their defaults, checked: what the rules read. The keys are those of `SequelizeGuardSettings`. */
export interface Settings {
  readonly root: string | undefined;
  readonly files: { readonly test: readonly string[]; readonly dev: readonly string[]; readonly migration: readonly string[]; };
  readonly migration: MigrationSetting | undefined;
  readonly sequelizeVersion: 6 | 7 | undefined;
  readonly instances: readonly InstanceSetting[];
  readonly databaseNameChecks: readonly DatabaseNameCheck[];
  readonly words: readonly string[];
  readonly productionNames: readonly string[];
}

/** What takes the place of a destructive sync: a call, or a command that has run before the process starts. */
export type MigrationSetting = MigrationCall | MigrationCommand;

/** The call that a fix writes. */
export interface MigrationCall {
  readonly kind: 'call';
  readonly call: string;
  readonly import?: { readonly name: string; readonly from: string; readonly kind: 'named' | 'default' | 'namespace'; } | undefined;
}

/** A command such as `npx sequelize-cli db:migrate`: a fix writes `authenticate()`, and messages name the command. */
export interface MigrationCommand {
  readonly kind: 'command';
  readonly command: string;
}

/** A Sequelize instance that the file importing it cannot judge by itself. */
export interface InstanceSetting {
  readonly name: string;
  readonly from: string;
  readonly kind: 'in-memory' | 'sqlite' | 'server';
  readonly match: boolean;
}

/** A function that throws, or ends the process, when it meets the wrong database. */
export interface DatabaseNameCheck {
  readonly name: string;
  readonly from: string;
}

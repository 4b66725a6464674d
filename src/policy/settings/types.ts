
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

/** The call that a fix writes in place of a destructive sync. */
export interface MigrationSetting {
  readonly call: string;
  readonly import?: { readonly name: string; readonly from: string; readonly kind: 'named' | 'default' | 'namespace'; } | undefined;
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

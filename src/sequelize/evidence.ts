/** What shows that something is Sequelize's. */
export type Evidence =
  /** It comes from a package that is Sequelize's or hands it out. */
  | { readonly kind: 'package'; readonly source: string }
  /** `new Sequelize(…)`, or of a class of the file that extends it. */
  | { readonly kind: 'constructed'; readonly name: string }
  /** The result of a method that only Sequelize has: `getQueryInterface()`. */
  | { readonly kind: 'method'; readonly name: string }
  /** A name that only Sequelize's own instance or query interface has: `sequelize`. */
  | { readonly kind: 'name'; readonly name: string }
  /** A member that only Sequelize has: `.models.X`, `.sequelize`, `.queryInterface`, egg's `app.model`. */
  | { readonly kind: 'member'; readonly name: string }
  /** A written type, cast or type argument. */
  | { readonly kind: 'type'; readonly name: string }
  /** What the steps `up` and `down` of a migration are given. */
  | { readonly kind: 'migrationStep' }
  /** A container was asked for Sequelize's class or token. */
  | { readonly kind: 'container'; readonly name: string }
  /** A decorator of `@nestjs/sequelize` injects it. */
  | { readonly kind: 'decorator'; readonly name: string };

/** What shows that something is surely not Sequelize's. */
export type ForeignEvidence =
  /** A global of JavaScript, Node or the browser. */
  | { readonly kind: 'global'; readonly name: string }
  /** A list, string, number, function or other expression that is nothing of Sequelize's. */
  | { readonly kind: 'expression' }
  /** A function or enum of the file. */
  | { readonly kind: 'function' }
  /** A class of the file that extends nothing of Sequelize's. */
  | { readonly kind: 'class' }
  /** `new User()`: a row, not the model. */
  | { readonly kind: 'row' }
  /** A written type that is not Sequelize's. */
  | { readonly kind: 'type'; readonly name: string }
  /** `knex('users')`: a query of a table. */
  | { readonly kind: 'tableQuery' }
  /** MongoDB's collections. */
  | { readonly kind: 'member'; readonly name: string }
  /** A decorator of another package than Sequelize's injects it. */
  | { readonly kind: 'decorator'; readonly source: string }
  /** An object or class of the file has the method itself. */
  | { readonly kind: 'ownMethod'; readonly name: string }
  /** A method that Sequelize does not have is called on the same receiver. */
  | { readonly kind: 'sibling'; readonly name: string };

/** Why a call is, or is not, taken for Sequelize's in this project. */
export type OwnerReason =
  | { readonly kind: 'evidence'; readonly evidence: Evidence }
  | { readonly kind: 'foreign'; readonly evidence: ForeignEvidence }
  /** An option or method of a framework, which package.json lists or does not. */
  | { readonly kind: 'framework'; readonly name: string; readonly isListed: boolean }
  /** An import of another package or a builtin module. */
  | { readonly kind: 'import'; readonly source: string; readonly module: 'sequelize' | 'package' | 'builtin' }
  /** Nothing in the file tells: the project does, by its dependencies or imports. */
  | { readonly kind: 'fileImports' | 'projectLists' | 'noPackageJson' | 'projectWithout' }
  /** For drops and deletes the project is not enough: a sibling call, a resolver's `models`, an import of models. */
  | { readonly kind: 'sibling'; readonly name: string }
  | { readonly kind: 'models' }
  | { readonly kind: 'specifier'; readonly source: string }
  | { readonly kind: 'notShown' };

/** Whether a call is Sequelize's, and why. */
export interface OwnerVerdict {
  readonly isSequelize: boolean;
  readonly reason: OwnerReason;
}

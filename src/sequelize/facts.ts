import type { TSESTree } from '@typescript-eslint/utils';
import type { Condition, Reason, Value } from '../values/model/value.js';
import type { Target } from '../vocabulary/sequelize.js';
import type { Evidence, ForeignEvidence } from './evidence.js';

/**
 * Whose call it is, as far as the file alone shows it. `import` and `unknown` are decided by the project
 * (`judgeOwner`), because only package.json says whether a specifier is a package.
 */
export type Ownership =
  | { readonly kind: 'sequelize'; readonly evidence: Evidence }
  | { readonly kind: 'other'; readonly evidence: ForeignEvidence }
  | {
      readonly kind: 'import';
      readonly source: string;
      /** True where the receiver is the result of calling the import: `createDb().sync()`. */
      readonly called: boolean;
    }
  /** An option or method of a package that brings Sequelize: where package.json lists it. */
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'unknown' };

/** What an import brings: the specifier as written and the names that the thing may go by. */
export interface ImportedName {
  readonly source: string;
  readonly names: readonly string[];
  /** The export that is the instance behind the receiver, `default` or its name; undefined where another part of the import gave it. */
  readonly instance: string | undefined;
}

/** Another method that only Sequelize has is called on it, or it is a model of a context, or made by a factory of models. */
export type ShownReason = { readonly kind: 'owner' } | { readonly kind: 'sibling'; readonly name: string } | { readonly kind: 'models' };

export interface Receiver {
  readonly target: Target;
  readonly owner: Ownership;
  /** What shows that it is Sequelize's without asking the project, beside its owner; undefined where nothing does. */
  readonly shown: ShownReason | undefined;
  /** The import of own or foreign code that the receiver starts at: `db.sequelize` of `import db from './db.js'`. */
  readonly imported: ImportedName | undefined;
  /** The receiver expression; undefined where there is none (a detached function). */
  readonly node: TSESTree.Node | undefined;
  /** The `new Sequelize(…)` of this file that the receiver is or was made by. */
  readonly instance: Instance | undefined;
}

/** A `new Sequelize(…)` (or `SequelizeModule.forRoot`) of this file. */
export interface Instance {
  readonly node: TSESTree.Node;
  /** 7 where the class comes from `@sequelize/*`, 6 from `sequelize` or `sequelize-typescript`. */
  readonly major: 6 | 7 | undefined;
  readonly storage: 'memory' | 'sqliteFile' | 'server' | 'unknown';
  /** `match` of the constructor's `sync` object, or (v6) of its top level. */
  readonly syncMatch: MatchFact | undefined;
  readonly topLevelMatch: MatchFact | undefined;
  readonly defineMatch: MatchFact | undefined;
  /** True where `replication.write` names another database than the top level, or may. */
  readonly replicatesElsewhere: boolean;
}

/** A written `match` option. */
export interface MatchFact {
  /** The `match` property, wherever in the file it is; the argument where an assignment writes it. */
  readonly node: TSESTree.Node;
  readonly value: Value;
}

/** The value of `force` or `alter`, as Sequelize will read it. `additive` is for alter only. */
export type OptionValue =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'off' | 'on' | 'additive';
      readonly node: TSESTree.Node;
      readonly conditions: readonly Condition[];
      /** The property or assignment that says so; undefined where a default does. */
      readonly written?: TSESTree.Node;
      /** True where the default of a parameter turns it on. */
      readonly byDefault?: boolean;
      /** True where an unknown object is spread over it, which may hold the key. */
      readonly overridable?: boolean;
    }
  | {
      readonly kind: 'dynamic';
      readonly why: Reason;
      readonly node: TSESTree.Node;
      /** The expression that decides at run time, for guards and messages. */
      readonly source: TSESTree.Node;
      /** The parameter that decides it, where one does. */
      readonly parameter?: TSESTree.Node;
      readonly conditions: readonly Condition[];
    };

/** One reachable options object of a call. */
export interface OptionsArm {
  readonly force: OptionValue;
  readonly alter: OptionValue;
  readonly match: MatchFact | undefined;
  /** Every known key, for the fix's safety. */
  readonly keys: readonly string[];
  /** Set where unknown keys may be present: `{ ...unknown }`, `{ [unknown]: … }`. */
  readonly rest: { readonly why: Reason; readonly node: TSESTree.Node } | undefined;
  readonly conditions: readonly Condition[];
  readonly node: TSESTree.Node;
}

/** What a call is given as options. */
export type OptionsFact =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly arms: readonly OptionsArm[]; readonly node: TSESTree.Node }
  /** `node` is pointed at; `source` is what is not known. */
  | { readonly kind: 'unknown'; readonly why: Reason; readonly node: TSESTree.Node; readonly source: TSESTree.Node };

/** A call of `sync`, in whatever spelling. */
export interface SyncCall {
  readonly kind: 'sync';
  readonly call: TSESTree.CallExpression;
  /** The method name; in a detached call, the name of the variable. */
  readonly method: TSESTree.Node;
  readonly receiver: Receiver;
  readonly options: OptionsFact;
  /** True for `x.sync(…)` and `x?.sync(…)`; false for call / apply / bind / destructured forms. */
  readonly direct: boolean;
  /** Set where it is a call of a function of this file whose parameter reaches sync. */
  readonly via: TSESTree.CallExpression | TSESTree.NewExpression | undefined;
  /** True for a body whose parameters are all seen: what they decide is judged at the calls. */
  readonly judgedAtCalls: boolean;
}

/** The places of options that a later plain `sync()` obeys. */
export type CarrierKind =
  | 'constructorSync'
  | 'constructorTopLevel'
  | 'constructorDefine'
  | 'modelOptions'
  | 'instanceOptionsAssignment'
  | 'modelOptionsAssignment'
  | 'hook'
  | 'nestSync'
  | 'exportedOptions'
  | 'framework';

export interface Carrier {
  readonly kind: 'carrier';
  readonly carrier: CarrierKind;
  /** The object (or assignment) that carries the options. */
  readonly node: TSESTree.Node;
  readonly options: OptionsFact;
  readonly receiver: Receiver;
  readonly instance: Instance | undefined;
  /** Nest and other frameworks: whether `sync()` runs at start with these options, always or where a setting is on. */
  readonly boot: 'syncs' | 'maySync' | 'waits' | undefined;
  /** The whole options object of a Nest module, which holds `synchronize` too. */
  readonly holder?: TSESTree.ObjectExpression;
  /** Who syncs with these options, beside Nest. */
  readonly framework?: FrameworkSync;
}

/** How a message names a framework that syncs by itself. */
export interface FrameworkSync {
  /** The subject of "calls `sync` with this `force`". */
  readonly caller: string;
  /** An imperative that "and run migrations" follows. */
  readonly remedy: string;
  /** What to write for the framework's own key, where `false` is no value of it. */
  readonly off?: string;
}

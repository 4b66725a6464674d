import type { TSESTree } from '@typescript-eslint/utils';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { Evidence, ForeignEvidence } from '../evidence.js';
import type { Ownership } from '../facts.js';
import type { Target } from '../../vocabulary/sequelize.js';

/** Where an expression comes from: what it is in Sequelize's terms, and whose it is. */
export interface Origin {
  readonly target: Target;
  readonly owner: Ownership;
  /** The `new Sequelize(…)` of this file that it is or was made by. */
  readonly instance?: TSESTree.NewExpression | undefined;
  /** The class or function itself, not something made by it. */
  readonly isClass?: boolean;
  /** Evidence that is worth something in a project that lists Sequelize: a resolver's `models`, a factory of models. */
  readonly isShown?: boolean;
}

/** A look at an expression; `depth` bounds how far definitions are followed. */
export interface Sight {
  readonly evaluation: Evaluation;
  readonly depth: number;
  /** Expressions that may still be looked at, shared by all that one question asks. */
  readonly steps: { left: number };
  /** The classifier. It and the next three stand here so that the modules of this analysis need no circle of imports. */
  readonly classify: (node: TSESTree.Node, sight: Sight) => Origin;
  /** What a function of this file returns. */
  readonly classifyReturned: (node: TSESTree.Node, sight: Sight) => Origin;
  /** What the elements of a collection are. */
  readonly classifyElement: (node: TSESTree.Node, sight: Sight) => Origin;
  /** The type that is written for an expression. */
  readonly findWrittenType: (node: TSESTree.Node, sight: Sight) => TSESTree.TypeNode | undefined;
}

export const UNKNOWN: Origin = { target: 'unknown', owner: { kind: 'unknown' } };
/** Not found yet: it leans on itself, and says nothing against what else is assigned. */
export const OPEN: Origin = { target: 'unknown', owner: { kind: 'unknown' } };
/** Surely not Sequelize's. */
export function foreignOrigin(evidence: ForeignEvidence): Origin {
  return { target: 'unknown', owner: { kind: 'other', evidence } };
}

export function sequelizeOrigin(target: Target, evidence: Evidence, instance?: TSESTree.NewExpression): Origin {
  return { target, owner: { kind: 'sequelize', evidence }, instance };
}

/** The target that a name suggests where nothing else tells: `User` is a model, `db` an instance. */
export function guessTarget(name: string): Target {
  if (/^(?:queryInterface|qi)$/.test(name)) return 'queryInterface';
  return /^[A-Z]/.test(name) && !/^(?:DB|Db|Database|ORM|Connection|Sequelize|Conn)$/.test(name) ? 'model' : 'instance';
}

/** The strongest of several origins: one that is Sequelize decides, then one that may be. Of several instances none is known. */
export function joinOrigins(origins: readonly Origin[]): Origin {
  const order = ['sequelize', 'import', 'unknown', 'other'] as const;
  for (const kind of order) {
    const found = origins.find((origin) => origin.owner.kind === kind);
    const told = origins.filter((origin) => origin !== OPEN || origin === found);
    if (found) return told.every((origin) => origin.instance === found.instance) ? found : { ...found, instance: undefined };
  }
  return UNKNOWN;
}

export function importOwner(source: string): Ownership {
  return { kind: 'import', source, called: false };
}

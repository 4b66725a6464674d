import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, unwrap } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/walk.js';
import { findVariable } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readImportSource } from '../../values/model/outside.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { isClass } from './classes.js';
import { readFileNames } from '../mentions.js';
import { isSequelizePackage } from '../../vocabulary/packages.js';
import { readOrigin } from './classify.js';

/** A `new Sequelize(…)`, or a `super(…)` of a class of this file that extends it. */
export interface Construction {
  readonly node: TSESTree.NewExpression | TSESTree.CallExpression;
  /** Undefined for `super(…)`, whose instance is `this`. */
  readonly instance: TSESTree.NewExpression | undefined;
}

const cache = new WeakMap<SourceCode, readonly Construction[]>();

/** Every place of a file where an instance is made, aliases and subclasses included. */
export function readConstructions(sourceCode: SourceCode, evaluation: Evaluation): readonly Construction[] {
  const known = cache.get(sourceCode);
  if (known) return known;
  // The name of every package that brings the class has the word in it.
  if (!readFileNames(sourceCode).has('Sequelize', 'sequelize')) return [];
  const found = new Map<TSESTree.Node, Construction>();
  for (const name of readClassNames(sourceCode, evaluation)) {
    for (const construction of readConstructionsOf(name, evaluation)) found.set(construction.node, construction);
  }
  const constructions = [...found.values()];
  cache.set(sourceCode, constructions);
  return constructions;
}

/** Identifiers that name the class: by name, or by an import from a Sequelize package under another name. */
function readClassNames(sourceCode: SourceCode, evaluation: Evaluation): readonly TSESTree.Node[] {
  const named = readFileNames(sourceCode).get('Sequelize').map(({ node }) => node);
  const imported = (sourceCode.scopeManager?.scopes ?? [])
    .filter((scope) => scope.type === 'module' || scope.type === 'global' || scope.upper?.type === 'global')
    .flatMap((scope) => scope.variables)
    .filter((variable) => variable.name !== 'Sequelize' && isImported(variable.defs[0]?.name, evaluation))
    .flatMap((variable) => variable.references.map((reference) => reference.identifier as TSESTree.Node));
  return [...named, ...imported];
}

function isImported(name: TSESTree.Node | undefined, evaluation: Evaluation): boolean {
  if (name?.type !== 'Identifier') return false;
  const source = readImportSource(name, evaluation);
  return source !== undefined && isSequelizePackage(source);
}

function readConstructionsOf(name: TSESTree.Node, evaluation: Evaluation): readonly Construction[] {
  const use = name.parent?.type === 'MemberExpression' && name.parent.property === name ? name.parent : name;
  const parent: TSESTree.Node | undefined = use.parent;
  if (parent?.type === 'NewExpression' && unwrap(parent.callee) === use) return readMade(parent, evaluation);
  if (parent && isClass(parent) && parent.superClass === use) return readSubclass(parent, evaluation);
  return [];
}

function readMade(node: TSESTree.NewExpression, evaluation: Evaluation): readonly Construction[] {
  return isInstance(node, evaluation) ? [{ node, instance: node }] : [];
}

function isInstance(node: TSESTree.NewExpression, evaluation: Evaluation): boolean {
  const origin = readOrigin(node, evaluation);
  return origin.target === 'instance' && origin.owner.kind !== 'other';
}

/** `class Database extends Sequelize`: its `super(…)` and every `new Database(…)`. */
function readSubclass(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, evaluation: Evaluation): readonly Construction[] {
  const found: Construction[] = [];
  walkNodes(node.body, evaluation.sourceCode.visitorKeys, (inner) => {
    if (inner !== node.body && isClass(inner)) return false;
    if (inner.type === 'CallExpression' && readCallee(inner).type === 'Super') found.push({ node: inner, instance: undefined });
    return undefined;
  });
  const variable = node.id && findVariable(evaluation.sourceCode, node.id);
  for (const reference of variable?.references ?? []) {
    const parent: TSESTree.Node | undefined = reference.identifier.parent;
    if (parent?.type === 'NewExpression' && parent.callee === reference.identifier) found.push(...readMade(parent, evaluation));
  }
  return found;
}

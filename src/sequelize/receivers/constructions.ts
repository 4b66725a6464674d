import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readCallee, wrapped } from '../../syntax/names.js';
import { perFile, type SourceCode, walkNodes } from '../../syntax/source-code.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { findVariable, isClass, readImportSource } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readFileNames } from '../mentions.js';
import { isSequelizePackage } from '../../vocabulary/sequelize.js';
import { readOrigin } from './classify.js';

/** A `new Sequelize(…)`, or a `super(…)` of a class of this file that extends it. */
export interface Construction {
  readonly node: TSESTree.NewExpression | TSESTree.CallExpression;
  /** Undefined for `super(…)`, whose instance is `this`. */
  readonly instance: TSESTree.NewExpression | undefined;
}

/** The instances and the subclasses of `Sequelize` that a file makes. */
export interface MadeHere {
  readonly instances: readonly TSESTree.NewExpression[];
  /** The variables of the subclasses. */
  readonly subclasses: readonly TSESLint.Scope.Variable[];
}

interface Found {
  readonly constructions: Map<TSESTree.Node, Construction>;
  readonly subclasses: Set<TSESLint.Scope.Variable>;
}

/** Every place of a file where an instance is made, aliases and subclasses included. */
export function readConstructions(sourceCode: SourceCode): readonly Construction[] {
  return [...findConstructions(sourceCode).constructions.values()];
}

export function readMadeHere(sourceCode: SourceCode): MadeHere {
  return {
    instances: readConstructions(sourceCode).flatMap(({ instance }) => instance ?? []),
    subclasses: [...findConstructions(sourceCode).subclasses],
  };
}

const findConstructions = perFile((sourceCode: SourceCode): Found => {
  const found: Found = { constructions: new Map(), subclasses: new Set() };
  // The name of every package that brings the class has the word in it.
  if (!readFileNames(sourceCode).has('Sequelize', 'sequelize')) return found;
  const evaluation = createEvaluation(sourceCode);
  const open = [...readClassNames(sourceCode, evaluation)];
  const seen = new Set<TSESTree.Node>();
  for (let name = open.pop(); name; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...addConstructions(name, found, evaluation));
  }
  return found;
});

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

/** Adds what a name of the class makes; gives the names of what else it makes the class: subclasses, other names. */
function addConstructions(name: TSESTree.Node, found: Found, evaluation: Evaluation): readonly TSESTree.Node[] {
  const use = readUse(name);
  const parent: TSESTree.Node | undefined = use.parent;
  if (parent?.type === 'NewExpression' && parent.callee === use) {
    if (isInstance(parent, evaluation)) found.constructions.set(parent, { node: parent, instance: parent });
    return [];
  }
  if (parent?.type === 'VariableDeclarator' && parent.init === use && parent.id.type === 'Identifier') {
    const variable = findVariable(evaluation.sourceCode, parent.id);
    return variable ? readReferences(variable) : [];
  }
  if (!parent || !isClass(parent) || parent.superClass !== use) return [];
  for (const call of readSuperCalls(parent, evaluation)) found.constructions.set(call, { node: call, instance: undefined });
  const variables = readClassVariables(parent, evaluation);
  for (const variable of variables) found.subclasses.add(variable);
  return variables.flatMap(readReferences);
}

/** The whole of `Sequelize.Sequelize` or `(Sequelize as any)` around the name. */
function readUse(name: TSESTree.Node): TSESTree.Node {
  return wrapped(name.parent?.type === 'MemberExpression' && name.parent.property === name ? name.parent : name);
}

/** The variables of a class: its name, in the class and around it, and the constant that it is put into. */
function readClassVariables(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, { sourceCode }: Evaluation): readonly TSESLint.Scope.Variable[] {
  const { parent } = node;
  const constant = parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? findVariable(sourceCode, parent.id) : undefined;
  return [...(sourceCode.getDeclaredVariables?.(node) ?? []), ...(constant ? [constant] : [])];
}

function readReferences({ references, identifiers }: TSESLint.Scope.Variable): readonly TSESTree.Node[] {
  return references.map(({ identifier }) => identifier as TSESTree.Node).filter((node) => !identifiers.includes(node as TSESTree.Identifier));
}

function isInstance(node: TSESTree.NewExpression, evaluation: Evaluation): boolean {
  const origin = readOrigin(node, evaluation);
  return origin.target === 'instance' && origin.owner.kind !== 'other';
}

/** The `super(…)` of a class's own constructor. */
function readSuperCalls(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, { sourceCode }: Evaluation): readonly TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  walkNodes(node.body, sourceCode.visitorKeys, (inner) => {
    if (inner !== node.body && isClass(inner)) return false;
    if (inner.type === 'CallExpression' && readCallee(inner).type === 'Super') found.push(inner);
    return undefined;
  });
  return found;
}

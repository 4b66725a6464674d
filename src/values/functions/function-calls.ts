import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { wrapped } from '../../syntax/names.js';
import { type FunctionNode, enclosingFunction, isFunction, findVariable } from '../model/bindings.js';
import type { Evaluation } from '../model/evaluation.js';

/** The functions around a call that have parameters, the nearest first. */
export function readOwners(node: TSESTree.Node): readonly FunctionNode[] {
  const owners: FunctionNode[] = [];
  for (let current = enclosingFunction(node); isFunction(current) && owners.length < MOST_OWNERS; current = enclosingFunction(current)) {
    if (current.params.length > 0) owners.push(current);
  }
  return owners;
}

/** Functions inside one another that are looked at: further out nothing decides. */
const MOST_OWNERS = 10;

interface FunctionCalls {
  readonly seen: readonly TSESTree.CallExpression[];
  readonly allSeen: boolean;
}

/** The calls of a function that this file shows, and whether there can be no others; undefined where it has no name. */
export function readFunctionCalls(owner: FunctionNode, evaluation: Evaluation): FunctionCalls | undefined {
  const called: TSESTree.Node | undefined = wrapped(owner).parent;
  // Called where it stands: `(function (force) { … })(true)`.
  if (called?.type === 'CallExpression' && called.callee === wrapped(owner)) return { seen: [called], allSeen: true };
  const name = readBoundName(owner);
  const variable = name && findVariable(evaluation.sourceCode, name);
  if (!variable) return undefined;
  const uses = variable.references.filter((reference) => !reference.init).map((reference) => reference.identifier as TSESTree.Node);
  const seen = uses.flatMap((use) => readCall(use) ?? []);
  return { seen, allSeen: seen.length === uses.length && !isExported(variable) };
}

function readBoundName(owner: FunctionNode): TSESTree.Identifier | undefined {
  if (owner.type === 'FunctionDeclaration') return owner.id ?? undefined;
  const parent: TSESTree.Node | undefined = wrapped(owner).parent;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

function readCall(use: TSESTree.Node): TSESTree.CallExpression | undefined {
  const parent: TSESTree.Node | undefined = wrapped(use).parent;
  return parent?.type === 'CallExpression' && parent.callee === wrapped(use) ? parent : undefined;
}

function isExported(variable: TSESLint.Scope.Variable): boolean {
  return variable.defs.some((definition) => {
    const node: TSESTree.Node = definition.node;
    const statement = node.type === 'VariableDeclarator' ? node.parent : node;
    return statement.parent?.type === 'ExportNamedDeclaration' || statement.parent?.type === 'ExportDefaultDeclaration';
  });
}

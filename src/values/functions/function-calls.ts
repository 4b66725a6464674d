import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { wrapped } from '../../syntax/names.js';
import { type FunctionNode, findVariable } from '../model/bindings.js';
import type { SourceCode } from '../../syntax/source-code.js';

interface FunctionCalls {
  readonly seen: readonly TSESTree.CallExpression[];
  readonly allSeen: boolean;
}

/** The calls of a function that this file shows, and whether there can be no others; undefined where it has no name. */
export function readFunctionCalls(owner: FunctionNode, { sourceCode }: { readonly sourceCode: SourceCode }): FunctionCalls | undefined {
  const called: TSESTree.Node | undefined = wrapped(owner).parent;
  // Called in place: `(function (force) { … })(true)`.
  if (called?.type === 'CallExpression' && called.callee === wrapped(owner)) return { seen: [called], allSeen: true };
  const name = readBoundName(owner);
  const variable = name && findVariable(sourceCode, name);
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

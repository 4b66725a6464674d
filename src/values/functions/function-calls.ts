import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { wrapped } from '../../syntax/names.js';
import { enclosingFunction, type FunctionNode, findVariable, isFunction } from '../model/bindings.js';
import type { SourceCode } from '../../syntax/source-code.js';

interface FunctionCalls {
  readonly seen: readonly TSESTree.CallExpression[];
  readonly allSeen: boolean;
}

interface File {
  readonly sourceCode: SourceCode;
}

/** The calls of a function that this file shows, and whether there can be no others; undefined where it has no name. */
export function readFunctionCalls(owner: FunctionNode, { sourceCode }: File): FunctionCalls | undefined {
  const name = owner.type === 'FunctionDeclaration' ? owner.id : undefined;
  return name ? readNamedCalls(name, sourceCode) : readCallsOf(owner, sourceCode);
}

/** Functions that return one another. Past it, another file may call the last one. */
const MOST_RESULTS = 4;

/** The calls of a function that another one of the file returns: `wrap(o)()`, `const f = wrap(o); f()`. */
export function readResultCalls(owner: FunctionNode, file: File, depth = 0): FunctionCalls | undefined {
  const use = wrapped(owner);
  const parent: TSESTree.Node | undefined = use.parent;
  const isResult = parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === use);
  const outer = isResult ? enclosingFunction(use) : undefined;
  if (!isFunction(outer) || outer.async || outer.generator || depth > MOST_RESULTS) return undefined;
  const makers = readFunctionCalls(outer, file) ?? readResultCalls(outer, file, depth + 1);
  const results = makers?.seen.map((call) => readCallsOf(call, file.sourceCode));
  if (!makers || !results) return undefined;
  return { seen: results.flatMap((result) => result?.seen ?? []), allSeen: makers.allSeen && results.every((result) => result?.allSeen === true) };
}

/** The calls of the function that an expression makes, in place or by the name that it is given. */
function readCallsOf(made: TSESTree.Node, sourceCode: SourceCode): FunctionCalls | undefined {
  // Called in place: `(function (force) { … })(true)`.
  const call = readCall(made);
  if (call) return { seen: [call], allSeen: true };
  const parent: TSESTree.Node | undefined = wrapped(made).parent;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? readNamedCalls(parent.id, sourceCode) : undefined;
}

function readNamedCalls(name: TSESTree.Identifier, sourceCode: SourceCode): FunctionCalls | undefined {
  const variable = findVariable(sourceCode, name);
  if (!variable) return undefined;
  const uses = variable.references.filter((reference) => !reference.init).map((reference) => reference.identifier as TSESTree.Node);
  const seen = uses.flatMap((use) => readCall(use) ?? []);
  return { seen, allSeen: seen.length === uses.length && !isExported(variable) };
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

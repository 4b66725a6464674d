import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findVariable } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readImportSource } from '../../values/model/outside.js';

/** The export that a callee is: of `import { a as b }`, `import a`, `import * as m` with `m.a`, and of `require`. */
export function readImportedFunction(callee: TSESTree.Node, evaluation: Evaluation): ImportedFunction | undefined {
  const member = callee.type === 'MemberExpression' ? callee : undefined;
  const root = member ? unwrap(member.object) : callee;
  if (root.type !== 'Identifier') return undefined;
  const source = readImportSource(root, evaluation);
  if (source === undefined) return undefined;
  const exported = readExportedName(root, evaluation);
  if (!member) return { source, name: exported };
  const name = readMemberName(member);
  return name !== undefined && exported === 'default' ? { source, name } : undefined;
}

/** The name that a binding has in its module; a namespace and a whole `require` are its `default`. */
function readExportedName(local: TSESTree.Identifier, evaluation: Evaluation): string {
  const definition = findVariable(evaluation.sourceCode, local)?.defs[0];
  const node: TSESTree.Node | undefined = definition?.node;
  if (node?.type === 'ImportSpecifier') return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
  return node?.type === 'VariableDeclarator' && definition ? readRequiredName(definition.name, node) : 'default';
}

/** `const { a: b } = require('./x')`, `const b = require('./x').a`. */
function readRequiredName(local: TSESTree.Node, { init }: TSESTree.VariableDeclarator): string {
  const property = local.parent?.type === 'Property' ? local.parent : undefined;
  const made = init && unwrap(init);
  const name = property ? readStaticName(property.key, property.computed) : made?.type === 'MemberExpression' ? readMemberName(made) : undefined;
  return name ?? 'default';
}

/** A function that a module exports: `default`, or the name it is exported by. */
export interface ImportedFunction {
  readonly source: string;
  readonly name: string;
}

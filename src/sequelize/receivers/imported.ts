import type { TSESTree } from '@typescript-eslint/utils';
import { readImportedName } from '../../syntax/modules.js';
import { readCallee, readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findVariable, isReassigned, readImportSource } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';

/** The export that a callee is: of `import { a as b }`, `import a`, `import * as m` with `m.a`, and of `require`. */
export function readImportedFunction(callee: TSESTree.Node, evaluation: Evaluation): ImportedFunction | undefined {
  const member = callee.type === 'MemberExpression' ? callee : undefined;
  const root = member ? unwrap(member.object) : callee;
  if (root.type !== 'Identifier') return undefined;
  const source = readImportSource(root, evaluation);
  const variable = findVariable(evaluation.sourceCode, root);
  if (source === undefined || !variable || isReassigned(variable)) return undefined;
  const exported = readExportedName(root, evaluation);
  if (exported === undefined) return undefined;
  if (!member) return { source, name: exported };
  const name = readMemberName(member);
  return name !== undefined && exported === 'default' ? { source, name } : undefined;
}

/** What an instance has that works on the same database. */
const PARTS = new Set(['models', 'queryInterface']);
const PART_METHODS = new Set(['getQueryInterface', 'define', 'model', 'schema', 'withSchema', 'withInitialScope', 'withScope', 'withoutScope', 'scope', 'unscoped']);

/**
 * The export that is the instance behind a receiver: `sequelize`, `sequelize.models.User`, `sequelize.getQueryInterface()`.
 * What another member or call of the import gives may be connected to another database: undefined.
 */
export function readImportedInstance(receiver: TSESTree.Node, evaluation: Evaluation): ImportedFunction | undefined {
  return readImportedFunction(readInstanceOf(unwrap(receiver)), evaluation);
}

function readInstanceOf(node: TSESTree.Node): TSESTree.Node {
  if (node.type === 'CallExpression') {
    const callee = readCallee(node);
    return callee.type === 'MemberExpression' && PART_METHODS.has(readMemberName(callee) ?? '') ? readInstanceOf(unwrap(callee.object)) : node;
  }
  if (node.type !== 'MemberExpression') return node;
  const object = unwrap(node.object);
  if (PARTS.has(readMemberName(node) ?? '')) return readInstanceOf(object);
  return object.type === 'MemberExpression' && readMemberName(object) === 'models' ? readInstanceOf(object) : node;
}

/** Whether a binding is given something else than the import, somewhere in the file. */
/** The name that a binding has in its module; a namespace and a whole `require` are its `default`. */
function readExportedName(local: TSESTree.Identifier, evaluation: Evaluation): string | undefined {
  const definition = findVariable(evaluation.sourceCode, local)?.defs[0];
  const node: TSESTree.Node | undefined = definition?.node;
  if (node?.type === 'ImportSpecifier') return readImportedName(node);
  return node?.type === 'VariableDeclarator' && definition ? readRequiredName(definition.name, node) : 'default';
}

/** `const { a: b } = require('./x')`, `const b = require('./x').a`; undefined for a part of an export. */
function readRequiredName(local: TSESTree.Node, { id, init }: TSESTree.VariableDeclarator): string | undefined {
  const property = local.parent?.type === 'Property' ? local.parent : undefined;
  if (id.type === 'ObjectPattern' && property?.parent !== id) return undefined;
  const made = init && unwrap(init);
  const name = property ? readStaticName(property.key, property.computed) : made?.type === 'MemberExpression' ? readMemberName(made) : undefined;
  return name ?? 'default';
}

/** A function that a module exports: `default`, or the name it is exported by. */
export interface ImportedFunction {
  readonly source: string;
  readonly name: string;
}

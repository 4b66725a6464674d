import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readDottedName, unwrap } from '../syntax/names.js';
import { readChildren } from '../syntax/side-effects.js';
import { findStatement } from '../syntax/statement-position.js';
import { findNamed } from './import-name.js';
import { isOwnSpecifier } from './specifier.js';
import type { SwapCall, SwapRequest } from './swap-request.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

const INSTANCE_NAME = /sequelize|^(?:db|database|orm|conn|connection)$|(?:db|database|connection)$/i;

/** Made by Sequelize in this file, or called as instances are: `user` of a file of models is a Model just as well. */
export function isSurelyInstance({ receiver }: Pick<SwapCall, 'receiver'>): boolean {
  if (receiver.target !== 'instance') return false;
  const name = receiver.node && readDottedName(receiver.node)?.at(-1);
  return receiver.owner.kind === 'sequelize' || (name !== undefined && INSTANCE_NAME.test(name));
}

/** Stands for the instance that a call syncs: equal texts on one variable are one instance. */
export function readInstanceKey(sourceCode: SourceCode, { receiver, call }: Pick<SwapCall, 'receiver' | 'call'>): string {
  const node = receiver.node;
  const names = node && readDottedName(node);
  if (!names) return `call at ${String(call.range[0])}`;
  const definition = findHolder(sourceCode, { receiver, call })?.defs[0];
  return `${names.join('.')} of ${String(definition?.node.range[0] ?? 'the global scope')}`;
}

const CONSTRUCTIONS = new WeakMap<object, readonly TSESTree.NewExpression[]>();

/** Every `new Sequelize(…)` of the file, by the name of the class. */
export function findConstructions(sourceCode: SourceCode): readonly TSESTree.NewExpression[] {
  const known = CONSTRUCTIONS.get(sourceCode);
  if (known) return known;
  const found: TSESTree.NewExpression[] = [];
  const open: TSESTree.Node[] = [sourceCode.ast];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'NewExpression' && readDottedName(node.callee)?.at(-1) === 'Sequelize') found.push(node);
    open.push(...readChildren(node, sourceCode.visitorKeys));
  }
  CONSTRUCTIONS.set(sourceCode, found);
  return found;
}

/** With several instances, nothing in the file says which of them the migrator serves. */
export function hasSeveralInstances({ sourceCode, reported, call }: SwapRequest): boolean {
  const onInstances = [...reported, call].filter(({ receiver }) => receiver.target === 'instance');
  const keys = new Set(onInstances.map((other) => readInstanceKey(sourceCode, other)));
  return keys.size > 1 || findConstructions(sourceCode).length > 1;
}

/**
 * A file that makes and exports the instance is what the migrator imports: importing the migrator back would run it
 * before the instance exists.
 */
export function isImportedByMigrator({ sourceCode, migration, call }: SwapRequest): boolean {
  if (!migration?.import || !isOwnSpecifier(migration.import.from) || findConstructions(sourceCode).length === 0) return false;
  const holder = findHolder(sourceCode, call);
  if (holder?.scope.block.type !== 'Program') return false;
  return isDeclaredExported(holder) || holder.references.some(({ identifier }) => isExportedRead(identifier));
}

/** The variable that the receiver starts with. */
function findHolder(sourceCode: SourceCode, { receiver, call }: Pick<SwapCall, 'receiver' | 'call'>): TSESLint.Scope.Variable | undefined {
  const root = receiver.node && readDottedName(receiver.node)?.[0];
  return root === undefined ? undefined : findNamed(sourceCode, root, call);
}

function isDeclaredExported({ defs }: TSESLint.Scope.Variable): boolean {
  return defs.some(({ node }) => findStatement(node)?.type === 'ExportNamedDeclaration');
}

/** `export { x }`, `export default x`, `module.exports = { x }`, `exports.x = x`, `db.x = x`. */
function isExportedRead(identifier: TSESTree.Node): boolean {
  let node = identifier;
  while (node.parent && /^(?:Property|ObjectExpression|TSAsExpression|TSSatisfiesExpression)$/.test(node.parent.type)) node = node.parent;
  const parent = node.parent;
  if (parent?.type === 'AssignmentExpression' && parent.right === node) return unwrap(parent.left).type === 'MemberExpression';
  return /^(?:ExportSpecifier|ExportDefaultDeclaration|TSExportAssignment)$/.test(parent?.type ?? '');
}

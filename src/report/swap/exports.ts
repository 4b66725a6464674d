import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readDottedName } from '../../syntax/names.js';
import { findStatement } from '../../syntax/statement-position.js';
import { findNamed } from '../../values/model/bindings.js';
import { isOwnSpecifier } from '../imports/specifier.js';
import type { SwapRequest } from './request.js';
import type { SourceCode } from '../../syntax/source-code.js';

/**
 * A file that makes and exports the instance is what the migrator imports: importing the migrator back would run it
 * before the instance exists.
 */
export function isImportedByMigrator({ sourceCode, migration, call, made }: SwapRequest): boolean {
  if (migration?.kind !== 'call' || !migration.import || !isOwnSpecifier(migration.import.from)) return false;
  return (made.instances.length > 0 && isHandedOut(sourceCode, call)) || made.subclasses.some((variable) => isExported(sourceCode, variable, true));
}

function isHandedOut(sourceCode: SourceCode, { receiver, call }: SwapRequest['call']): boolean {
  const root = receiver.node && readDottedName(receiver.node)?.[0];
  // What a class holds is handed out with the class.
  if (root === 'this') return sourceCode.ast.body.some(isExport);
  return root !== undefined && isNameExported(sourceCode, root, call);
}

function isNameExported(sourceCode: SourceCode, name: string, at: TSESTree.Node): boolean {
  const variable = findNamed(sourceCode, name, at);
  return variable?.scope.block.type === 'Program' && isExported(sourceCode, variable, true);
}

function isExport(statement: TSESTree.Node): boolean {
  if (/^(?:Export\w+Declaration|TSExportAssignment)$/.test(statement.type)) return true;
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return false;
  return isModuleObject(readDottedName(statement.expression.left)?.[0]);
}

function isModuleObject(name: string | undefined): boolean {
  return name === 'module' || name === 'exports';
}

/** Exported itself, or put into something that is: `db.sequelize = sequelize; module.exports = db`. */
function isExported(sourceCode: SourceCode, { defs, references }: TSESLint.Scope.Variable, isFollowed: boolean): boolean {
  if (defs.some(({ node }) => /^Export(?:Named|Default)Declaration$/.test(findStatement(node)?.type ?? ''))) return true;
  return references.some(({ identifier }) => {
    const holder = readHolder(identifier);
    if (holder === true || isModuleObject(holder)) return true;
    const variable = holder !== undefined && isFollowed ? findNamed(sourceCode, holder, identifier) : undefined;
    return variable !== undefined && isExported(sourceCode, variable, false);
  });
}

/** What a name is put into: `true` for an export, the first name of the left side of an assignment. */
function readHolder(identifier: TSESTree.Node): string | true | undefined {
  let node = identifier;
  while (node.parent && /^(?:Property|ObjectExpression|TSAsExpression|TSSatisfiesExpression)$/.test(node.parent.type)) node = node.parent;
  const { parent } = node;
  if (parent?.type === 'AssignmentExpression' && parent.right === node) return readDottedName(parent.left)?.[0];
  return /^(?:ExportSpecifier|ExportDefaultDeclaration|TSExportAssignment)$/.test(parent?.type ?? '') || undefined;
}

import type { TSESTree } from '@typescript-eslint/utils';
import { readDottedName, unwrap } from './names.js';

/** An expression that a file exports. */
export interface ExportedNode {
  readonly node: TSESTree.Node;
  /** The names under which others reach it: none for the module itself and for `default`. */
  readonly path: readonly string[];
}

/** Every expression that a file exports at its top level: ESM, CommonJS, `export =`. */
export function findExported(ast: TSESTree.Program): readonly ExportedNode[] {
  return ast.body.flatMap((statement): readonly ExportedNode[] => {
    switch (statement.type) {
      case 'ExportDefaultDeclaration':
        return [{ node: statement.declaration, path: [] }];
      case 'TSExportAssignment':
        return [{ node: statement.expression, path: [] }];
      case 'ExportNamedDeclaration':
        return readNamed(statement);
      case 'ExpressionStatement':
        return readAssigned(statement.expression);
      default:
        return [];
    }
  });
}

function readNamed({ declaration, source, specifiers }: TSESTree.ExportNamedDeclaration): readonly ExportedNode[] {
  if (source) return [];
  return [
    ...readDeclared(declaration),
    ...specifiers.flatMap(({ exported, local }) => (local.type === 'Identifier' ? [{ node: local, path: [exported.type === 'Identifier' ? exported.name : exported.value] }] : [])),
  ];
}

function readDeclared(declaration: TSESTree.ExportNamedDeclaration['declaration']): readonly ExportedNode[] {
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration') {
    return [{ node: declaration, path: declaration.id ? [declaration.id.name] : [] }];
  }
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && init ? [{ node: id, path: [id.name] }] : []));
}

/** `module.exports = …`, `exports.sequelize = …`, and several of them in a chain. */
function readAssigned(expression: TSESTree.Expression): readonly ExportedNode[] {
  if (expression.type !== 'AssignmentExpression' || expression.operator !== '=') return [];
  const names = readDottedName(expression.left) ?? [];
  const path = names[0] === 'module' && names[1] === 'exports' ? names.slice(2) : names[0] === 'exports' ? names.slice(1) : undefined;
  const right = unwrap(expression.right);
  const inner = right.type === 'AssignmentExpression' ? readAssigned(right) : [];
  if (path === undefined) return inner;
  return inner.length > 0 ? inner.map((one) => ({ ...one, path })) : [{ node: right, path }];
}

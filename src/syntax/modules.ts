import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, unwrap } from './names.js';

// How a file takes modules in: `import`, `require()`, `import()`, and TypeScript's `import x = require()`.

/** What TypeScript, Babel and esbuild wrap a `require` in: each answers with the module. */
const INTEROP: ReadonlySet<string> = new Set(['__importDefault', '__importStar', '_interopRequireDefault', '_interopRequireWildcard', '__toESM']);

/** What an interop wrapper such as `__importDefault(require('x'))` wraps; undefined for any other call. */
export function unwrapInterop(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  return INTEROP.has(readDottedName(readCallee(call))?.at(-1) ?? '') ? call.arguments[0] : undefined;
}

/** True for a specifier that names a file of the project, whatever its package.json lists: `./x`, `#x`, `~/x`, `@/x`. */
export function isOwnSpecifier(source: string): boolean {
  return /^(?:[./#~]|@\/)/.test(source);
}

/** The name by which a module exports what `import { name as local }` takes from it. */
export function readImportedName({ imported }: TSESTree.ImportSpecifier): string {
  return imported.type === 'Identifier' ? imported.name : imported.value;
}

/** `import x = require('y')`, but not `import x = Namespace.y`. */
export function isImportEquals(node: TSESTree.Node): node is TSESTree.TSImportEqualsRequireDeclaration {
  return node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference';
}

/** `require(…)` with one argument, whatever it is. */
export function isRequireCall(call: TSESTree.CallExpression): boolean {
  const callee = readCallee(call);
  return callee.type === 'Identifier' && callee.name === 'require' && call.arguments.length === 1;
}

/** `require('x')` below members and calls: in `require('x').y`, `require('x')(z)`; the call itself, or undefined. */
export function matchRequire(node: TSESTree.Node | null | undefined): TSESTree.CallExpression | undefined {
  let current = node ? unwrap(node) : undefined;
  while (current) {
    if (current.type === 'MemberExpression') current = unwrap(current.object);
    else if (current.type !== 'CallExpression') return undefined;
    else if (isRequireCall(current)) return current;
    else current = readCallee(current);
  }
  return undefined;
}

/** The module that a `require` names; undefined where it is computed. */
export function readRequired(call: TSESTree.CallExpression): string | undefined {
  const [specifier] = call.arguments;
  return specifier && readText(specifier);
}

/** A statement that takes a module in: `const x = require('y')`, `require('y').config()`. */
export function isRequireStatement(node: TSESTree.Node): boolean {
  if (node.type === 'VariableDeclaration') return node.declarations.some(({ init }) => matchRequire(init) !== undefined);
  return node.type === 'ExpressionStatement' && matchRequire(node.expression) !== undefined;
}

/** The module of what declares an imported name: an import, `import x = require()`, `const x = require()`. */
export function readDeclaredModule(node: TSESTree.Node): string | undefined {
  if (node.type === 'ImportDeclaration') return node.source.value;
  if (node.parent?.type === 'ImportDeclaration') return node.parent.source.value;
  if (node.type === 'VariableDeclarator') return node.init ? readModuleOf(node.init) : undefined;
  return isImportEquals(node) ? readText(node.moduleReference.expression) : undefined;
}

/** Calls around a `require`, such as interop helpers. Past it, it is no import. */
const MOST_WRAPPERS = 6;

/** The module of `require('x')`, `require('x').y`, `await import('x')`, `__importDefault(require('x'))`. */
export function readModuleOf(node: TSESTree.Node): string | undefined {
  let current = unwrap(node);
  for (let depth = 0; depth < MOST_WRAPPERS; depth += 1) {
    if (current.type === 'AwaitExpression') current = unwrap(current.argument);
    else if (current.type === 'MemberExpression') current = unwrap(current.object);
    else if (current.type === 'ImportExpression') return readText(current.source);
    else if (current.type !== 'CallExpression') return undefined;
    else if (isRequireCall(current)) return readRequired(current);
    else current = unwrap(unwrapInterop(current) ?? readCallee(current));
  }
  return undefined;
}

const IMPORTING = new Set(['ImportDeclaration', 'ImportExpression', 'ExportAllDeclaration', 'ExportNamedDeclaration', 'TSExternalModuleReference']);

/** The module that a string names, where it is the specifier of an import, an export from elsewhere or a `require`. */
export function readSpecifier(node: TSESTree.Node): string | undefined {
  if (node.type !== 'Literal' || typeof node.value !== 'string') return undefined;
  const { parent } = node;
  if (parent.type === 'CallExpression') return isRequireCall(parent) ? node.value : undefined;
  return IMPORTING.has(parent.type) ? node.value : undefined;
}

function readText(node: TSESTree.Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}

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

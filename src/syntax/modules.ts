// How a file takes modules in: `import`, `require()`, `import()`, and TypeScript's `import x = require()`.
import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, unwrap } from './names.js';

/** What TypeScript, Babel and esbuild wrap a `require` in: each answers with the module. */
const INTEROP: ReadonlySet<string> = new Set(['__importDefault', '__importStar', '_interopRequireDefault', '_interopRequireWildcard', '__toESM']);

/** What an interop wrapper such as `__importDefault(require('x'))` wraps; undefined for any other call. */
export function unwrapInterop(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  return INTEROP.has(readDottedName(readCallee(call))?.at(-1) ?? '') ? call.arguments[0] : undefined;
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

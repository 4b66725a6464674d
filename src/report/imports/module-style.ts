import { path } from '../../platform/paths.js';
import type { TSESTree } from '@typescript-eslint/utils';
import { isImportEquals, isRequireStatement } from '../../syntax/modules.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** How a file takes modules in: `import x`, `require()`, or TypeScript's `import x = require()`. */
export type ModuleStyle = 'esm' | 'commonjs' | 'importEquals';

const importing = new WeakMap<SourceCode, readonly TSESTree.ProgramStatement[]>();

/** The statements of a file that take a module in under a name, looked for once for all edits. */
export function readImporting(sourceCode: SourceCode): readonly TSESTree.ProgramStatement[] {
  const known = importing.get(sourceCode) ?? sourceCode.ast.body.filter((node) => isImporting(node));
  importing.set(sourceCode, known);
  return known;
}

function isImporting(node: TSESTree.Node): boolean {
  return node.type === 'ImportDeclaration' || isImportEquals(node) || (node.type === 'VariableDeclaration' && isRequireStatement(node));
}

const styles = new WeakMap<SourceCode, { readonly filename: string; readonly style: ModuleStyle }>();

/** The style that the file's own imports show; without any, its exports, its extension and how it was parsed. */
export function readModuleStyle(sourceCode: SourceCode, filename: string): ModuleStyle {
  const known = styles.get(sourceCode);
  if (known?.filename === filename) return known.style;
  const style = judgeModuleStyle(sourceCode, filename);
  styles.set(sourceCode, { filename, style });
  return style;
}

function judgeModuleStyle(sourceCode: SourceCode, filename: string): ModuleStyle {
  const { body } = sourceCode.ast;
  if (body.some((node) => node.type === 'ImportDeclaration' && node.importKind !== 'type')) return 'esm';
  if (body.some((node) => isImportEquals(node) || node.type === 'TSExportAssignment')) return 'importEquals';
  if (body.some(({ type }) => type === 'ImportDeclaration' || /^Export\w+Declaration$/.test(type))) return 'esm';
  const extension = path.extname(filename);
  if (/^\.m[jt]s$/.test(extension)) return 'esm';
  if (/^\.c[jt]s$/.test(extension)) return 'commonjs';
  if (hasWrapperName(sourceCode)) return 'commonjs';
  return sourceCode.ast.sourceType === 'module' ? 'esm' : 'commonjs';
}

const WRAPPER_NAMES = new Set(['require', 'module', 'exports', '__filename', '__dirname']);

/** Names that only CommonJS has, wherever they are read: ESLint parses many a CommonJS file as a module. */
function hasWrapperName({ scopeManager }: SourceCode): boolean {
  const global = scopeManager?.globalScope;
  const unresolved = global?.through.some(({ identifier }) => WRAPPER_NAMES.has(identifier.name)) ?? false;
  return unresolved || [...WRAPPER_NAMES].some((name) => (global?.set.get(name)?.references.length ?? 0) > 0);
}

import type { TSESTree } from '@typescript-eslint/utils';
import { path } from '../../platform/paths.js';
import type { TextEdit } from '../edits/edit.js';
import { insertIntoBraces } from '../edits/list-insertion.js';
import { isImportEquals, isRequireStatement, matchRequire, readImportedName, readRequired } from '../../syntax/modules.js';
import { readStaticName } from '../../syntax/names.js';
import type { SourceCode } from '../../syntax/source-code.js';

// The modules that a file takes in, and how their specifiers are written.

/** What an import of the same module already gives, and what has to be added to it. */
export interface ExistingImport {
  /** How the wanted export is written in the file: `umzug`, `migrator.umzug`. */
  readonly localName: string;
  /** Undefined where it is imported already. */
  readonly addition: TextEdit | undefined;
}

/** An import of the same module that holds the wanted export, or can take it in. A held one comes first. */
export function matchExistingImport(sourceCode: SourceCode, request: ImportRequest, at: TSESTree.Node): ExistingImport | undefined {
  const found = readImporting(sourceCode).flatMap((node) => matchStatement(sourceCode, request, { node, at }));
  return found.find(({ addition }) => addition === undefined) ?? found[0];
}

function matchStatement(sourceCode: SourceCode, request: ImportRequest, { node, at }: { node: TSESTree.Node; at: TSESTree.Node }): ExistingImport[] {
  if (node.type === 'ImportDeclaration') {
    return isSameSpecifier(node.source.value, request.from) ? matchDeclaration(sourceCode, request, node) : [];
  }
  if (isImportEquals(node)) return matchImportEquals(request, node);
  if (node.type !== 'VariableDeclaration' || node.range[0] > at.range[0]) return [];
  return node.declarations.flatMap((declarator) => matchDeclarator(sourceCode, request, declarator));
}

function matchDeclaration(sourceCode: SourceCode, request: ImportRequest, node: TSESTree.ImportDeclaration): ExistingImport[] {
  if (isTypeOnly(node.importKind)) return [];
  const held = node.specifiers.flatMap((specifier) => readHeld(specifier, request));
  const addition = held.length === 0 ? extendDeclaration(sourceCode, request, node) : undefined;
  if (addition) return [{ localName: request.name, addition }];
  return held.map((localName) => ({ localName, addition: undefined }));
}

/** Flow has `import typeof` too. */
function isTypeOnly(kind: string | undefined): boolean {
  return kind === 'type' || kind === 'typeof';
}

function readHeld(specifier: TSESTree.ImportClause, { name, kind }: ImportRequest): string[] {
  const local = specifier.local.name;
  if (specifier.type === 'ImportNamespaceSpecifier') {
    return { named: [`${local}.${name}`], default: [], namespace: [local] }[kind];
  }
  const isHeld = kind !== 'namespace' && readImported(specifier) === (kind === 'named' ? name : 'default');
  return isHeld ? [local] : [];
}

function readImported(specifier: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier): string | undefined {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (isTypeOnly(specifier.importKind)) return undefined;
  return readImportedName(specifier);
}

function extendDeclaration(sourceCode: SourceCode, request: ImportRequest, node: TSESTree.ImportDeclaration): TextEdit | undefined {
  const own = node.specifiers.find(({ type }) => type === 'ImportDefaultSpecifier');
  const list = sourceCode.getFirstToken(node, isListStart);
  if (list && list.range[1] <= node.source.range[0]) return extendList(sourceCode, request, { node, list, isDefaultTaken: own !== undefined });
  return own && extendDefault(request, own);
}

/** What opens `{ a, b }` or `* as c`. */
function isListStart({ value }: TSESTree.Token): boolean {
  return value === '{' || value === '*';
}

interface ImportList {
  readonly node: TSESTree.ImportDeclaration;
  readonly list: TSESTree.Token;
  readonly isDefaultTaken: boolean;
}

function extendList(sourceCode: SourceCode, { name, kind }: ImportRequest, { node, list, isDefaultTaken }: ImportList): TextEdit | undefined {
  if (kind === 'default') return isDefaultTaken ? undefined : insertAt(list.range[0], `${name}, `);
  if (kind === 'namespace' || list.value === '*') return undefined;
  return insertIntoBraces(sourceCode, { brace: list, items: readNamed(node), text: name });
}

/** After `import a`. */
function extendDefault({ name, kind }: Pick<ImportRequest, 'name' | 'kind'>, own: TSESTree.Node): TextEdit | undefined {
  if (kind === 'default') return undefined;
  return insertAt(own.range[1], kind === 'named' ? `, { ${name} }` : `, * as ${name}`);
}

function readNamed(node: TSESTree.ImportDeclaration): TSESTree.Node[] {
  return node.specifiers.filter(({ type }) => type === 'ImportSpecifier');
}

function matchImportEquals(request: ImportRequest, node: TSESTree.TSImportEqualsRequireDeclaration): ExistingImport[] {
  const { expression } = node.moduleReference;
  if (node.importKind === 'type' || !isSameSpecifier(expression.value, request.from)) return [];
  return [{ localName: request.kind === 'named' ? `${node.id.name}.${request.name}` : node.id.name, addition: undefined }];
}

function matchDeclarator(sourceCode: SourceCode, request: ImportRequest, { id, init }: TSESTree.VariableDeclarator): ExistingImport[] {
  const required = matchRequire(init);
  const specifier = required && readRequired(required);
  if (!init || specifier === undefined || !isSameSpecifier(specifier, request.from)) return [];
  if (id.type === 'Identifier') return matchRequiredName(request, id.name, init);
  if (id.type !== 'ObjectPattern' || init !== required || request.kind !== 'named') return [];
  return matchPattern(sourceCode, request, id);
}

function matchRequiredName({ name, kind }: ImportRequest, local: string, init: TSESTree.Expression): ExistingImport[] {
  const isWhole = init.type === 'CallExpression' && matchRequire(init) === init;
  if (isWhole) return [{ localName: kind === 'named' ? `${local}.${name}` : local, addition: undefined }];
  if (init.type !== 'MemberExpression' || matchRequire(init.object) !== init.object) return [];
  const member = readStaticName(init.property, init.computed);
  return member === (kind === 'named' ? name : kind) ? [{ localName: local, addition: undefined }] : [];
}

function matchPattern(sourceCode: SourceCode, request: ImportRequest, pattern: TSESTree.ObjectPattern): ExistingImport[] {
  for (const property of pattern.properties) {
    if (property.type !== 'Property') return [];
    const isWanted = readStaticName(property.key, property.computed) === request.name;
    if (isWanted) return property.value.type === 'Identifier' ? [{ localName: property.value.name, addition: undefined }] : [];
  }
  const brace = sourceCode.getFirstToken(pattern);
  if (!brace) return [];
  const addition = insertIntoBraces(sourceCode, { brace, items: pattern.properties, text: request.name });
  return [{ localName: request.name, addition }];
}

function insertAt(offset: number, text: string): TextEdit {
  return { range: [offset, offset], text };
}

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

export interface ImportRequest {
  /** The exported name of a `named` import; of the others, the name to bind. */
  readonly name: string;
  /** The specifier as it is written in the file. */
  readonly from: string;
  readonly kind: 'named' | 'default' | 'namespace';
  /** Tells `.mjs` from `.cjs` in a file without imports. */
  readonly filename?: string;
  /** The local name to bind, where it is another than `name`. */
  readonly local?: string;
}

/**
 * The specifier to write for `from`: with `./` or `../` it is a path from `root`, written relative to the linted file
 * and with its extension; any other is written as it is. Undefined where no relative path leads there (another drive).
 */
export function resolveSpecifier(from: string, file: { readonly filename: string; readonly root: string }): string | undefined {
  if (!isRelative(from)) return from;
  const root = toPosix(file.root);
  const folder = path.posix.dirname(toAbsolute(file.filename, root));
  if (readDrive(root) !== readDrive(folder)) return undefined;
  const flavor = readDrive(root) === '' ? path.posix : path.win32;
  const relative = toPosix(flavor.relative(folder, path.posix.join(root, from)));
  return relative.startsWith('../') ? relative : `./${relative}`;
}

/** True where a file is the one that `from` names, with or without its extension. */
export function isSpecifiedFile(from: string, file: { readonly filename: string; readonly root: string }): boolean {
  const root = toPosix(file.root);
  return isRelative(from) && withoutExtension(path.posix.join(root, from)) === withoutExtension(toAbsolute(file.filename, root));
}

/** `./umzug`, `./umzug.js`, `./umzug.ts` and `./umzug/index.js` are one module. */
export function isSameSpecifier(a: string, b: string): boolean {
  return a === b || (isRelative(a) && isRelative(b) && withoutExtension(path.posix.normalize(a)) === withoutExtension(path.posix.normalize(b)));
}

/** True for specifiers that name code of the project, as `./x`, `#db` and `~/db` do. */
export function isOwnSpecifier(specifier: string): boolean {
  return isRelative(specifier) || /^(?:[#/~]|@\/)/.test(specifier);
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier);
}

function withoutExtension(file: string): string {
  return file.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
}

function toPosix(file: string): string {
  return file.replaceAll('\\', '/');
}

function readDrive(file: string): string {
  return /^[A-Za-z]:/.exec(file)?.[0].toLowerCase() ?? '';
}

/** `<input>` and `<text>`, what ESLint calls code that has no file, are at the root. */
function toAbsolute(filename: string, root: string): string {
  const file = toPosix(filename);
  return /^(?:[A-Za-z]:)?\//.test(file) ? file : path.posix.join(root, file);
}

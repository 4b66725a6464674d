import type { TSESTree } from '@typescript-eslint/utils';
import { type Edit, readCodeEnd, readFileStyle, type TextEdit } from '../edits/edit.js';
import { type ExistingImport, type ImportRequest, matchExistingImport, type ModuleStyle, readImporting, readModuleStyle } from './modules.js';
import { isImportEquals, isRequireStatement } from '../../syntax/modules.js';
import { findFirst, type SourceCode } from '../../syntax/source-code.js';
import { findNamed } from '../../values/model/bindings.js';

export type ImportPlan =
  | { readonly kind: 'planned'; readonly localName: string; readonly edit: Edit }
  /** `moduleSystem`: the file is CommonJS and the module can only be imported. */
  | { readonly kind: 'refused'; readonly why: NameConflict | 'moduleSystem' };

/**
 * What to write so that the export can be used at `at`: nothing, an addition to an import of the same module, or a new
 * import in the file's own style. `localName` is the expression by which the file reads the export.
 */
export function planImport(sourceCode: SourceCode, request: ImportRequest, at: TSESTree.Node): ImportPlan {
  const existing = request.local === undefined ? matchExistingImport(sourceCode, request, at) : undefined;
  if (!existing) return planNew(sourceCode, request, at);
  if (!existing.addition) return planHeld(sourceCode, existing, at);
  const why = matchNameConflict(sourceCode, existing.localName, at);
  return why ? { kind: 'refused', why } : planned(existing.localName, existing.addition);
}

function planNew(sourceCode: SourceCode, request: ImportRequest, at: TSESTree.Node): ImportPlan {
  const style = readModuleStyle(sourceCode, request.filename ?? '');
  if (style !== 'esm' && request.from.endsWith('.mjs')) return { kind: 'refused', why: 'moduleSystem' };
  const isModule = isModuleRead(request, style);
  const binding = request.local ?? (isModule ? `${request.name}Module` : request.name);
  const why = matchNameConflict(sourceCode, binding, at);
  if (why) return { kind: 'refused', why };
  const code = describeImport({ ...request, local: binding }, style, readFileStyle(sourceCode).quote);
  return planned(isModule ? `${binding}.${request.name}` : binding, insertImport(sourceCode, { at, code, style }));
}

/** The export is imported already; it only has to be in sight. */
function planHeld(sourceCode: SourceCode, { localName }: ExistingImport, at: TSESTree.Node): ImportPlan {
  const root = localName.split('.')[0] ?? localName;
  const variable = findNamed(sourceCode, root, at);
  if (variable?.scope.block.type !== 'Program') return { kind: 'refused', why: 'shadowed' };
  return { kind: 'planned', localName, edit: [] };
}

function planned(localName: string, edit: TextEdit): ImportPlan {
  return { kind: 'planned', localName, edit: [edit] };
}

/** `import { x } = require()` does not exist: a named export is read off the module. */
function isModuleRead({ kind }: ImportRequest, style: ModuleStyle): boolean {
  return style === 'importEquals' && kind === 'named';
}

function describeImport({ name, from, kind, local = name }: ImportRequest, style: ModuleStyle, quote: string): string {
  const source = quote + from.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
  if (style === 'importEquals') return `import ${local} = require(${source})`;
  if (style === 'commonjs') {
    if (kind !== 'named') return `const ${local} = require(${source})`;
    return `const { ${local === name ? name : `${name}: ${local}`} } = require(${source})`;
  }
  const clauses = {
    named: `{ ${local === name ? name : `${name} as ${local}`} }`,
    default: local,
    namespace: `* as ${local}`,
  };
  return `import ${clauses[kind]} from ${source}`;
}

/** Why a name cannot be imported for a use at some place. */
export type NameConflict = 'nameTaken' | 'shadowed';

/** Names that Node's module wrapper declares. */
const WRAPPER_NAMES = new Set(['require', 'module', 'exports', '__filename', '__dirname', 'arguments']);

/** What prevents a new top-level binding `name` that is read at `at`. */
export function matchNameConflict(sourceCode: SourceCode, name: string, at: TSESTree.Node): NameConflict | undefined {
  if (WRAPPER_NAMES.has(name)) return 'nameTaken';
  const conflict = matchDeclaration(sourceCode, name, at);
  return conflict ?? (isGlobalInUse(sourceCode, name) ? 'nameTaken' : undefined);
}

function matchDeclaration(sourceCode: SourceCode, name: string, at: TSESTree.Node): NameConflict | undefined {
  const variable = findNamed(sourceCode, name, at);
  if (!variable || variable.defs.length === 0) return undefined;
  return variable.scope.block.type === 'Program' ? 'nameTaken' : 'shadowed';
}

/** A new binding would take over the file's uses of a global of that name. */
function isGlobalInUse(sourceCode: SourceCode, name: string): boolean {
  return (sourceCode.scopeManager?.globalScope?.set.get(name)?.references.length ?? 0) > 0 || readUndeclared(sourceCode).has(name);
}

const undeclared = new WeakMap<SourceCode, ReadonlySet<string>>();

/** The names that a file reads and nothing declares. */
function readUndeclared(sourceCode: SourceCode): ReadonlySet<string> {
  const known = undeclared.get(sourceCode) ?? new Set<string>((sourceCode.scopeManager?.globalScope?.through ?? []).map(({ identifier }) => identifier.name));
  undeclared.set(sourceCode, known);
  return known;
}

interface NewImport {
  /** The use of the name: a `require` has to come before it. */
  readonly at: TSESTree.Node;
  /** The statement, without semicolon. */
  readonly code: string;
  readonly style: ModuleStyle;
}

/** Writes an import after the last one of the file, else below shebang, directives and header comments. */
function insertImport(sourceCode: SourceCode, { at, code, style }: NewImport): TextEdit {
  const anchor = findLastImport(sourceCode, style, at) ?? findLastDirective(sourceCode);
  return anchor ? insertAfter(sourceCode, anchor, code) : insertAtTop(sourceCode, code);
}

function findLastImport(sourceCode: SourceCode, style: ModuleStyle, at: TSESTree.Node): TSESTree.Node | undefined {
  if (style === 'commonjs') return findLastRequire(sourceCode, at);
  return readImporting(sourceCode).findLast((node) => node.type === 'ImportDeclaration' || isImportEquals(node));
}

/**
 * The last `require` before the file starts to do something: a name bound below the first statement with an effect
 * would not exist yet where that statement uses it.
 */
function findLastRequire(sourceCode: SourceCode, at: TSESTree.Node): TSESTree.Node | undefined {
  const { body } = sourceCode.ast;
  const functions = readFunctionNames(sourceCode);
  const end = body.findIndex((node) => !isInert(node, functions) || isAround(node, at));
  return body.slice(0, end === -1 ? body.length : end).findLast(isRequireStatement);
}

const functionNames = new WeakMap<SourceCode, ReadonlySet<string>>();

function readFunctionNames(sourceCode: SourceCode): ReadonlySet<string> {
  const known = functionNames.get(sourceCode) ?? new Set(sourceCode.ast.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : [])));
  functionNames.set(sourceCode, known);
  return known;
}

/** A statement that uses the name when it runs; a function is called later. */
function isAround(node: TSESTree.Node, at: TSESTree.Node): boolean {
  return node.type !== 'FunctionDeclaration' && node.range[0] <= at.range[0] && at.range[1] <= node.range[1];
}

function isInert(node: TSESTree.Node, functions: ReadonlySet<string>): boolean {
  if (node.type === 'VariableDeclaration') return node.declarations.every(({ init }) => !isOwnCall(init, functions));
  return /^(?:Import|Function|Class|TS)\w*Declaration$/.test(node.type) || isDirective(node) || isRequireStatement(node);
}

function isOwnCall(init: TSESTree.Node | null, functions: ReadonlySet<string>): boolean {
  const call = init?.type === 'AwaitExpression' ? init.argument : init;
  return call?.type === 'CallExpression' && call.callee.type === 'Identifier' && functions.has(call.callee.name);
}

function isDirective(node: TSESTree.Node): boolean {
  return node.type === 'ExpressionStatement' && typeof node.directive === 'string';
}

/** Directives come before everything else. */
function findLastDirective({ ast: { body } }: SourceCode): TSESTree.Node | undefined {
  const end = body.findIndex((statement) => !isDirective(statement));
  return end < 0 ? body.at(-1) : body[end - 1];
}

function insertAfter(sourceCode: SourceCode, anchor: TSESTree.Node, code: string): TextEdit {
  const { eol, semicolon } = readFileStyle(sourceCode);
  const end = readCodeEnd(sourceCode, anchor);
  const rest = /^[^\r\n]*/.exec(sourceCode.text.slice(end))?.[0] ?? '';
  const isLineFree = /^\s*(?:\/\/.*|(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*)$/.test(rest);
  const offset = isLineFree ? end + rest.length : end;
  const next = sourceCode.ast.tokens[findFirst(sourceCode.ast.tokens, end)];
  const mark = isLineFree && !isHazard(next) ? semicolon : ';';
  return { range: [offset, offset], text: `${eol}${code}${mark}` };
}

function insertAtTop(sourceCode: SourceCode, code: string): TextEdit {
  const { eol, semicolon } = readFileStyle(sourceCode);
  const offset = findHeaderEnd(sourceCode);
  const mark = isHazard(sourceCode.ast.tokens[0]) ? ';' : semicolon;
  const isOnOwnLine = offset === 0 || /[\r\n]$/.test(sourceCode.text.slice(0, offset));
  const gap = sourceCode.ast.body.length > 0 ? eol : '';
  return { range: [offset, offset], text: `${isOnOwnLine ? '' : eol}${code}${mark}${eol}${gap}` };
}

/** Without a semicolon, the next statement would be read as a part of the import: `require('x')⏎(async () => …)()`. */
function isHazard(next: TSESTree.Token | undefined): boolean {
  return next !== undefined && /^[([`<+\-*/.,]/.test(next.value);
}

/** Comments that have to stay first in their file, or are about all of it. */
const FILE_COMMENT = /^\s*\*?\s*(?:eslint|oxlint|prettier|biome|globals?\b|exported\b|jshint|@ts-|@flow|@jest|@vitest|@jsx|@license|@copyright|@file|@format|@preserve|!|c8|istanbul)/i;

/** After the shebang and the comments that belong to the file and not to its first statement. */
function findHeaderEnd(sourceCode: SourceCode): number {
  const first = sourceCode.ast.tokens[0];
  let end = 0;
  for (const comment of sourceCode.getAllComments()) {
    if (first && comment.range[0] > first.range[0]) break;
    if (isFileComment(sourceCode, comment)) end = findNextLine(sourceCode, comment.range[1]);
  }
  return end;
}

function isFileComment(sourceCode: SourceCode, comment: TSESTree.Comment): boolean {
  if ((comment.type as string) === 'Shebang' || FILE_COMMENT.test(comment.value)) return true;
  return /^[ \t]*\r?\n[ \t]*(?:\r?\n|$)/.test(sourceCode.text.slice(comment.range[1]));
}

function findNextLine(sourceCode: SourceCode, offset: number): number {
  const rest = /^(?:[ \t]*\r?\n)*/.exec(sourceCode.text.slice(offset))?.[0] ?? '';
  return offset + rest.length;
}

import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import type { TextEdit } from '../edits/edit.js';
import type { ImportRequest } from './request.js';
import { insertIntoBraces } from '../edits/list-insertion.js';
import { isImportEquals, matchRequire, readRequired } from '../../syntax/modules.js';
import { readImporting } from './module-style.js';
import { isSameSpecifier } from './specifier.js';
import type { SourceCode } from '../../syntax/source-code.js';

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

function matchStatement(
  sourceCode: SourceCode,
  request: ImportRequest,
  { node, at }: { node: TSESTree.Node; at: TSESTree.Node },
): ExistingImport[] {
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
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
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

function extendList(
  sourceCode: SourceCode,
  { name, kind }: ImportRequest,
  { node, list, isDefaultTaken }: ImportList,
): TextEdit | undefined {
  if (kind === 'default') return isDefaultTaken ? undefined : insertAt(list.range[0], `${name}, `);
  if (kind === 'namespace' || list.value === '*') return undefined;
  return insertIntoBraces(sourceCode, { brace: list, items: readNamed(node), text: name });
}

/** Behind `import a`. */
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

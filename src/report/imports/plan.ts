import type { TSESTree } from '@typescript-eslint/utils';
import type { Edit, TextEdit } from '../edits/edit.js';
import { readFileStyle } from '../edits/file-style.js';
import { type ExistingImport, matchExistingImport } from './existing.js';
import { matchNameConflict, type NameConflict } from './name.js';
import { findNamed } from '../../values/model/bindings.js';
import { insertImport } from './place.js';
import { type ModuleStyle, readModuleStyle } from './module-style.js';
import type { ImportRequest } from './request.js';
import type { SourceCode } from '../../syntax/source-code.js';

export type ImportPlan =
  | { readonly kind: 'planned'; readonly localName: string; readonly edit: Edit }
  /** `moduleSystem`: the file is CommonJS and the module can only be imported. */
  | { readonly kind: 'refused'; readonly why: NameConflict | 'moduleSystem' };

/**
 * What to write so that the export can be used at `at`: nothing, an addition to an import of the same module, or a new
 * import in the file's own style. `localName` is the expression that stands for the export.
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

import type { TSESTree } from '@typescript-eslint/utils';
import { findNamed } from '../../values/model/bindings.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** Why a name cannot be imported for a use at some place. */
export type NameConflict = 'nameTaken' | 'shadowed';

/** Names that Node's module wrapper declares. */
const WRAPPER_NAMES = new Set(['require', 'module', 'exports', '__filename', '__dirname', 'arguments']);

/** What stands in the way of a new top-level binding `name` that is read at `at`. */
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

import type { SourceCode } from 'eslint';

/** A number that changes when anything reachable from `root` changes (`parent` links are left out: they form cycles). */
export function readFingerprint(root: unknown): number {
  let hash = 17;
  const add = (text: string): void => {
    for (let index = 0; index < text.length; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  };
  const seen = new Set<object>();
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) {
      add(describeLeaf(value));
    } else if (seen.has(value)) {
      add('seen');
    } else {
      seen.add(value);
      for (const [key, child] of readEntries(value, add)) {
        add(key);
        pending.push(child);
      }
    }
  }
  return hash;
}

function describeLeaf(value: unknown): string {
  return typeof value === 'function' ? `function ${value.name}` : `${typeof value} ${String(value)}`;
}

function readEntries(value: object, add: (text: string) => void): [string, unknown][] {
  if (value instanceof RegExp) {
    add(String(value));
    return [];
  }
  add(Array.isArray(value) ? `array ${value.length}` : 'object');
  const entries: [string, unknown][] = [];
  for (const key of Object.keys(value)) {
    if (key !== 'parent') entries.push([key, (value as Record<string, unknown>)[key]]);
  }
  return entries;
}

/** The tree, tokens and comments, and the shape of the scopes. */
export function readSourceFingerprint(sourceCode: SourceCode): string {
  const scopes = sourceCode.scopeManager.scopes.map((scope) => [
    scope.type, scope.variables.length, scope.references.length, scope.through.length, scope.childScopes.length,
    scope.variables.map(({ name, defs, references }) => `${name} ${defs.length} ${references.length}`),
  ]);
  return `${readFingerprint(sourceCode.ast)} ${readFingerprint(scopes)}`;
}

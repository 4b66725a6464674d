// POSIX paths in a browser, where the working directory is `/`. They say what Node's say (a test compares them).

const sep = '/';

/** Without `.`, without doubled slashes, and with each `..` taken back where there is something to take back. */
function resolveSegments(text: string, isRooted: boolean): readonly string[] {
  const kept: string[] = [];
  for (const segment of text.split(sep)) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isRooted) kept.push(segment);
  }
  return kept;
}

function isAbsolute(text: string): boolean {
  return text.startsWith(sep);
}

function normalize(text: string): string {
  const isRooted = isAbsolute(text);
  const segments = resolveSegments(text, isRooted).join(sep);
  const written = segments === '' && !isRooted ? '.' : segments;
  const isFolder = text.endsWith(sep) && segments !== '';
  return `${isRooted ? sep : ''}${written}${isFolder || (text.endsWith(sep) && !isRooted) ? sep : ''}`;
}

function join(...parts: readonly string[]): string {
  return normalize(parts.filter((part) => part !== '').join(sep));
}

function resolve(...parts: readonly string[]): string {
  const start = parts.findLastIndex(isAbsolute);
  return sep + resolveSegments(parts.slice(Math.max(start, 0)).join(sep), true).join(sep);
}

function relative(from: string, to: string): string {
  const start = resolveSegments(resolve(from), true);
  const end = resolveSegments(resolve(to), true);
  const differs = start.findIndex((segment, index) => segment !== end[index]);
  const shared = differs < 0 ? start.length : differs;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join(sep);
}

function withoutEnd(text: string): string {
  return text.replace(/(?<=[^/])\/+$/, '');
}

function dirname(text: string): string {
  const trimmed = withoutEnd(text);
  const end = trimmed.lastIndexOf(sep);
  if (end < 0) return '.';
  return end === 0 ? sep : trimmed.slice(0, end);
}

function basename(text: string): string {
  const trimmed = withoutEnd(text);
  return trimmed.slice(trimmed.lastIndexOf(sep) + 1);
}

function extname(text: string): string {
  const name = basename(text);
  return name === '..' ? '' : (/.(\.[^.]*)$/.exec(name)?.[1] ?? '');
}

const posix = { sep, basename, dirname, extname, isAbsolute, join, normalize, relative, resolve };

export const path = { ...posix, posix, win32: posix };

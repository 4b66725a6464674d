import { readFileSync } from '../../platform/disk.js';
import { path as paths } from '../../platform/paths.js';
import { readStamp } from './stamp.js';

/** What the rules ask of one package.json. */
export interface PackageJson {
  /** `unreadable`: the file is there, but says nothing that can be relied on. */
  readonly kind: 'readable' | 'unreadable';
  /** Name to version range, of dependencies of every kind. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** What `.js` files are; undefined where it does not say. */
  readonly type?: 'module' | 'commonjs' | undefined;
  /** The package's own version. */
  readonly version?: string | undefined;
}

interface CachedFile {
  readonly stamp: string;
  readonly content: PackageJson;
}

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
const MOST_FOLDERS = 500;
const UNREADABLE: PackageJson = { kind: 'unreadable', dependencies: new Map() };
/** Bounded, because editor servers live for days; entries are checked against the file each time. */
const filesByFolder = new Map<string, CachedFile>();

/** The package.json that stands in `folder`; undefined when there is none. Never throws. */
export function readPackageJson(folder: string): PackageJson | undefined {
  const path = paths.join(folder, 'package.json');
  const stamp = readStamp(path);
  if (stamp === undefined) return undefined;
  const cached = filesByFolder.get(folder);
  if (cached?.stamp === stamp) return cached.content;
  const content = parsePackageJson(path);
  if (filesByFolder.size >= MOST_FOLDERS) filesByFolder.clear();
  filesByFolder.set(folder, { stamp, content });
  return content;
}

function parsePackageJson(path: string): PackageJson {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    if (!isRecord(json)) return UNREADABLE;
    const { type, version } = json;
    return {
      kind: 'readable',
      dependencies: readDependencies(json),
      type: type === 'module' || type === 'commonjs' ? type : undefined,
      version: typeof version === 'string' ? version : undefined,
    };
  } catch {
    return UNREADABLE;
  }
}

function readDependencies(json: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const dependencies = new Map<string, string>();
  for (const field of FIELDS) {
    const listed = json[field];
    if (!isRecord(listed)) continue;
    for (const [name, range] of Object.entries(listed)) {
      if (!dependencies.has(name)) dependencies.set(name, typeof range === 'string' ? range : '');
    }
  }
  return dependencies;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

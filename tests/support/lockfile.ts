// package-lock.json as `npm ci` needs it on every machine and on every day.
import npa from 'npm-package-arg';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Wanted;
  readonly devDependencies?: Wanted;
  readonly optionalDependencies?: Wanted;
  readonly peerDependencies?: Wanted;
}

type Wanted = Readonly<Record<string, string>>;

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** The pins of package.json's `overrides`: a package's name and the version that every package gets of it. */
export type Overrides = Readonly<Record<string, string>>;

/**
 * What is wrong with a lock file: the address of the registry that one machine used, an optional package that is
 * not listed, or a package that another wants without a version. npm leaves out optional packages that its registry
 * does not have, and then refuses its own file. A dist-tag such as `latest` it resolves again at every install, and
 * refuses the file once the tag has moved.
 */
export function findLockProblems({ packages }: Lockfile, overrides: Overrides = {}): readonly string[] {
  return Object.entries(packages).flatMap(([place, locked]) => [
    ...(locked.resolved === undefined ? [] : [`${place} names the address it came from`]),
    ...Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !(`${place}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages))
      .map((name) => `${place} needs ${name}, which is not listed`),
    ...findUnpinned(locked, overrides).map((wanted) => `${place || 'package.json'} wants ${wanted}, which a registry resolves anew`),
  ]);
}

/** Every `name@spec` that a package wants and that is no version or range, unless an override pins it. */
function findUnpinned(locked: LockedPackage, overrides: Overrides): readonly string[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = locked;
  return [dependencies, devDependencies, optionalDependencies, peerDependencies].flatMap((wanted = {}) =>
    Object.entries(wanted)
      .filter(([name, spec]) => !isRange(name, spec) && !(name in overrides && isRange(name, overrides[name] ?? '')))
      .map(([name, spec]) => `${name}@${spec}`),
  );
}

function isRange(name: string, spec: string): boolean {
  const parsed = npa.resolve(name, spec);
  const { type } = parsed.type === 'alias' ? (parsed).subSpec : parsed;
  return type === 'version' || type === 'range';
}

// package-lock.json as `npm ci` needs it on every machine.

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/**
 * What is wrong with a lock file: the address of the registry that one machine used, or an optional package that is
 * not listed. npm leaves out those that its registry does not have, and then refuses its own file.
 */
export function findLockProblems({ packages }: Lockfile): readonly string[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, resolved }]) => [
    ...(resolved === undefined ? [] : [`${place} names the address it came from`]),
    ...Object.keys(optionalDependencies)
      .filter((name) => !(`${place}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages))
      .map((name) => `${place} needs ${name}, which is not listed`),
  ]);
}

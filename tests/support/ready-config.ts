// ESLint merges and checks a configuration anew in each `verify` that is passed a plain one, which is a good part of linting a short
// program. One that it has made ready itself is taken as it is, as when it lints the files of a folder.
import { createRequire } from 'node:module';
import { serialize } from 'node:v8';
import type { Linter } from 'eslint';

interface ConfigArray extends Array<Linter.Config> {
  normalizeSync: () => unknown;
}
type ConfigArrayClass = new (config: Linter.Config | readonly Linter.Config[], options: { readonly basePath: string }) => ConfigArray;

const load = createRequire(import.meta.url);
const { FlatConfigArray } = createRequire(load.resolve('eslint'))('./config/flat-config-array.js') as { readonly FlatConfigArray: ConfigArrayClass };

const MOST = 200;
const known = new Map<string, Linter.Config[]>();
const numbers = new WeakMap<object, number>();
let last = 0;

/** Tells parsers and plugins apart, which cannot be written down. */
function numberOf(thing: unknown): number {
  if (typeof thing !== 'object' || thing === null) return 0;
  const number = numbers.get(thing) ?? (last += 1);
  numbers.set(thing, number);
  return number;
}

/** What makes two configurations one; undefined where settings or options hold a function. */
function describeConfig(cwd: string, config: Linter.Config): string | undefined {
  const { languageOptions: { parser, ...language } = {}, plugins = {}, ...others } = config;
  const things = [parser, ...Object.values(plugins)].map(numberOf);
  try {
    return serialize([cwd, things, Object.keys(plugins), language, others]).toString('latin1');
  } catch {
    return undefined;
  }
}

/** A configuration for a `Linter` of this `cwd`, merged and checked once for all files. */
export function makeReady(cwd: string, config: Linter.Config | readonly Linter.Config[]): Linter.Config[] {
  const ready = new FlatConfigArray(config, { basePath: cwd });
  ready.normalizeSync();
  return ready;
}

/** The configuration for a `Linter` of this `cwd`; the same object for the same configuration. */
export function readyConfig(cwd: string, config: Linter.Config): Linter.Config[] {
  const key = describeConfig(cwd, config);
  const found = key === undefined ? undefined : known.get(key);
  if (found !== undefined) return found;
  const ready = makeReady(cwd, config);
  if (key === undefined) return ready;
  if (known.size >= MOST) known.clear();
  known.set(key, ready);
  return ready;
}

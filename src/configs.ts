import type { ESLint, Linter } from 'eslint';
import { fingerprintProject } from './platform/fingerprint.js';
import { CACHE_KEY } from './policy/settings/settings.js';

const NAMESPACE = 'sequelize-guard';

/** Rules as ESLint's types describe them: what this file says is public, and must not name a development dependency. */
type Rules = NonNullable<ESLint.Plugin['rules']>;
type ConfigName = 'recommended' | 'strict';

/**
 * Every rule of a config, as an error: `strict` has all, with the options that they set for it,
 * `recommended` those that say so, with their defaults.
 */
function readConfigRules(rules: Rules, config: ConfigName): Linter.RulesRecord {
  const entries = Object.entries(rules).filter(([, { meta }]) => config === 'strict' || meta?.docs?.recommended === 'recommended');
  return Object.fromEntries(entries.map(([name, rule]) => [`${NAMESPACE}/${name}`, config === 'strict' ? readStrictEntry(rule) : 'error']));
}

/** `meta.docs.strictOptions` is what the rule is given in `strict`. */
function readStrictEntry({ meta }: Rules[string]): Linter.RuleEntry {
  const options = (meta?.docs as { readonly strictOptions?: object } | undefined)?.strictOptions;
  return options ? ['error', { ...options }] : 'error';
}

/**
 * ESLint's cache asks whether the configuration is the same, and writes it out for that; the rules also go by package.json
 * files and migrations. What is written out for this setting changes with them. It costs nothing in a run without a cache.
 */
const CACHE_SETTINGS: Readonly<Record<string, unknown>> = { [CACHE_KEY]: { toJSON: () => fingerprintProject() } };

/**
 * ESLint lints a TypeScript file only if a configuration names its ending, and else passes over it in silence. Because the configs name
 * it, a missing parser is an error that is seen. The first pattern keeps what the configs applied to before: any file
 * that another configuration names, such as `.vue`.
 */
const FILES: readonly string[] = ['**/*', '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];

/** The flat configs; each is one object and holds the plugin itself. */
export function createFlatConfig(plugin: ESLint.Plugin, rules: Rules, config: ConfigName): FlatConfig {
  return { name: `${NAMESPACE}/${config}`, files: [...FILES], plugins: { [NAMESPACE]: plugin }, rules: readConfigRules(rules, config), settings: { ...CACHE_SETTINGS } };
}

export interface FlatConfig {
  readonly name: string;
  files: string[];
  plugins: Record<string, ESLint.Plugin>;
  rules: Linter.RulesRecord;
  settings: Record<string, unknown>;
}

/** The eslintrc twin, which names the plugin as eslintrc looks it up. */
export function createLegacyConfig(rules: Rules, config: ConfigName): LegacyConfig {
  return { plugins: [NAMESPACE], rules: readConfigRules(rules, config), settings: { ...CACHE_SETTINGS } };
}

export interface LegacyConfig {
  plugins: string[];
  rules: Linter.RulesRecord;
  settings: Record<string, unknown>;
}

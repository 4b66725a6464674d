import type { ESLint, Linter } from 'eslint';

const NAMESPACE = 'sequelize-guard';

/** Rules as ESLint's types describe them: what this file says is public, and must not name a development dependency. */
type Rules = NonNullable<ESLint.Plugin['rules']>;
type ConfigName = 'recommended' | 'strict';
type RuleEntries = Readonly<Record<string, 'error'>>;

/** Every rule that stands in a config, as an error: `strict` holds all, `recommended` those that say so. */
function readEntries(rules: Rules, config: ConfigName): RuleEntries {
  const names = Object.keys(rules).filter((name) => config === 'strict' || rules[name]?.meta?.docs?.recommended === 'recommended');
  return Object.fromEntries(names.map((name) => [`${NAMESPACE}/${name}`, 'error'] as const));
}

/** The flat configs; each is one object and holds the plugin itself. */
export function createFlatConfig(plugin: ESLint.Plugin, rules: Rules, config: ConfigName): FlatConfig {
  return { name: `${NAMESPACE}/${config}`, plugins: { [NAMESPACE]: plugin }, rules: readConfigRules(rules, config) };
}

export interface FlatConfig {
  readonly name: string;
  plugins: Record<string, ESLint.Plugin>;
  rules: Linter.RulesRecord;
}

/** The eslintrc twin, which names the plugin as eslintrc looks it up. */
export function createLegacyConfig(rules: Rules, config: ConfigName): LegacyConfig {
  return { plugins: [NAMESPACE], rules: readConfigRules(rules, config) };
}

export interface LegacyConfig {
  plugins: string[];
  rules: Linter.RulesRecord;
}

function readConfigRules(rules: Rules, config: ConfigName): Linter.RulesRecord {
  return { ...readEntries(rules, config) };
}

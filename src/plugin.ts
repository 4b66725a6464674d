import type { ESLint } from 'eslint';
import { createFlatConfig, createLegacyConfig, type FlatConfig, type LegacyConfig } from './configs.js';
import { rules } from './rules/index.js';

// Read, not compiled in: name and version are ESLint's cache key and must be those of the installed package.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- it stands outside of `src`, and bundlers know this form
const { name, version } = require('../package.json') as { name: string; version: string };

/** The plugin as ESLint takes it. */
export interface Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: NonNullable<ESLint.Plugin['rules']>;
  configs: { recommended: FlatConfig; strict: FlatConfig; 'legacy-recommended': LegacyConfig; 'legacy-strict': LegacyConfig };
}

const base = {
  meta: { name, version, namespace: 'sequelize-guard' },
  // ESLint's own rule type and that of typescript-eslint describe one shape in two ways.
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
};

/** The one plugin object, which its flat configs hold. */
export const plugin = base as Plugin;

plugin.configs = {
  recommended: createFlatConfig(plugin, base.rules, 'recommended'),
  strict: createFlatConfig(plugin, base.rules, 'strict'),
  'legacy-recommended': createLegacyConfig(base.rules, 'recommended'),
  'legacy-strict': createLegacyConfig(base.rules, 'strict'),
};

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What a team writes when it has no plugin for this. */
const SELECTORS = [
  "CallExpression[callee.property.name='sync'] Property[key.name='force']",
  "CallExpression[callee.property.name='sync'] Property[key.name='alter']",
  'CallExpression[callee.property.name=/^(?:drop|dropTable|truncate)$/]',
];

const noop = { rules: { noop: { meta: { schema: [] }, create: () => ({}) } } };

/** What seven rules cost ESLint whatever they do. */
const seven = Array.from({ length: 7 }, (_, index) => `noop${index}`);
const noops = { rules: Object.fromEntries(seven.map((name) => [name, noop.rules.noop])) };

function restrict(selectors) {
  return { rules: { 'no-restricted-syntax': ['error', ...selectors.map((selector) => ({ selector, message: 'No.' }))] } };
}

function onlyRule(plugin, rule) {
  return { plugins: { 'sequelize-guard': plugin }, rules: { [`sequelize-guard/${rule}`]: plugin.configs.strict.rules[`sequelize-guard/${rule}`] } };
}

/** Configurations by name. */
export function listContenders() {
  const { plugin } = require('../dist/plugin.js');
  const drizzle = require('eslint-plugin-drizzle');
  const promise = require('eslint-plugin-promise');
  return {
    peers: {
      'no rule': {},
      'a rule that does nothing': { plugins: { noop }, rules: { 'noop/noop': 'error' } },
      'seven rules that do nothing': { plugins: { noops }, rules: Object.fromEntries(seven.map((name) => [`noops/${name}`, 'error'])) },
      'one selector': restrict(SELECTORS.slice(0, 1)),
      'three selectors': restrict(SELECTORS),
      'eslint-plugin-drizzle, all': {
        plugins: { drizzle },
        rules: Object.fromEntries(Object.keys(drizzle.rules).map((name) => [`drizzle/${name}`, 'error'])),
      },
      'eslint-plugin-promise, recommended': promise.configs['flat/recommended'],
    },
    strict: { plugins: plugin.configs.strict.plugins, rules: plugin.configs.strict.rules },
    recommended: { plugins: plugin.configs.recommended.plugins, rules: plugin.configs.recommended.rules },
    rules: Object.fromEntries(Object.keys(plugin.rules).map((name) => [name, onlyRule(plugin, name)])),
  };
}

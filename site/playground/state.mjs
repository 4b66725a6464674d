// What the playground shows, as the part of a link after `#`. Also used by scripts/docs.mjs, which links the examples.

/** The published site, with a slash at its end. */
export const SITE = 'https://eslint-plugin-sequelize-guard.github.io/eslint-plugin-sequelize-guard/';

export const CONFIGS = ['recommended', 'strict', 'none'];

/**
 * @typedef {object} State
 * @property {string} code
 * @property {string} file The path of the file, from the root of the project; `.ts` and its like are read as TypeScript.
 * @property {string} config Which config of the plugin is on: one of `CONFIGS`.
 * @property {string} rules Rules over those of the config, as JSON: `{ "sequelize-guard/no-sync": "off" }`.
 * @property {string} settings The value of `settings['sequelize-guard']`, as JSON.
 */

/** What the playground shows without a link. @type {Readonly<State>} */
export const START = {
  code: `import { Sequelize } from 'sequelize';

const sequelize = new Sequelize(process.env.DATABASE_URL);

await sequelize.sync({ force: true });
await sequelize.sync({ alter: process.env.NODE_ENV !== 'production' });
`,
  file: 'src/app.js',
  config: 'recommended',
  rules: '{}',
  settings: '{ "sequelizeVersion": 6 }',
};

const KEYS = /** @type {const} */ (['file', 'config', 'rules', 'settings', 'code']);

/** A link's hash, with its `#`: what differs from the start alone. @param {State} state @returns {string} */
export function encodeState(state) {
  const parameters = new URLSearchParams(KEYS.filter((key) => state[key] !== START[key]).map((key) => [key, state[key]]));
  const text = parameters.toString();
  return text === '' ? '' : `#${text}`;
}

/** The state that a hash says, with or without its `#`; what it does not say is that of the start. @param {string} hash @returns {State} */
export function decodeState(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const state = { ...START };
  for (const key of KEYS) state[key] = parameters.get(key) ?? START[key];
  return CONFIGS.includes(state.config) ? state : { ...state, config: START.config };
}

/** @param {string} file */
export function isTypeScript(file) {
  return /\.[cm]?tsx?$/.test(file);
}

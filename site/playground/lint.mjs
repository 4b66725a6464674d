// Lints what the playground shows: ESLint's Linter and the plugin, with nothing of a page in it.
import { isTypeScript } from './state.mjs';

const NAMESPACE = 'sequelize-guard';
/** A function, because a pattern for all files makes ESLint lint those of JavaScript alone. */
const ANY = [() => true];

/**
 * @typedef {import('eslint').Linter.LintMessage} Message
 * @typedef {{ kind: 'linted', messages: Message[] } | { kind: 'wrong', error: string }} Result `wrong`: rules, options or settings that are no good, in the words of ESLint or of the plugin.
 */

/** @param {string} name @param {string} text */
function readObject(name, text) {
  let value;
  try {
    value = JSON.parse(text.trim() === '' ? '{}' : text);
  } catch (error) {
    throw new Error(`${name} is no JSON: ${error.message}`, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${name} takes an object, such as {}.`);
  return value;
}

/**
 * @param {{ Linter: typeof import('eslint').Linter, plugin: import('eslint').ESLint.Plugin, parser?: object }} tools `parser`: that of TypeScript, where the file asks for it.
 */
function createConfig({ plugin, parser }, state) {
  const rules = state.config === 'none' ? {} : plugin.configs[state.config].rules;
  return [
    { files: ANY, languageOptions: { ecmaVersion: 'latest', sourceType: /\.c[jt]s$/.test(state.file) ? 'commonjs' : 'module', parserOptions: { ecmaFeatures: { jsx: true } }, ...(isTypeScript(state.file) && { parser }) } },
    { files: ANY, plugins: { [NAMESPACE]: plugin }, rules, settings: { [NAMESPACE]: readObject('settings', state.settings) } },
    { files: ANY, rules: readObject('rules', state.rules) },
  ];
}

/** @param {unknown} error */
function describeError(error) {
  const text = error instanceof Error ? error.message : String(error);
  // Which file and rule ESLint was at when it met the setting helps nobody here.
  return text.replace(/^Error while loading rule '[^']*': /, '').replace(/\n(?:Occurred while linting|Parser:)[^]*$/, '').trim();
}

/** @template T @param {() => T} run @returns {T | { kind: 'wrong', error: string }} */
function attempt(run) {
  try {
    return run();
  } catch (error) {
    return { kind: 'wrong', error: describeError(error) };
  }
}

/** What is reported. Never throws. @returns {Result} */
export function lintState(tools, state) {
  return attempt(() => {
    const linter = new tools.Linter({ cwd: '/' });
    return { kind: 'linted', messages: linter.verify(state.code, createConfig(tools, state), `/${state.file}`) };
  });
}

/** The code after every fix, as `--fix` leaves it; the code as it is where rules or settings are wrong. */
export function fixState(tools, state) {
  const result = attempt(() => {
    const linter = new tools.Linter({ cwd: '/' });
    return { kind: 'fixed', code: linter.verifyAndFix(state.code, createConfig(tools, state), { filename: `/${state.file}` }).output };
  });
  return result.kind === 'fixed' ? result.code : state.code;
}

/** The code with one edit applied. @param {string} code @param {{ range: [number, number], text: string }} edit */
export function applyEdit(code, { range: [start, end], text }) {
  return code.slice(0, start) + text + code.slice(end);
}

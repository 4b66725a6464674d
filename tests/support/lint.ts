// Lints a program with ESLint 10 and says what was reported: for probes, truth data and documentation examples.
import path from 'node:path';
import * as tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { plugin as shipped } from '../../src/plugin.js';
import { SETTINGS_KEY, projectRoot, type Project } from './projects.js';
import { readyConfig } from './ready-config.js';

export interface LintOptions {
  /** Rules to switch on: names, or names with options. Default: every rule of the plugin. */
  readonly rules?: readonly string[] | Readonly<Record<string, readonly unknown[]>>;
  /** Relative to the project. Default: `src/server.js`, or `src/server.ts` with the TypeScript parser. */
  readonly filename?: string;
  readonly project?: Project;
  /** The plugin's own settings, without the key around them. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly parser?: 'js' | 'ts';
  readonly sourceType?: 'module' | 'commonjs' | 'script';
  /** A plugin to use in place of the one in `src`: for seeded faults and probe rules. */
  readonly plugin?: { readonly rules: Readonly<Record<string, unknown>> };
}

const PREFIX = 'sequelize-guard/';

/** A message of ESLint, its rule named without the plugin's prefix. `ruleId` is `''` for a parse error. */
export type LintMessage = Omit<Linter.LintMessage, 'ruleId'> & { readonly ruleId: string };

/**
 * Every message for `code`, in source order.
 * @throws what a rule throws, and an Error when the text does not parse: a probe on broken code proves nothing.
 */
export function lint(code: string, options: LintOptions = {}): LintMessage[] {
  const { config, filename, linter } = prepare(options);
  return linter.verify(code, config, { filename }).map((message) => {
    if (message.fatal) throw new Error(`${message.message} (line ${message.line})\n${code}`);
    return { ...message, ruleId: (message.ruleId ?? '').replace(PREFIX, '') };
  });
}

/** The names of the rules that report `code`, each once, sorted. */
export function reportingRules(code: string, options: LintOptions = {}): string[] {
  return [...new Set(lint(code, options).map((message) => message.ruleId))].sort();
}

function prepare(options: LintOptions): { config: Linter.Config[]; filename: string; linter: Linter } {
  const { parser = 'js', project = 'v6', plugin = shipped, sourceType = 'module' } = options;
  const root = projectRoot(project);
  const config = {
    files: ['**'],
    plugins: { [SETTINGS_KEY]: plugin },
    languageOptions: { ecmaVersion: 'latest', sourceType, ...(parser === 'ts' && { parser: tsParser }) },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    settings: { [SETTINGS_KEY]: options.settings ?? {} },
    rules: ruleEntries(options.rules ?? Object.keys(plugin.rules)),
  };
  return {
    config: readyConfig(root, config as unknown as Linter.Config),
    filename: path.join(root, options.filename ?? `src/server.${parser}`),
    linter: new Linter({ configType: 'flat', cwd: root }),
  };
}

function ruleEntries(rules: NonNullable<LintOptions['rules']>): Record<string, [string, ...unknown[]]> {
  const entries: [string, readonly unknown[]][] = Array.isArray(rules)
    ? rules.map((name: string) => [name, []])
    : Object.entries(rules as Readonly<Record<string, readonly unknown[]>>);
  return Object.fromEntries(entries.map(([name, given]) => [`${PREFIX}${name}`, ['error', ...given]]));
}

import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { ESLint, Rule, SourceCode } from 'eslint';

/** The key of the plugin's settings and the prefix of its rules. */
export const NAMESPACE = 'sequelize-guard';

export type ParserName = 'espree' | 'typescript';

/** One text to lint, with everything that decides the answer. */
export interface Program {
  /** What repeats it: a case number or the name of a hostile program. */
  readonly id: string;
  readonly text: string;
  readonly parser: ParserName;
  readonly sourceType: 'module' | 'commonjs' | 'script';
  readonly filename: string;
  /** The plugin's settings. */
  readonly settings: unknown;
  /** Options by rule name; a rule that is not named gets its defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  /** How many expressions were put where the plugin evaluates them. */
  readonly grafts: number;
  /** Where they were put. */
  readonly places: readonly string[];
}

/** A plugin under test, and what its rules were handed in the last run. */
export interface WatchedPlugin {
  readonly plugin: ESLint.Plugin;
  /** The settings and options objects that rules received since the last `forget`. */
  readonly received: { readonly settings: unknown; readonly options: unknown }[];
}

/** Wraps every rule, so that the settings and options it is handed can be looked at afterwards. */
export function watchPlugin(plugin: ESLint.Plugin): WatchedPlugin {
  const received: WatchedPlugin['received'] = [];
  const rules = Object.entries(plugin.rules ?? {}).map(([name, rule]) => {
    const watched: Rule.RuleModule = {
      ...rule,
      create(context) {
        received.push({ settings: context.settings, options: context.options });
        return (rule as Rule.RuleModule).create(context);
      },
    };
    return [name, watched] as const;
  });
  return { plugin: { ...plugin, rules: Object.fromEntries(rules) }, received };
}

export type Parsed = { readonly kind: 'parsed'; readonly sourceCode: SourceCode } | { readonly kind: 'unparsed' } | { readonly kind: 'overflown' };

/** Parses a text as the program's configuration says, and lets ESLint walk it with no rule on; either may overflow by itself. */
export function parseProgram(program: Program, text: string = program.text): Parsed {
  const linter = new Linter({ configType: 'flat' });
  try {
    const messages = linter.verify(text, [describeLanguage(program)], program.filename);
    const failure = messages.find(({ fatal }) => fatal === true);
    if (failure !== undefined) return readFailure(failure.message);
  } catch (error) {
    // No rule ran.
    return readFailure(String(error));
  }
  return { kind: 'parsed', sourceCode: linter.getSourceCode() };
}

function readFailure(message: string): Parsed {
  return { kind: /Maximum call stack size|Not enough stack space/.test(message) ? 'overflown' : 'unparsed' };
}

/** Every rule of the plugin, on, over a text or over a tree that is there already. */
export function lintProgram(
  program: Program,
  plugin: ESLint.Plugin,
  code: string | SourceCode = program.text,
): Linter.LintMessage[] {
  const rules = Object.keys(plugin.rules ?? {}).map((name) => {
    const option = program.options[name];
    return [`${NAMESPACE}/${name}`, option === undefined ? 'error' : ['error', option]];
  });
  const config = {
    ...describeLanguage(program),
    plugins: { [NAMESPACE]: plugin },
    settings: { [NAMESPACE]: program.settings },
    rules: Object.fromEntries(rules) as Linter.RulesRecord,
  };
  const messages = new Linter({ configType: 'flat' }).verify(code, [config], program.filename);
  // ESLint warns of every comment that it was told to ignore: those are not the plugin's.
  return messages.filter(({ ruleId, fatal }) => ruleId !== null || fatal === true);
}

function describeLanguage(program: Program): Linter.Config {
  const parser = program.parser === 'typescript' ? { parser: typescriptParser as Linter.Parser } : {};
  return {
    files: ['**/*.{js,ts}'],
    languageOptions: { ...parser, sourceType: program.sourceType, ecmaVersion: 'latest' },
    // Comments of real sources must not configure the run.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  };
}

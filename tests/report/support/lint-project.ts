// Lints a file of a project on disk with the configured rules, as ESLint does from the project's folder.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import * as tsParser from '@typescript-eslint/parser';
import { plugin } from '../../../src/plugin.js';
import { createProject } from '../../policy/temporary-project.js';

export type Files = Readonly<Record<string, object | string>>;

export interface LintedProject {
  readonly folder: string;
  /** After `--fix`. */
  readonly fixed: string;
  /** What each suggestion of the rule's first report says, and the text after it. */
  readonly suggestions: readonly { readonly says: string; readonly output: string }[];
  readonly messages: readonly string[];
}

export interface ProjectRequest {
  /** The linted file, which is one of `files` or is written. */
  readonly file?: string;
  readonly code: string;
  readonly files?: Files;
  readonly settings?: object;
  readonly rule?: 'no-sync-force' | 'no-sync' | 'no-drop';
  readonly sourceType?: 'module' | 'commonjs';
}

export function lintProject({ file = 'src/start.js', code, files = {}, settings = {}, rule = 'no-sync-force', sourceType = 'module' }: ProjectRequest): LintedProject {
  const folder = createProject({ 'package.json': { dependencies: { sequelize: '^6.37.8' } }, [file]: code, ...files });
  const filename = path.join(folder, file);
  writeFileSync(filename, code);
  const linter = new Linter({ configType: 'flat', cwd: folder });
  const config = {
    files: ['**/*.{js,mjs,cjs,ts,mts,cts}'],
    plugins: { guard: plugin as never },
    languageOptions: { sourceType, ...(file.endsWith("ts") && { parser: tsParser as never }) },
    rules: { [`guard/${rule}`]: 'error' as const },
    settings: { 'sequelize-guard': settings },
  };
  const messages = linter.verify(code, [config], { filename });
  const fatal = messages.find(({ ruleId }) => ruleId === null);
  if (fatal) throw new Error(fatal.message);
  const suggestions = (messages[0]?.suggestions ?? []).map(({ desc, fix }) => {
    const output = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
    const broken = linter.verify(output, [config], { filename }).find(({ ruleId }) => ruleId === null);
    if (broken) throw new Error(`the suggestion does not parse: ${broken.message}\n${output}`);
    return { says: desc, output };
  });
  const fixed = linter.verifyAndFix(code, [config], { filename }).output;
  if (linter.verifyAndFix(fixed, [config], { filename }).output !== fixed) throw new Error('the fix does not settle');
  return { folder, fixed, suggestions, messages: messages.map(({ message }) => message) };
}

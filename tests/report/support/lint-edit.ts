import { createRequire } from 'node:module';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Edit, toFix } from '../../../src/report/edits/edit.js';

const load = createRequire(__filename);

export interface EditRequest {
  readonly code: string;
  readonly parser?: 'espree' | 'typescript' | undefined;
  readonly sourceType?: 'module' | 'commonjs' | 'script' | undefined;
  /** Called once per node; an edit becomes the fix of a report there. */
  readonly plan: (sourceCode: TSESLint.SourceCode, node: TSESTree.Node) => Edit | undefined;
}

/** Lints with one rule whose only report is the planned edit, and gives the text after one pass. */
export function applyEdit({ code, parser, sourceType = 'module', plan }: EditRequest): string {
  const { Linter } = load('eslint') as typeof TSESLint;
  const linter = new Linter({ configType: 'flat' });
  const rule = {
    meta: { fixable: 'code', schema: [], messages: { edit: 'edit' } },
    create: (context: TSESLint.RuleContext<'edit', []>) => ({
      '*'(node: TSESTree.Node) {
        const edit = plan(context.sourceCode, node);
        if (edit && edit.length > 0) context.report({ node, messageId: 'edit', fix: toFix(edit) });
      },
    }),
  };
  const language = parser === 'typescript' ? { parser: load('@typescript-eslint/parser') as object } : {};
  const config = {
    files: ['**/*.ts'],
    languageOptions: { sourceType, ecmaVersion: 2024, ...language },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { probe: { rules: { edit: rule } } },
    rules: { 'probe/edit': 'error' },
  };
  const { messages, output } = linter.verifyAndFix(code, [config] as never, { filename: 'file.ts' });
  const failure = messages.find(({ ruleId }) => ruleId === null);
  if (failure) throw new SyntaxError(`${failure.message}\n${output}`);
  return output;
}

import { createRequire } from 'node:module';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { toFix } from '../../../src/report/edits/edit.js';
import { insertsRows } from '../../../src/sequelize/losses/raw-sql.js';
import { readMadeHere } from '../../../src/sequelize/receivers/constructions.js';
import { planMigrationSwap } from '../../../src/report/swap/swap.js';
import type { MigrationState } from '../../../src/policy/project/project.js';
import type { MigrationSetting } from '../../../src/policy/settings/types.js';
import type { Swap } from '../../../src/report/swap/request.js';
import { readReported } from './sync-probe.js';

const load = createRequire(__filename);

export type ParserName = 'espree' | 'typescript';
export type EngineName = 'eslint' | 'eslint9' | 'eslint8';

export interface LintRequest {
  readonly code: string;
  readonly filename: string;
  readonly parser: ParserName;
  readonly sourceType: 'module' | 'commonjs' | 'script';
  readonly migration: MigrationSetting | undefined;
  /** What the disk shows; nothing unless said. */
  readonly migrations?: MigrationState;
  readonly major?: 6 | 7;
  readonly engine?: EngineName;
}

export interface Linted {
  readonly swaps: readonly Swap[];
  /** After `--fix`, until nothing changes. */
  readonly fixed: string;
  /** The text with each suggestion applied, in order. */
  readonly suggested: readonly string[];
  /** What ESLint itself says about the text: it does not parse, or is not linted at all. */
  readonly fatal: string | undefined;
}

const ROOT = '/app';
const NOTHING_SHOWN: MigrationState = { project: undefined, configured: 'unknown', judgeUmzug: () => 'unknown' };

/** Lints with one rule that plans the swap of every probed call, on a real ESLint. */
export function lintSwap(request: LintRequest): Linted {
  const swaps: Swap[] = [];
  const linter = createLinter(request.engine ?? 'eslint');
  const config = createConfig(request, swaps);
  const messages = linter.verify(request.code, config, { filename: `${ROOT}/${request.filename}` });
  const seen = [...swaps];
  const fixes = messages.flatMap((message) => message.suggestions?.map(({ fix }) => fix) ?? []);
  // Without a fix there is nothing to lint again.
  const isFixable = messages.some(({ fix }) => fix !== undefined);
  const fixed = isFixable ? linter.verifyAndFix(request.code, config, { filename: `${ROOT}/${request.filename}` }).output : request.code;
  const fatal = messages.find(({ ruleId }) => ruleId === null)?.message;
  return { swaps: seen, fixed, suggested: fixes.map((fix) => applyOne(request.code, fix)), fatal };
}

function createLinter(engine: EngineName): InstanceType<typeof TSESLint.Linter> {
  const { Linter } = load(engine) as typeof TSESLint;
  return new Linter({ configType: 'flat', cwd: ROOT });
}

/** Fix ranges count from behind the BOM. */
function applyOne(code: string, fix: { range: readonly [number, number]; text: string }): string {
  const bom = code.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = code.slice(bom.length);
  return bom + text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
}

function createConfig(request: LintRequest, swaps: Swap[]): object[] {
  const parser = request.parser === 'typescript' ? { parser: load('@typescript-eslint/parser') as object } : {};
  return [
    {
      files: ['**/*.{js,mjs,cjs,ts,mts,cts,tsx}'],
      languageOptions: { ecmaVersion: 2024, sourceType: request.sourceType, ...parser },
      linterOptions: { reportUnusedDisableDirectives: false },
      plugins: { probe: { rules: { swap: createProbe(request, swaps) } } },
      rules: { 'probe/swap': 'error' },
    },
  ];
}

function createProbe(request: LintRequest, swaps: Swap[]): object {
  return {
    meta: { fixable: 'code', hasSuggestions: true, schema: [], messages: { swap: 'swap', apply: 'apply' } },
    create(context: TSESLint.RuleContext<'swap' | 'apply', []>) {
      return {
        'Program:exit': () => {
          for (const swap of planAll(context, request)) {
            swaps.push(swap.plan);
            report(context, swap);
          }
        },
      };
    },
  };
}

interface Planned {
  readonly node: TSESTree.Node;
  readonly plan: Swap;
}

function planAll(
  { sourceCode }: TSESLint.RuleContext<'swap' | 'apply', []>,
  { filename, migration, migrations = NOTHING_SHOWN, major = 6 }: LintRequest,
): Planned[] {
  const reported = readReported(sourceCode);
  return reported.map((call) => {
    const plan = planMigrationSwap({ sourceCode, call, reported, migration, migrations, filename: `${ROOT}/${filename}`, root: ROOT, major, made: readMadeHere(sourceCode), insertsRows: (sql) => insertsRows(sql, sourceCode) });
    return { node: call.call, plan };
  });
}

function report(context: TSESLint.RuleContext<'swap' | 'apply', []>, { node, plan }: Planned): void {
  if (plan.kind === 'none') context.report({ node, messageId: 'swap' });
  else if (plan.kind === 'fix' || (plan.kind === 'connect' && plan.why === undefined)) context.report({ node, messageId: 'swap', fix: toFix(plan.edit) });
  else context.report({ node, messageId: 'swap', suggest: [{ messageId: 'apply', fix: toFix(plan.edit) }] });
}

import type { TSESTree } from '@typescript-eslint/utils';
import { describeOrigin } from '../../report/words/options.js';
import type { OptionsArm, OptionsFact, OptionValue } from '../../sequelize/facts.js';
import type { OptionFinding } from '../../sequelize/sync/findings.js';
import type { SourceCode } from '../../syntax/source-code.js';

type Key = 'force' | 'alter';

const LONGEST = 48;

/** The text of an expression on one line, cut where it is long. */
export function quote(node: TSESTree.Node, sourceCode: SourceCode): string {
  const text = sourceCode.getText(node).replaceAll(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}\``;
}

/** What `force` and `alter` of a sync can be, in clauses. */
export function describeOptions(options: OptionsFact, sourceCode: SourceCode): readonly string[] {
  if (options.kind === 'none') return ['`force` and `alter` are off: no options object is given'];
  if (options.kind === 'unknown') return [`the options are not known here: they come from ${describeOrigin(options.why)}`];
  const isBare = options.arms.every(({ alter, force, rest }) => force.kind === 'absent' && alter.kind === 'absent' && !rest);
  if (isBare) return ['`force` and `alter` are off: neither is among the options'];
  return KEYS.map((key) => [...new Set(options.arms.map((arm) => describeArm(arm, key, sourceCode)))].join(', or '));
}

const KEYS = ['force', 'alter'] as const;

function describeArm(arm: OptionsArm, key: Key, sourceCode: SourceCode): string {
  const value = describeValue(arm[key], key, sourceCode);
  const isOpen = arm.rest && (arm[key].kind === 'absent' || ('overridable' in arm[key] && arm[key].overridable));
  return isOpen ? `${value}, but ${quote(arm.rest.node, sourceCode)} may hold it` : value;
}

function describeValue(value: OptionValue, key: Key, sourceCode: SourceCode): string {
  switch (value.kind) {
    case 'absent':
      return `\`${key}\` is not among the options`;
    case 'off':
      return `\`${key}\` is off: ${describeWritten(value, sourceCode)}`;
    case 'on':
      return value.byDefault ? `\`${key}\` is on by the default of a parameter` : `\`${key}\` is on: ${describeWritten(value, sourceCode)}`;
    case 'additive':
      return `\`${key}\` only adds columns: ${describeWritten(value, sourceCode)}`;
    case 'dynamic':
      return `\`${key}\` may be on: ${describeDecided(value.source, key, sourceCode)}decided by ${describeOrigin(value.why)}`;
  }
}

/** The expression that decides, unless its text says nothing beside the key's name. */
function describeDecided(source: TSESTree.Node, key: Key, sourceCode: SourceCode): string {
  const isPlain = source.type === 'Literal' || (source.type === 'Identifier' && source.name === key);
  return isPlain ? '' : `${quote(source, sourceCode)} is `;
}

/** What says so, with its line if that is not the report's. */
function describeWritten({ node, written = node }: Extract<OptionValue, { readonly kind: 'off' | 'on' | 'additive' }>, sourceCode: SourceCode): string {
  const line = written.loc.start.line;
  return line === node.loc.start.line ? quote(written, sourceCode) : `${quote(written, sourceCode)} on line ${line}`;
}

const GUARDS = {
  positive: 'the test of the environment around it does not say which database is connected',
  failOpen: 'the test around it is true where the variable is unset',
  inverted: 'the test around it is true in production',
  none: undefined,
} as const;

/** What an environment guard around a finding does, as a clause. */
export function describeGuard({ guard }: OptionFinding): string | undefined {
  return GUARDS[guard];
}

/** Why a finding is not reported by default; undefined where it is. */
export function describeIgnored({ verdict }: OptionFinding): string | undefined {
  if (verdict === 'additive') return "what only adds columns is reported with the option `additiveAlter: 'report'`";
  return verdict === 'unknown' ? "unknown options are reported with the option `unknownOptions: 'report'`" : undefined;
}

import type { TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { type GuardClass, judgeGuards, readConditions } from '../../values/conditions/guards.js';
import type { Condition, Reason } from '../../values/model/value.js';
import type { Carrier, OptionsArm, OptionValue, SyncCall } from '../facts.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** One place where force or alter is, or may be, turned on. */
export interface OptionFinding {
  readonly source: SyncCall | Carrier;
  readonly arm: OptionsArm | undefined;
  /** `unknown`: the key is not written, but options that are not known may hold it. */
  readonly verdict: 'on' | 'dynamic' | 'additive' | 'unknown';
  readonly why: Reason | undefined;
  /** Where a report points. */
  readonly node: TSESTree.Node;
  /** The environment guard that it runs under. */
  readonly guard: GuardClass;
}

type Key = 'force' | 'alter';

const findings = new WeakMap<SyncCall | Carrier, Map<Key, readonly OptionFinding[]>>();

/** The findings for one key of one call or carrier, one an arm, in the order of the source; found once for all rules. */
export function readOptionFindings(source: SyncCall | Carrier, key: Key, sourceCode: SourceCode): readonly OptionFinding[] {
  const known = findings.get(source) ?? new Map<Key, readonly OptionFinding[]>();
  findings.set(source, known);
  const found = known.get(key) ?? findOptions(source, key, sourceCode);
  known.set(key, found);
  return found;
}

function findOptions(source: SyncCall | Carrier, key: Key, sourceCode: SourceCode): readonly OptionFinding[] {
  const { options } = source;
  if (options.kind === 'none') return [];
  const place = source.kind === 'sync' ? (source.via ?? source.call) : source.node;
  const outer = readConditions(place);
  const read = (conditions: readonly Condition[]): GuardClass => judgeGuards([...conditions, ...outer], createEvaluation(sourceCode));
  if (options.kind === 'unknown') {
    if (source.kind === 'sync' && source.judgedAtCalls) return [];
    return [{ source, arm: undefined, verdict: 'unknown', why: options.why, node: options.node, guard: read([]) }];
  }
  return options.arms.flatMap((arm) =>
    readArmFindings(arm, arm[key])
      .filter((finding) => !isJudgedElsewhere(source, finding))
      .map((finding) => ({ source, arm, ...finding, guard: read([...arm.conditions, ...finding.conditions]) })),
  );
}

/** In a function whose calls are all seen, what its parameters decide is judged at the calls. */
function isJudgedElsewhere(source: SyncCall | Carrier, finding: ArmFinding): boolean {
  return source.kind === 'sync' && source.judgedAtCalls && (finding.why === 'parameter' || finding.byDefault);
}

type ArmFinding = Pick<OptionFinding, 'verdict' | 'why' | 'node'> & {
  readonly conditions: readonly Condition[];
  readonly byDefault: boolean;
};

/** What is written, and behind it what options that are not known may hold, unless the key is written after them. */
function readArmFindings(arm: OptionsArm, value: OptionValue): readonly ArmFinding[] {
  const written = readWrittenFinding(value);
  const isOpen = value.kind === 'absent' || ((value.kind === 'off' || value.kind === 'additive') && value.overridable);
  if (!arm.rest || !isOpen) return written;
  return [...written, { verdict: 'unknown', why: arm.rest.why, node: arm.rest.node, conditions: [], byDefault: false }];
}

function readWrittenFinding(value: OptionValue): readonly ArmFinding[] {
  if (value.kind === 'on' || value.kind === 'additive') {
    return [{ verdict: value.kind, why: undefined, node: value.node, conditions: [], byDefault: value.byDefault === true }];
  }
  if (value.kind !== 'dynamic') return [];
  const conditions = [{ test: value.source, outcome: true }];
  return [{ verdict: 'dynamic', why: value.why, node: value.node, conditions, byDefault: false }];
}

/** Unknown options that come from outside the program are reported although no key is written. */
export function isOutside(why: Reason | undefined): boolean {
  return why !== undefined && OUTSIDE.has(why);
}

const OUTSIDE = new Set<Reason>(['request', 'argv', 'environmentString', 'environmentCondition', 'tooComplex']);

/** True where a call turns force or alter on, or may. */
export function isDestructive(call: SyncCall): boolean {
  if (call.options.kind !== 'known' || call.judgedAtCalls) return false;
  return call.options.arms.some((arm) => [arm.force, arm.alter].some(({ kind }) => kind === 'on' || kind === 'dynamic'));
}

/** Carriers that version 7 refuses: it throws on unknown constructor options and freezes the instance's. */
export function isCarrierOf(source: SyncCall | Carrier, major: 6 | 7): boolean {
  if (source.kind === 'sync' || major === 6) return true;
  return source.carrier !== 'constructorTopLevel' && source.carrier !== 'instanceOptionsAssignment';
}

import type { TSESTree } from '@typescript-eslint/utils';
import type { Carrier, Instance, MatchFact, OptionsArm, OptionValue, SyncCall } from '../facts.js';
import { isGoodMatch } from '../match/value.js';
import { areNamesCheckedBy, findRefusedCheck, findRefusedCondition, isDatabaseNameChecked } from '../name-check/check.js';
import type { RefusedCheck } from '../name-check/refusal.js';
import type { NameCheckTerms } from '../name-check/search.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { type GuardClass, judgeGuards, readConditions } from '../../values/conditions/guards.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Condition, Reason } from '../../values/model/value.js';
import { isModel } from '../../vocabulary/sequelize.js';

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

/** What holds the tables. `sqliteDriver`: nothing shows it, and the project lists no driver but that of SQLite. */
export type Storage = Instance['storage'] | 'sqliteDriver';

/** A SQLite database has a file, and no name that a `match` could test. */
export function isSqliteFile(storage: Storage): boolean {
  return storage === 'sqliteFile' || storage === 'sqliteDriver';
}

/** What of the settings and the project decides whether a sync is protected. */
export interface ProtectionTerms {
  readonly checks: NameCheckTerms;
  readonly major: 6 | 7;
  readonly storage: Storage;
  /** Whether `settings.instances` says that the constructor is given a good `match`. */
  readonly hasMatch: boolean;
}

/** One way in which force, or alter, may be on. */
interface ForcedSync {
  readonly source: SyncCall | Carrier;
  readonly arm: OptionsArm | undefined;
  /** Which of the two; force where it is not given. */
  readonly key?: 'force' | 'alter';
}

/** Whether a good `match` is in force, or a check of the database's name dominates the call. */
export function isProtected(forced: ForcedSync, terms: ProtectionTerms, sourceCode: SourceCode): boolean {
  return isNameChecked(forced, terms.checks, sourceCode) || hasGoodMatch(forced, terms);
}

/** Whether a check of the database's name dominates the call, or decides the option itself. */
export function isNameChecked({ source, arm, key = 'force' }: ForcedSync, checks: NameCheckTerms, sourceCode: SourceCode): boolean {
  const evaluation = createEvaluation(sourceCode);
  if (arm && areNamesCheckedBy(readArmConditions(arm, key), checks, evaluation)) return true;
  return readPlaces(source).some((place) => isDatabaseNameChecked(place, checks, evaluation));
}

/** The check that would dominate the call, or decide the option, if it counted; asked where `isNameChecked` says no. */
export function findRefusedNameCheck({ source, arm, key = 'force' }: ForcedSync, checks: NameCheckTerms, sourceCode: SourceCode): RefusedCheck | undefined {
  const evaluation = createEvaluation(sourceCode);
  const condition = arm && findRefusedCondition(readArmConditions(arm, key), checks, evaluation);
  if (condition) return condition;
  return readPlaces(source).map((place) => findRefusedCheck(place, checks, evaluation)).find((found) => found !== undefined);
}

function readPlaces(source: SyncCall | Carrier): readonly TSESTree.Node[] {
  return source.kind === 'sync' ? [source.call, ...(source.via ? [source.via] : [])] : [source.node];
}

function readArmConditions(arm: OptionsArm, key: 'force' | 'alter'): readonly Condition[] {
  const { conditions, [key]: value } = arm;
  return value.kind === 'dynamic' ? [...conditions, { test: value.source, outcome: true }] : conditions;
}

const MATCHED = new Set<Carrier['carrier']>(['constructorSync', 'constructorTopLevel', 'nestSync', 'exportedOptions', 'instanceOptionsAssignment']);

/** Only v6's `sequelize.sync()` obeys a `match`, and only where the name it tests says which data is lost. */
function hasGoodMatch({ source, arm }: ForcedSync, { checks, hasMatch, major, storage }: ProtectionTerms): boolean {
  const instance = source.kind === 'sync' ? source.receiver.instance : source.instance;
  if (major === 7 || !arm || arm.rest || !isMatched(source)) return false;
  if (isSqliteFile(storage) || isSqliteFile(instance?.storage ?? 'unknown') || instance?.replicatesElsewhere) return false;
  const match = readMatchInForce(arm, instance);
  return match ? isGoodMatch(match.value, checks.names) : hasMatch;
}

function isMatched(source: SyncCall | Carrier): boolean {
  return !isModel(source.receiver) && (source.kind === 'sync' || MATCHED.has(source.carrier));
}

/** The `match` that a sync call of an instance obeys in version 6, where a key in the call wins over the constructor's. */
export function readMatchInForce(arm: OptionsArm, instance: Instance | undefined): MatchFact | undefined {
  return arm.match ?? instance?.syncMatch ?? instance?.topLevelMatch;
}

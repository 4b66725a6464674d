import type { TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Condition } from '../../values/model/value.js';
import type { NameCheckTerms } from '../name-check/search.js';
import { areNamesCheckedBy, findRefusedCheck, findRefusedCondition, isDatabaseNameChecked } from '../name-check/check.js';
import type { RefusedCheck } from '../name-check/refusal.js';
import type { Carrier, OptionsArm, SyncCall } from '../facts.js';
import { readMatchInForce } from './written.js';
import { isGoodMatch } from './value.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { isModel } from '../../vocabulary/targets.js';

/** What of the settings and the project decides whether a sync is protected. */
export interface ProtectionTerms {
  readonly checks: NameCheckTerms;
  readonly major: 6 | 7;
  /** What `settings.instances` says of an imported instance. */
  readonly configured: { readonly kind: 'in-memory' | 'sqlite' | 'server'; readonly match: boolean } | undefined;
}

/** One way in which force, or alter, may be on. */
export interface ForcedSync {
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
function hasGoodMatch({ source, arm }: ForcedSync, { checks, configured, major }: ProtectionTerms): boolean {
  const instance = source.kind === 'sync' ? source.receiver.instance : source.instance;
  if (major === 7 || !arm || arm.rest || !isMatched(source)) return false;
  if (instance?.storage === 'sqliteFile' || instance?.replicatesElsewhere || configured?.kind === 'sqlite') return false;
  const match = readMatchInForce(arm, instance);
  return match ? isGoodMatch(match.value, checks.names) : configured?.match === true;
}

function isMatched(source: SyncCall | Carrier): boolean {
  return !isModel(source.receiver) && (source.kind === 'sync' || MATCHED.has(source.carrier));
}

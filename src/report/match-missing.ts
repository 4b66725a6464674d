import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Carrier, Instance, OptionsArm, SyncCall } from '../sequelize/facts.js';
import type { Pattern } from '../sequelize/match/advice.js';
import type { OptionFinding } from '../sequelize/sync/findings.js';
import { type Edit, joinEdits, toFix } from './edits/edit.js';
import { addMatches, callInstance, writeInstance, writePattern } from './edits/match.js';
import type { MissingMatchId, MissingMatchSuggestionId } from './words/match.js';
import { planDatabaseNameCheck } from './edits/name-check.js';
import { replaceValue } from './edits/options.js';
import type { SourceCode } from '../syntax/source-code.js';

export type MatchSuggestion<Id extends string> = TSESLint.ReportSuggestionArray<Id>[number];
export type MissingMatchSuggestion = MatchSuggestion<MissingMatchSuggestionId>;

export interface MissingRequest {
  readonly situation: MissingMatchId;
  readonly major: 6 | 7;
  /** The pattern that is suggested. */
  readonly suggested: Pattern | undefined;
  /** The falsy `match` that can be replaced. */
  readonly falsyMatch: TSESTree.Node | undefined;
  readonly isTyped: boolean;
}

/** The suggestion of an edit; none where there is no edit. */
export function createSuggestion<Id extends string>(messageId: Id, edit: Edit | undefined, data: Readonly<Record<string, string>>): MatchSuggestion<Id>[] {
  return edit ? [{ messageId, data, fix: toFix(edit) }] : [];
}

interface PatternRequest extends MissingRequest {
  readonly pattern: string;
}

type Suggest = (sourceCode: SourceCode, source: SyncCall | Carrier, request: PatternRequest) => MissingMatchSuggestion[];

const SUGGESTIONS: Readonly<Partial<Record<MissingMatchId, Suggest>>> = {
  instance(...given) {
    const added = suggestMatch(...given);
    return added.length > 0 ? added : suggestCheck(...given);
  },
  constructor: suggestMatch,
  nest: suggestMatch,
  exported: suggestMatch,
  falsy: (sourceCode, _source, { falsyMatch, pattern }) =>
    createSuggestion('writeMatch', falsyMatch && replaceValue(sourceCode, falsyMatch, pattern), { pattern }),
  model: (...given) => [...suggestCheck(...given), ...suggestInstance(...given)],
  version7: suggestCheck,
};

/** What is suggested where a destructive sync has neither a `match` nor a check of the name. */
export function suggestMissingMatch(sourceCode: SourceCode, { source, verdict }: OptionFinding, request: MissingRequest): MissingMatchSuggestion[] {
  const pattern = request.suggested && writePattern(request.suggested);
  // Where force is decided at run time, a check before the call would refuse the harmless ones too.
  if (pattern === undefined || verdict !== 'on' || isRepairedFirst(source, request)) return [];
  return SUGGESTIONS[request.situation]?.(sourceCode, source, { ...request, pattern }) ?? [];
}

/** A useless `match` of the same sync is moved by the other rule, which leaves nothing to add. */
function isRepairedFirst({ options, receiver }: SyncCall | Carrier, { major, situation }: MissingRequest): boolean {
  const { instance, target } = receiver;
  if (instance?.replicatesElsewhere) return true;
  if (major === 6) return situation !== 'model' && instance?.defineMatch !== undefined;
  return isMatchWritten(instance) || (target !== 'model' && options.kind === 'known' && options.arms.some(({ match }) => match));
}

function isMatchWritten(instance: Instance | undefined): boolean {
  return instance?.syncMatch !== undefined || instance?.topLevelMatch !== undefined;
}

function suggestMatch(...[sourceCode, source, { pattern }]: Parameters<Suggest>): MissingMatchSuggestion[] {
  return createSuggestion('addMatch', planMatch(sourceCode, source, pattern), { pattern });
}

function suggestCheck(...[sourceCode, source, request]: Parameters<Suggest>): MissingMatchSuggestion[] {
  return createSuggestion('writeNameCheck', planCheck(sourceCode, source, request), { pattern: request.pattern });
}

function suggestInstance(...[sourceCode, source, request]: Parameters<Suggest>): MissingMatchSuggestion[] {
  return createSuggestion('useInstance', planInstance(sourceCode, source, request), { pattern: request.pattern });
}

type Source = SyncCall | Carrier;

/** Adds a `match` to the options that turn force on. */
function planMatch(sourceCode: SourceCode, { options }: Source, pattern: string): Edit | undefined {
  if (options.kind !== 'known') return undefined;
  const forced = options.arms.filter(({ force }) => force.kind === 'on');
  const isSplit = options.arms.some((arm) => arm.force.kind === 'dynamic');
  return isSplit ? undefined : addMatches(sourceCode, unique(forced), { within: options.node, pattern });
}

/** Arms that a spread tells apart may be one object of the source. */
function unique(arms: readonly OptionsArm[]): readonly OptionsArm[] {
  return arms.filter((arm, index) => arms.findIndex(({ node }) => node === arm.node) === index);
}

function planCheck(sourceCode: SourceCode, source: Source, { isTyped, major, pattern }: PatternRequest): Edit | undefined {
  if (source.kind !== 'sync' || source.via) return undefined;
  return planDatabaseNameCheck(sourceCode, source, { major, pattern, instanceText: writeInstance(sourceCode, { ...source, major, isTyped }) });
}

function planInstance(sourceCode: SourceCode, source: Source, { isTyped, major, pattern }: PatternRequest): Edit | undefined {
  if (source.kind !== 'sync' || source.via) return undefined;
  const call = callInstance(sourceCode, { ...source, major, isTyped });
  const match = planMatch(sourceCode, source, pattern);
  return call && match ? joinEdits(call, match) : undefined;
}

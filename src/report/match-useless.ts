import type { TSESTree } from '@typescript-eslint/utils';
import type { Instance } from '../sequelize/facts.js';
import type { FoundMatch, MatchAdvice } from '../sequelize/match/advice.js';
import type { UselessMatch } from '../sequelize/match/useless.js';
import { readStaticName } from '../syntax/names.js';
import { isInside } from '../values/model/bindings.js';
import { type Edit, joinEdits, removeProperty } from './edits/edit.js';
import { insertIntoBraces } from './edits/list-insertion.js';
import { callInstance, replacePattern, writeInstance, writePattern } from './edits/match.js';
import type { UselessMatchSuggestionId } from './words/match.js';
import { createSuggestion, type MatchSuggestion } from './match-missing.js';
import { planDatabaseNameCheck } from './edits/name-check.js';
import { addMatch, replaceValue } from './edits/options.js';
import type { SourceCode } from '../syntax/source-code.js';

export interface RepairRequest {
  readonly major: 6 | 7;
  readonly advice: MatchAdvice;
  readonly isTyped: boolean;
  /** Whether the tables are in a SQLite file. */
  readonly isSqlite: boolean;
}

type UselessMatchSuggestion = MatchSuggestion<UselessMatchSuggestionId>;

type Repair = (sourceCode: SourceCode, found: FoundMatch, request: RepairRequest) => UselessMatchSuggestion[];

const REPAIRS: Readonly<Partial<Record<UselessMatch['problem']['kind'], Repair>>> = {
  unanchored: suggestPattern,
  statefulFlag: suggestPattern,
  text: suggestPattern,
  model: (...given) => [...suggestCheck(...given), ...suggestInstance(...given)],
  drop: suggestCheck,
  version7: (...given) => (given[1].written.call ? suggestCheck(...given) : suggestChecks(...given)),
  define: suggestMove,
  inMemory: (sourceCode, { written }) => createSuggestion('removeMatch', removeProperty(sourceCode, written.match.node), {}),
};

/** What is suggested for a `match` that does not protect. A repaired one leaves nothing to report. */
export function suggestRepairs(sourceCode: SourceCode, found: FoundMatch, request: RepairRequest): UselessMatchSuggestion[] {
  return REPAIRS[found.useless.problem.kind]?.(sourceCode, found, request) ?? [];
}

const WRITTEN: Readonly<Partial<Record<UselessMatch['problem']['kind'], UselessMatchSuggestionId>>> = {
  unanchored: 'anchor',
  statefulFlag: 'dropFlag',
  text: 'writePattern',
};

/** The same pattern anchored, or without its flag; a string as a pattern. */
function suggestPattern(sourceCode: SourceCode, { written, useless }: FoundMatch, { advice }: RepairRequest): UselessMatchSuggestion[] {
  const { problem, value } = useless;
  const text = advice.repaired && writePattern(advice.repaired);
  const id = WRITTEN[problem.kind];
  if (text === undefined || id === undefined) return [];
  const isText = problem.kind === 'text';
  const edit = isText ? replaceValue(sourceCode, written.match.node, text) : value && replacePattern(sourceCode, value.node, text);
  return createSuggestion(id, edit, { pattern: text });
}

/** On SQLite and with replication elsewhere, the database's name does not say which data is lost. */
function isNameTelling(instance: Instance | undefined, { isSqlite }: RepairRequest): boolean {
  return instance?.replicatesElsewhere !== true && instance?.storage !== 'memory' && !isSqlite;
}

/** A check before the call in place of the `match`. */
function suggestCheck(sourceCode: SourceCode, { written }: FoundMatch, request: RepairRequest): UselessMatchSuggestion[] {
  const { advice, isTyped, major } = request;
  const { call, match, instance, arm } = written;
  const pattern = advice.checked && writePattern(advice.checked);
  // Options written outside of the call may be given to other calls, which would lose their `match`.
  if (!call || !isInside(match.node, call.call) || pattern === undefined || arm?.force.kind === 'dynamic' || !isNameTelling(instance, request)) return [];
  const check = planDatabaseNameCheck(sourceCode, call, { major, pattern, instanceText: writeInstance(sourceCode, { ...call, major, isTyped }) });
  const removal = removeProperty(sourceCode, match.node);
  return createSuggestion('moveToCheck', check && removal && joinEdits(check, removal), { pattern });
}

/** A check before every `sync` of the instance in place of the constructor's `match`. */
function suggestChecks(sourceCode: SourceCode, { written }: FoundMatch, { advice, isTyped, major }: RepairRequest): UselessMatchSuggestion[] {
  const { instance, match } = written;
  const pattern = advice.checked && writePattern(advice.checked);
  if (!instance || pattern === undefined) return [];
  const checks = advice.laterCalls.map((call) =>
    planDatabaseNameCheck(sourceCode, call, { major, pattern, instanceText: writeInstance(sourceCode, { ...call, major, isTyped }) }),
  );
  const planned = checks.filter((check) => check !== undefined);
  const removal = removeProperty(sourceCode, match.node);
  if (planned.length === 0 || planned.length < checks.length || !removal) return [];
  return createSuggestion('moveToCheck', joinEdits(removal, ...planned), { pattern });
}

/** `User.sync({ force: true, match })` on the Model's instance, which obeys it. */
function suggestInstance(sourceCode: SourceCode, { written }: FoundMatch, request: RepairRequest): UselessMatchSuggestion[] {
  const { advice, isTyped, major } = request;
  const { call, conditional, instance } = written;
  if (major === 7 || !call || conditional || !isNameTelling(instance, request) || !advice.isGood) return [];
  return createSuggestion('useInstance', callInstance(sourceCode, { ...call, major, isTyped }), {});
}

/** `define: { match }` of the constructor as `sync: { match }`. */
function suggestMove(sourceCode: SourceCode, { written }: FoundMatch, { advice, major }: RepairRequest): UselessMatchSuggestion[] {
  const { match, instance } = written;
  const options = findConstructorOptions(match.node);
  if (major === 7 || !instance || match.node.type !== 'Property' || !options || !advice.isGood) return [];
  const added = addToSync(sourceCode, options, sourceCode.getText(match.node.value));
  const removal = removeProperty(sourceCode, match.node);
  return createSuggestion('moveToSync', added && removal && joinEdits(removal, added), {});
}

/** The object literal whose `define` holds a `match`. */
function findConstructorOptions(match: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const define = match.parent?.parent;
  if (define?.type !== 'Property' || define.parent.type !== 'ObjectExpression') return undefined;
  return readStaticName(define.key, define.computed) === 'define' ? define.parent : undefined;
}

function addToSync(sourceCode: SourceCode, options: TSESTree.ObjectExpression, pattern: string): Edit | undefined {
  const sync = options.properties.find((property) => property.type === 'Property' && readStaticName(property.key, property.computed) === 'sync');
  if (sync?.type === 'Property') return addMatch(sourceCode, sync.value, pattern);
  const brace = sourceCode.getFirstToken(options);
  return brace ? [insertIntoBraces(sourceCode, { brace, items: options.properties, text: `sync: { match: ${pattern} }` })] : undefined;
}

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Instance } from '../sequelize/facts.js';
import type { WrittenMatch } from '../sequelize/match-facts.js';
import { judgePattern } from '../sequelize/match-pattern.js';
import { isGoodMatch } from '../sequelize/match-value.js';
import { anchorPattern } from '../sequelize/pattern-anchor.js';
import type { NameWords } from '../sequelize/pattern-verdict.js';
import { readSyncCalls } from '../sequelize/sync-calls.js';
import type { UselessMatch } from '../sequelize/useless-match.js';
import { readStaticName } from '../syntax/names.js';
import { type Edit, joinEdits } from './edit.js';
import { insertIntoBraces } from './list-insertion.js';
import { callInstance, findInstanceName, replacePattern, writeDefaultPattern, writePattern } from './match-edits.js';
import { createSuggestion, type MatchSuggestion } from './match-suggestions.js';
import { planDatabaseNameCheck } from './name-check.js';
import { addMatch, replaceValue } from './option-edits.js';
import { removeProperty } from './property-removal.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

export interface FoundMatch {
  readonly written: WrittenMatch;
  readonly useless: UselessMatch;
}

export interface RepairRequest {
  readonly major: 6 | 7;
  readonly names: NameWords;
}

type Repair = (sourceCode: SourceCode, found: FoundMatch, request: RepairRequest) => MatchSuggestion[];

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
export function suggestRepairs(sourceCode: SourceCode, found: FoundMatch, request: RepairRequest): MatchSuggestion[] {
  return REPAIRS[found.useless.problem.kind]?.(sourceCode, found, request) ?? [];
}

/** The same pattern anchored, or without its flag; a text as a pattern. */
function suggestPattern(sourceCode: SourceCode, { written, useless }: FoundMatch, { names }: RepairRequest): MatchSuggestion[] {
  const { problem, value } = useless;
  // Of several patterns, one repaired leaves the others.
  if (written.conditional || written.match.value.kind === 'choice') return [];
  if (problem.kind === 'text') {
    const text = writeText(problem.text, names);
    return text === undefined ? [] : createSuggestion('writePattern', replaceValue(sourceCode, written.match.node, text), { pattern: text });
  }
  if (value?.kind !== 'regexp') return [];
  const isFlagged = problem.kind === 'statefulFlag';
  const text = isFlagged ? writePattern(value.pattern, dropStateful(value.flags)) : writeAnchored(value, names);
  if (text === undefined) return [];
  return createSuggestion(isFlagged ? 'dropFlag' : 'anchor', replacePattern(sourceCode, value.node, text), { pattern: text });
}

function writeAnchored({ pattern, flags }: { readonly pattern: string; readonly flags: string }, names: NameWords): string | undefined {
  const anchored = anchorPattern(pattern, flags, names);
  return anchored === undefined ? undefined : writePattern(anchored, dropStateful(flags));
}

function dropStateful(flags: string): string {
  return flags.replace(/[gy]/g, '');
}

/** `'_test$'` as `/_test$/`, `'/_test$/i'` as `/_test$/i`, anchored where it has to be. */
function writeText(text: string, names: NameWords): string | undefined {
  const [, inner, given] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? [];
  const [pattern, flags] = [inner ?? text, dropStateful(given ?? '')];
  const isGood = judgePattern(pattern, flags, names).kind === 'good';
  return isGood ? writePattern(pattern, flags) : writeAnchored({ pattern, flags }, names);
}

/** The pattern that a check takes over: the `match` itself where it is good. */
function readPattern(sourceCode: SourceCode, { match }: WrittenMatch, names: NameWords): string | undefined {
  const { value } = match;
  if (value.kind === 'regexp' && value.node.type === 'Literal' && isGoodMatch(value, names)) return sourceCode.getText(value.node);
  return writeDefaultPattern(names);
}

/** A check before the call in place of the `match`. */
function suggestCheck(sourceCode: SourceCode, { written }: FoundMatch, { major, names }: RepairRequest): MatchSuggestion[] {
  const { call, match, instance, arm } = written;
  const pattern = readPattern(sourceCode, written, names);
  if (!call || pattern === undefined || arm?.force.kind === 'dynamic' || instance?.replicatesElsewhere) return [];
  const instanceText = findInstanceName(sourceCode, instance, call.call);
  const check = planDatabaseNameCheck(sourceCode, call, { major, pattern, instanceText });
  const removal = removeProperty(sourceCode, match.node);
  return createSuggestion('moveToCheck', check && removal && joinEdits(check, removal), { pattern });
}

/** A check before every `sync` of the instance in place of the constructor's `match`. */
function suggestChecks(sourceCode: SourceCode, { written }: FoundMatch, { major, names }: RepairRequest): MatchSuggestion[] {
  const { instance, match } = written;
  const pattern = readPattern(sourceCode, written, names);
  if (!instance || pattern === undefined) return [];
  const checks = readChecked(sourceCode, instance).map((call) =>
    planDatabaseNameCheck(sourceCode, call, { major, pattern, instanceText: findInstanceName(sourceCode, instance, call.call) }),
  );
  const planned = checks.filter((check) => check !== undefined);
  const removal = removeProperty(sourceCode, match.node);
  if (planned.length === 0 || planned.length < checks.length || !removal) return [];
  return createSuggestion('moveToCheck', joinEdits(removal, ...planned), { pattern });
}

function readChecked(sourceCode: SourceCode, { node }: Instance): ReturnType<typeof readSyncCalls> {
  return readSyncCalls(sourceCode).filter(({ receiver, via }) => receiver.instance?.node === node && !via);
}

/** `User.sync({ force: true, match })` on the Model's instance, which obeys it. */
function suggestInstance(sourceCode: SourceCode, { written }: FoundMatch, { major, names }: RepairRequest): MatchSuggestion[] {
  const { call, match, conditional, instance } = written;
  if (major === 7 || !call || conditional || instance?.replicatesElsewhere || !isGoodMatch(match.value, names)) return [];
  return createSuggestion('useInstance', callInstance(sourceCode, call), {});
}

/** `define: { match }` of the constructor as `sync: { match }`. */
function suggestMove(sourceCode: SourceCode, { written }: FoundMatch, { major, names }: RepairRequest): MatchSuggestion[] {
  const { match, instance } = written;
  const options = findConstructorOptions(match.node);
  if (major === 7 || !instance || match.node.type !== 'Property' || !options || !isGoodMatch(match.value, names)) return [];
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

import type { TSESTree } from '@typescript-eslint/utils';
import type { OptionsFact, SyncCall } from '../facts.js';
import type { WrittenMatch } from './written.js';
import { judgePattern } from '../pattern/judge.js';
import { isGoodMatch } from './value.js';
import { readMatchState } from '../options/read.js';
import { anchorPattern } from '../pattern/anchor.js';
import type { NameWords } from '../pattern/verdict.js';
import { readSyncCalls } from '../sync/calls.js';
import type { UselessMatch } from './useless.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** A pattern that is to be written. */
export interface Pattern {
  readonly pattern: string;
  readonly flags: string;
}

/** sequelize-cli calls its own database `database_development`. */
const DEVELOPMENT_WORDS = ['dev', 'development', 'test'];

/** What can be done about a `match` that does not protect. */
export interface MatchAdvice {
  /** The same pattern narrowed so that it protects; undefined where there is none, or it would not be enough. */
  readonly repaired: Pattern | undefined;
  /** What a check of the name tests for in its place: the `match` itself where it is good. */
  readonly checked: Pattern | undefined;
  readonly isGood: boolean;
  /** The calls that obey it, where a constructor has it. */
  readonly laterCalls: readonly SyncCall[];
}

/** A `match` and why it does not protect. */
export interface FoundMatch {
  readonly written: WrittenMatch;
  readonly useless: UselessMatch;
}

/** The pattern that is suggested: `_test$`, or one with the first of the user's own words. */
export function readDefaultPattern(names: NameWords, isDevelopment = false): Pattern | undefined {
  if (isDevelopment && DEVELOPMENT_WORDS.every((word) => names.words.includes(word))) return { pattern: `_(${DEVELOPMENT_WORDS.join('|')})$`, flags: '' };
  const candidates = ['test', ...names.words].filter((word) => /^\w+$/.test(word)).map((word) => ({ pattern: `_${word}$`, flags: '' }));
  return candidates.find((candidate) => isGood(candidate, names));
}

/** What can be done about a `match` that does not protect. */
export function readMatchAdvice(sourceCode: SourceCode, { written, useless }: FoundMatch, names: NameWords): MatchAdvice {
  const { value } = written.match;
  const good = isGoodMatch(value, names);
  return {
    // Of several patterns, one repaired leaves the others.
    repaired: written.conditional || value.kind === 'choice' ? undefined : repairPattern(useless, names),
    checked: good && value.kind === 'regexp' ? value : readDefaultPattern(names),
    isGood: good,
    laterCalls: written.call ? [] : readLaterCalls(sourceCode, written),
  };
}

function readLaterCalls(sourceCode: SourceCode, { instance }: WrittenMatch): readonly SyncCall[] {
  return instance === undefined ? [] : readSyncCalls(sourceCode, (receiver) => receiver.instance?.node === instance.node).filter(({ via }) => !via);
}

function repairPattern({ problem, value }: UselessMatch, names: NameWords): Pattern | undefined {
  if (problem.kind === 'text') return readText(problem.text, names);
  if (value?.kind !== 'regexp') return undefined;
  const kept = { pattern: value.pattern, flags: dropStateful(value.flags) };
  return problem.kind === 'statefulFlag' ? kept : anchor(kept, names);
}

/** `'_test$'` as `/_test$/`, `'/_test$/i'` as `/_test$/i`, anchored where it has to be. */
function readText(text: string, names: NameWords): Pattern | undefined {
  const [, inner, flags] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? [];
  const written = { pattern: inner ?? text, flags: dropStateful(flags ?? '') };
  return isGood(written, names) ? written : anchor(written, names);
}

function anchor({ pattern, flags }: Pattern, names: NameWords): Pattern | undefined {
  const anchored = anchorPattern(pattern, flags, names);
  return anchored === undefined ? undefined : { pattern: anchored, flags };
}

function isGood({ pattern, flags }: Pattern, names: NameWords): boolean {
  return judgePattern(pattern, flags, names).kind === 'good';
}

function dropStateful(flags: string): string {
  return flags.replace(/[gy]/g, '');
}

/** The falsy `match` of options that always turn force on; undefined where there are several. */
export function findFalsyMatch(options: OptionsFact): TSESTree.Node | undefined {
  if (options.kind !== 'known' || options.arms.some(({ force }) => force.kind !== 'on')) return undefined;
  const falsy = options.arms.flatMap(({ match }) => (match && readMatchState(match) === 'falsy' ? [match.node] : []));
  return falsy.every((node) => node === falsy[0]) ? falsy[0] : undefined;
}

import { isDigit, SEPARATORS } from './class.js';
import { DIGITS, SEPARATOR, type Item, type Path, type Steps } from './item.js';

/** A stretch of a path that is known character by character, one UTF-16 unit or marker each. */
export interface Run {
  readonly text: string;
  /** True where `^` is right before it. */
  readonly atStart: boolean;
  /** True where `$` is right after it. */
  readonly atEnd: boolean;
}

/** A word found in a run. */
export interface FoundWord {
  readonly word: string;
  readonly index: number;
  readonly run: Run;
}

/** What a word has to be to count. `whole`: surely a part of the name. `possible`: some accepted name has it as a part. */
export type Certainty = 'whole' | 'possible';

/** Splits a path at its gaps. Zero-width items only narrow it, so a run may go on across them. */
export function readRuns(path: Path, steps: Steps): Run[] {
  steps.take(path.length);
  const runs: Run[] = [];
  let text = '';
  let atStart = false;
  const close = (atEnd: boolean): void => {
    if (text !== '') runs.push({ text, atStart, atEnd });
    text = '';
  };
  for (const item of path) {
    if (item.kind === 'literal') text += item.text;
    if (!isEdge(item)) continue;
    close(item.kind === 'end');
    atStart = item.kind === 'start';
  }
  close(false);
  return runs;
}

function isEdge(item: Item): boolean {
  return item.kind === 'gap' || item.kind === 'start' || item.kind === 'end';
}

/** Finds the first of the words that is a part of the name in the run: `test` in `app_test_1`, not in `contest`. */
export function findWord(run: Run, words: readonly string[], certainty: Certainty): FoundWord | undefined {
  for (const word of words) {
    for (const index of findAll(run.text, word.toLowerCase())) {
      const found = { word, index, run };
      if (isPart(found, certainty)) return found;
    }
  }
  return undefined;
}

function* findAll(text: string, word: string): Generator<number> {
  if (word === '') return;
  for (let index = text.indexOf(word); index !== -1; index = text.indexOf(word, index + 1)) yield index;
}

function isPart({ word, index, run }: FoundWord, certainty: Certainty): boolean {
  const { text } = run;
  const isPossible = certainty === 'possible';
  let left = index - 1;
  while (isPossible && isDigits(text[left])) left -= 1;
  let right = index + word.length;
  while (isDigits(text[right])) right += 1;
  return isBound(text[left], run.atStart || isPossible) && isBound(text[right], run.atEnd || isPossible);
}

function isBound(neighbour: string | undefined, atEdge: boolean): boolean {
  return neighbour === undefined ? atEdge : isSeparator(neighbour);
}

function isSeparator(character: string): boolean {
  return character === SEPARATOR || SEPARATORS.includes(character);
}

function isDigits(character: string | undefined): boolean {
  return character !== undefined && (character === DIGITS || isDigit(character));
}

/**
 * A name that a pattern of this one run, without `\d`, accepts, although the word found is no whole part at an anchored end:
 * `contest_prod` for `/test/`. For messages.
 */
export function describeAcceptedName({ word, index, run }: FoundWord): string {
  const text = run.text.replaceAll(SEPARATOR, '_');
  const before = run.atStart ? '' : index === 0 ? 'con' : 'app';
  const after = run.atEnd ? '' : run.atStart && text.endsWith(word.toLowerCase()) ? 's_prod' : '_prod';
  return before + text + after;
}

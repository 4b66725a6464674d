/** Letters of the shortest word. */
const SHORTEST = 4;
/** Characters that are looked for at once: what stands before a word, its first letters, and what stands behind the shortest. */
const WINDOW = SHORTEST + 2;
/** Places of a table for two characters of ASCII. */
const PAIRS = 1 << 14;

/** A search for some words. */
export interface WordSearch {
  readonly words: ReadonlySet<string>;
  /** Whether a text holds one of them at a place that `accept` takes; each place of one is asked about, in the order of the text. */
  find(text: string, accept: (word: string, start: number) => boolean): boolean;
}

/**
 * Makes a search for whole words, as `\b(?:…)\b` finds them. Every file of a project is searched, and few hold one: after Wu
 * and Manber, two characters tell how far the next word is at least, so that most of the text is not looked at. A pattern of
 * that many words looks at each character, with more code than stays in the processor's caches from file to file; and one
 * that few files need is compiled anew for each of them.
 *
 * A character outside of ASCII is taken for the one of ASCII whose bits it ends in. Where that is a letter or digit, a word
 * right beside it is not found: no space is such a one, and beside a letter it is another word.
 *
 * @param given each of four ASCII letters or more
 */
export function createWordSearch(given: Iterable<string>): WordSearch {
  const words = new Set(given);
  const steps = createSteps(words);
  const find: WordSearch['find'] = (text, accept) => {
    // The last character of the window, of which the first is before the text.
    for (let place = WINDOW - 2; place < text.length; ) {
      const step = steps[hashPair(text.charCodeAt(place - 1), text.charCodeAt(place))] as number;
      if (step === 0) {
        const start = place - SHORTEST;
        const word = readWord(text, start);
        if (word !== undefined && words.has(word) && accept(word, start)) return true;
      }
      place += step || 1;
    }
    // Behind the last word there is no character; the longer ones were found.
    const last = text.length - SHORTEST;
    const word = readWord(text, last);
    return word !== undefined && words.has(word) && accept(word, last);
  };
  return { words, find };
}

/** The word that begins at a place, if one does. */
function readWord(text: string, start: number): string | undefined {
  if (start < 0 || (start > 0 && isWordCharacter(text.charCodeAt(start - 1)))) return undefined;
  let end = start;
  while (end < text.length && isWordCharacter(text.charCodeAt(end))) end += 1;
  return text.slice(start, end);
}

/** `\w` of patterns. */
function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === UNDERSCORE;
}

const UNDERSCORE = 95;
/** What can be beside a word. An underscore is not; it shares its place with a space of Unicode. */
const BESIDE = Array.from({ length: 128 }, (_, code) => code).filter((code) => !isWordCharacter(code) || code === UNDERSCORE);

/** How many characters further the window can be a word's at the earliest, by its last two characters. */
function createSteps(words: Iterable<string>): Uint8Array {
  const steps = new Uint8Array(PAIRS).fill(WINDOW - 1);
  for (const word of words) {
    const places = [BESIDE, ...Array.from(word, (letter) => [letter.charCodeAt(0)]), BESIDE].slice(0, WINDOW);
    for (let end = 1; end < WINDOW; end += 1) {
      const pairs = (places[end - 1] ?? []).flatMap((left) => (places[end] ?? []).map((right) => hashPair(left, right)));
      for (const pair of pairs) steps[pair] = Math.min(steps[pair] as number, WINDOW - 1 - end);
    }
  }
  return steps;
}

/** By the seven bits that ASCII has. */
function hashPair(left: number, right: number): number {
  return ((left & 0x7f) << 7) | (right & 0x7f);
}

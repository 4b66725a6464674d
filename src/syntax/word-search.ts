/** Characters at the start of each word that are looked for at once; every word has at least as many. */
const WINDOW = 4;
/** Of two characters, and of four, in the tables: characters that share a place cost a look, and hide nothing. */
const PAIRS = 0xfff;
const STARTS = 0x1fff;

/** Whether a text holds one of the words of a search at a place that `accept` takes; each place of one is asked about. */
export type WordSearch = (text: string, accept: (word: string, start: number) => boolean) => boolean;

/**
 * Makes a search for whole words, as `\b(?:…)\b` finds them. Every file of a project is searched, and few hold one: after Wu
 * and Manber, two characters tell how far the next start of a word is at least, so that most of the text is not looked
 * at. A pattern of that many words looks at each character, with more code than stays in the processor's caches from file to file.
 *
 * @param words each of four ASCII letters or more
 */
export function createWordSearch(words: readonly string[]): WordSearch {
  const { starts, steps } = createTables(words);
  const whole = new RegExp(String.raw`\b(?:${words.join('|')})\b`, 'y');
  return (text, accept) => {
    for (let end = WINDOW - 1; end < text.length; ) {
      const step = steps[hashPair(text, end)] as number;
      if (step === 0 && starts[hashStart(text, end)] === 1) {
        whole.lastIndex = end - WINDOW + 1;
        const [word] = whole.exec(text) ?? [];
        if (word !== undefined && accept(word, end - WINDOW + 1)) return true;
      }
      end += step || 1;
    }
    return false;
  };
}

interface Tables {
  /** How far the next start of a word is at least, by two characters. */
  readonly steps: Uint8Array;
  /** Whether a word begins so, by four characters. */
  readonly starts: Uint8Array;
}

function createTables(words: readonly string[]): Tables {
  const steps = new Uint8Array(PAIRS + 1).fill(WINDOW - 1);
  const starts = new Uint8Array(STARTS + 1);
  for (const word of words) {
    for (let end = 1; end < WINDOW; end += 1) {
      const pair = hashPair(word, end);
      steps[pair] = Math.min(steps[pair] as number, WINDOW - 1 - end);
    }
    starts[hashStart(word, WINDOW - 1)] = 1;
  }
  return { starts, steps };
}

function hashPair(text: string, end: number): number {
  return ((text.charCodeAt(end - 1) << 5) ^ text.charCodeAt(end)) & PAIRS;
}

function hashStart(text: string, end: number): number {
  return ((text.charCodeAt(end - 3) << 9) ^ (text.charCodeAt(end - 2) << 6) ^ (text.charCodeAt(end - 1) << 3) ^ text.charCodeAt(end)) & STARTS;
}

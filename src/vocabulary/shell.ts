/** A word of a command, without its quotes. */
export interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** One command of a shell script: the words between `&&`, `;`, `|`, line ends and brackets. */
export type SimpleCommand = readonly Word[];

const SEPARATORS = new Set(['&', '|', ';', '\n', '\r', '(', ')', '`']);
const QUOTES = new Set(['"', "'"]);

/**
 * Splits the text of a shell script, or of a script in a package.json, into its commands. The content of brackets or
 * backquotes is a command of its own. Nothing is expanded, and nothing is run.
 */
export function splitCommands(text: string): readonly SimpleCommand[] {
  const splitter = new CommandSplitter(text);
  return splitter.split();
}

class CommandSplitter {
  readonly #commands: Word[][] = [[]];
  #word: string | undefined;
  #isQuoted = false;
  #place = 0;

  constructor(private readonly text: string) {}

  split(): readonly SimpleCommand[] {
    while (this.#place < this.text.length) this.#read(this.text[this.#place] ?? '');
    this.#endWord();
    return this.#commands.filter((command) => command.length > 0);
  }

  #read(character: string): void {
    this.#place += 1;
    if (QUOTES.has(character)) this.#readQuoted(character);
    else if (character === '\\') this.#readEscaped();
    else if (SEPARATORS.has(character)) this.#endCommand();
    else if (character === '#' && this.#word === undefined) this.#skipComment();
    else if (character === ' ' || character === '\t') this.#endWord();
    else this.#readPlain(character);
  }

  /** A backslash before a line end joins the lines. */
  #readEscaped(): void {
    const rest = /^\r?\n/u.exec(this.text.slice(this.#place, this.#place + 2));
    if (rest) this.#place += rest[0].length;
    else {
      this.#add(this.text[this.#place] ?? '');
      this.#place += 1;
    }
    if (rest) this.#endWord();
  }

  /** A quote that nothing closes is left out, such as an apostrophe in a heredoc: what follows is read all the same. */
  #readQuoted(quote: string): void {
    const [start, before] = [this.#place, this.#word];
    this.#add('');
    for (; this.#place < this.text.length; this.#place += 1) {
      const character = this.text[this.#place] ?? '';
      if (character === quote) {
        this.#place += 1;
        this.#isQuoted = true;
        return;
      }
      if (character === '\\' && quote === '"') this.#place += 1;
      this.#add(this.text[this.#place] ?? '');
    }
    this.#place = start;
    this.#word = before;
  }

  /** A word ends before `>`, as in `db:drop>/dev/null`. */
  #readPlain(character: string): void {
    if (character === '>' && this.#word !== undefined && !/^\d$|[=<>-]$/u.test(this.#word)) this.#endWord();
    this.#add(character);
  }

  #skipComment(): void {
    const end = this.text.indexOf('\n', this.#place);
    this.#place = end < 0 ? this.text.length : end;
  }

  #add(characters: string): void {
    this.#word = (this.#word ?? '') + characters;
  }

  #endWord(): void {
    if (this.#word !== undefined) this.#commands.at(-1)?.push({ text: this.#word, isQuoted: this.#isQuoted });
    this.#word = undefined;
    this.#isQuoted = false;
  }

  #endCommand(): void {
    this.#endWord();
    this.#commands.push([]);
  }
}

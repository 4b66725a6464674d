// What the text around a word tells of it. Each answer is sure: a word that may be code is taken for it.

/** What comes before prose: a word, or the start of a line of comment. */
const BEFORE_PROSE = /(?<=[a-z][ -]|\/\/ |\*[ \t]*)/iy;
/** What follows the name of a method or field after its modifiers, as in `static match = /_test$/`. */
const DEFINED = /\s*(?:[(=:?!<]|\/[/*])/y;
/** What follows a part of a text, as in `'sync-dispose'` and `'es.string.match'`, and a quotation in a comment. */
const AFTER_TEXT = /-[a-z]|(?<=\.\w+)['"]|['"`][ \t]+(?!(?:in|of|as|instanceof|satisfies)\b)[a-z]/iy;

/** Whether a word of a text cannot be the name of a member or option: those follow a dot, brace, comma, quote or modifier. */
export function isProse(text: string, start: number, end: number): boolean {
  if (text[start - 1] === '(' || isAt(AFTER_TEXT, text, end)) return true;
  return (isAt(BEFORE_PROSE, text, start) && !isAt(DEFINED, text, end)) || isInLineComment(text, start);
}

function isAt(pattern: RegExp, text: string, place: number): boolean {
  pattern.lastIndex = place;
  return pattern.test(text);
}

/** What follows a value that is read: no key is followed by it. */
const AFTER_READ = /\s*(?:\.(?!\.)|\[|[=!]==?|\?(?!\s*[?:(])|(?:\?\?|\|\||&&)(?!=)|\)+\s*[;.])/y;
/** What makes a word a name of the file's own. */
const DECLARES = /(?<=\b(?:const|let|var|function)\s+)/y;

/** Whether a word may be the key of an object, written or assigned. */
export function isKey(text: string, start: number, end: number): boolean {
  return !isAt(AFTER_READ, text, end) && !isAt(DECLARES, text, start);
}

/** Two slashes, and nothing that can end a template, JSX or comment which the line may be inside of. */
const LINE_COMMENT = /^[ \t]*\/\/[^`{<>*\r\u2028\u2029]*$/;
/** A string goes on in the next line after a backslash. */
const CONTINUED = /\\\r?\n$/;
/** Characters of a line before a place. Past it, the line is not taken for a comment. */
const LONGEST_LINE = 300;

/** Whether a place of a text is surely in a comment that begins its line. */
export function isInLineComment(text: string, place: number): boolean {
  const first = Math.max(0, place - LONGEST_LINE);
  const start = first + text.slice(first, place).lastIndexOf('\n') + 1;
  if (start > 0 && text[start - 1] !== '\n') return false;
  return LINE_COMMENT.test(text.slice(start, place)) && !CONTINUED.test(text.slice(Math.max(0, start - 3), start));
}

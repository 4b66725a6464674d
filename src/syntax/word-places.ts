// What the text around a word tells of it. Each answer is sure: a word that may be code is taken for it.

// Without patterns where most places come by: one that few files need is compiled anew for each of them.

/** What follows the name of a method or field after its modifiers, as in `static match = /_test$/`. */
const DEFINED = /\s*(?:[(=:?!<]|\/[/*])/y;
/** What follows a quotation in a comment, as in `the method 'match' returns`. */
const AFTER_QUOTE = /['"`][ \t]+(?!(?:in|of|as|instanceof|satisfies)\b)[a-z]/iy;

/** Whether a word of a text cannot be the name of a member or option: those follow a dot, brace, comma, quote or modifier. */
export function isProse(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  if (before === '(' || isPartOfText(text, start, end)) return true;
  return (isBehindProse(text, start) && !isAt(DEFINED, text, end)) || isInLineComment(text, start);
}

/** `'sync-dispose'`, `'es.string.match'`, `'query parser'`, and a quotation in a comment. */
function isPartOfText(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  if (after === '-') return isLetter(text[end + 1]);
  // A name in quotes is all that is between them. After a backslash, the line goes on.
  if (isQuote(before) && after !== before) return after !== '\\' && after !== '$';
  if (!isQuote(after)) return false;
  return (before === '.' && after !== '`') || ((text[end + 1] === ' ' || text[end + 1] === '\t') && isAt(AFTER_QUOTE, text, end));
}

function isQuote(character: string | undefined): boolean {
  return character === "'" || character === '"' || character === '`';
}

/** Behind another word, or at the start of a line of comment. */
function isBehindProse(text: string, start: number): boolean {
  const before = text[start - 1];
  if ((before === ' ' || before === '-') && isLetter(text[start - 2])) return true;
  if (before === ' ' && text[start - 2] === '/' && text[start - 3] === '/') return true;
  let place = start - 1;
  while (text[place] === ' ' || text[place] === '\t') place -= 1;
  return text[place] === '*';
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z'));
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

/** What makes a member a number: `sync = 0x53`, `sync: 1`. */
const GIVES_NUMBER = /\s*[=:]\s*-?\d/y;

/** Whether a word names a number, as the members of an enumeration do. */
export function isNumber(text: string, end: number): boolean {
  return isAt(GIVES_NUMBER, text, end);
}

/** What follows a string that names a member where it stands: `db['sync']`, `{ 'sync': run }`. */
const AFTER_NAME = /\s*[\]:]/y;

/** Whether a word is a string that only names a member where it is handed on to. */
export function isHandedString(text: string, start: number, end: number): boolean {
  return isQuote(text[start - 1]) && text[end] === text[start - 1] && !isAt(AFTER_NAME, text, end + 1);
}

/** What can end a template, JSX or comment which the line may be inside of, or the line itself. */
const ENDS = '`{<>*\r\u2028\u2029';
/** Characters of a line before a place. Past it, the line is not taken for a comment. */
const LONGEST_LINE = 300;

/** Whether a place of a text is surely in a comment that begins its line. */
export function isInLineComment(text: string, place: number): boolean {
  const first = Math.max(0, place - LONGEST_LINE);
  const start = first + text.slice(first, place).lastIndexOf('\n') + 1;
  if (start > 0 && (text[start - 1] !== '\n' || isContinued(text, start))) return false;
  let next = start;
  while (text[next] === ' ' || text[next] === '\t') next += 1;
  if (next + 2 > place || text[next] !== '/' || text[next + 1] !== '/') return false;
  for (next += 2; next < place; next += 1) if (ENDS.includes(text.charAt(next))) return false;
  return true;
}

/** A string goes on in the next line after a backslash. */
function isContinued(text: string, start: number): boolean {
  return text[start - 2] === '\\' || (text[start - 2] === '\r' && text[start - 3] === '\\');
}

/** Whether a word is the name of a method that is called: `.sync(`. A comment that ends in a full stop is followed by a function of the file's own. */
export function isMethodCall(text: string, start: number, end: number): boolean {
  let dot = start - 1;
  while (isSpace(text, dot)) dot -= 1;
  let opening = end;
  while (isSpace(text, opening)) opening += 1;
  if (text[dot] !== '.' || text[opening] !== '(') return false;
  return !text.slice(dot, opening).includes('\n') || !isInLineComment(text, dot);
}

function isSpace(text: string, place: number): boolean {
  return text[place]?.trim() === '';
}

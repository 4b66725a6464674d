/** Control characters, marks that change the direction or hide in a line, other line ends, halves of characters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const HIDDEN_IN_JSON = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** What CI services take for a command of their own: GitHub's `::error`, Azure's `##[` and `##vso[`, TeamCity's. */
const CI_COMMAND = /:(?=:[a-z])|#(?=#[a-z]*\[)/giu;

function escapeCharacter(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}

/** A name or a line of source for people to read, on one line: what cannot be seen is written as an escape. */
export function escapeText(text: string): string {
  return text.replace(/[\t\n]/gu, (character) => (character === '\t' ? ' ' : String.raw`\n`)).replace(HIDDEN, escapeCharacter).replace(CI_COMMAND, escapeCharacter);
}

/** Text of several lines, such as the message of an error. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n');
}

/** Serialized JSON with the same content, in which nothing is hidden and nothing is a command. */
export function escapeJson(json: string): string {
  return json.replace(HIDDEN_IN_JSON, escapeCharacter).replace(CI_COMMAND, escapeCharacter);
}

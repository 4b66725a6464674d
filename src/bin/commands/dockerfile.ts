import { NAMES_LOSS } from '../../vocabulary/invocations.js';
import type { CommandFile, CommandText } from './command-text.js';

const INSTRUCTION = /^[ \t]*(?:ONBUILD[ \t]+)?(RUN|CMD|ENTRYPOINT|HEALTHCHECK|COPY|ADD)[ \t]+/gimu;
const WHEN: Readonly<Record<string, string>> = {
  RUN: 'when the image is built',
  CMD: 'when the container starts',
  ENTRYPOINT: 'when the container starts',
  HEALTHCHECK: 'at every health check of the container',
  COPY: 'when the file that it puts into the image runs',
  ADD: 'when the file that it puts into the image runs',
};
/** Instructions that run nothing, and may hold the text of a script. */
const WRITTEN = /^(?:COPY|ADD)$/iu;
const HEREDOC = /^[^\n]*<<-?\s*["']?(\w+)["']?[^]*?\n[ \t]*\1[ \t\r]*(?:\n|$)/u;
/** A directive of the first lines makes the backquote join lines, as Windows needs. */
const ESCAPES_WITH_BACKQUOTE = /^(?:#[^\n]*\n)*#[ \t]*escape[ \t]*=[ \t]*`/iu;

/** Each may be read up to the end of the file, where a heredoc is not closed. */
const MOST_INSTRUCTIONS = 1000;

/** What the instructions of a Dockerfile run. */
export function readDockerfile({ file, text: written }: CommandFile): readonly CommandText[] {
  const text = ESCAPES_WITH_BACKQUOTE.test(written) ? written.replace(/`(?=[ \t]*\r?\n)/gu, '\\') : written;
  const texts = [...text.matchAll(INSTRUCTION)].slice(0, MOST_INSTRUCTIONS).flatMap((found) => {
    const start = found.index + found[0].length;
    if (WRITTEN.test(found[1] ?? '') && !HEREDOC.test(text.slice(start))) return [];
    const end = findEnd(text, start);
    const body = dropComments(text.slice(start, end)).replace(/^(?:--\S+\s+)+/u, '').replace(/^CMD\s+/iu, '');
    const name = (found[1] ?? '').toUpperCase();
    const when = WHEN[name] ?? '';
    return [{ name, file, text: joinArguments(body), range: [start, end] as const, when, callable: undefined }];
  });
  return texts.flatMap((one) => (one.name === 'CMD' ? [one, ...joinEntry(one, texts)] : [one]));
}

/** A CMD is what the ENTRYPOINT is given: `ENTRYPOINT ["npx", "sequelize"]` and `CMD ["db:drop"]` are one command. */
function joinEntry(command: CommandText, others: readonly (CommandText & { readonly name: string })[]): readonly CommandText[] {
  if (!NAMES_LOSS.test(command.text)) return [];
  return others.filter(({ name }) => name === 'ENTRYPOINT').map((entry) => ({ ...command, text: `${entry.text} ${command.text}` }));
}

/** An instruction goes on where a line ends with a backslash, and over comments and empty lines within it; a heredoc up to its mark. */
function findEnd(text: string, start: number): number {
  const heredoc = HEREDOC.exec(text.slice(start));
  if (heredoc) return start + heredoc[0].length;
  const rest = /^(?:[^\n]*\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*|\r)?\n)*)*[^\n]*/u.exec(text.slice(start));
  return start + (rest?.[0].length ?? 0);
}

function dropComments(body: string): string {
  return body.replace(/\n(?:[ \t]*(?:#[^\n]*|\r)?\n)+/gu, '\n');
}

/** The list form, `["npx", "sequelize", "db:drop"]`, as the shell would be given it. */
function joinArguments(body: string): string {
  if (!body.trimStart().startsWith('[')) return body;
  try {
    const words = JSON.parse(body.replace(/\\\r?\n/gu, ' ')) as unknown[];
    return words.map((word) => quoteWord(String(word))).join(' ');
  } catch {
    return body;
  }
}

/** A word as a shell takes it back whole. */
export function quoteWord(word: string): string {
  return /[\s;&|()`"'\\#]/u.test(word) ? `'${word.replaceAll("'", '')}'` : word;
}

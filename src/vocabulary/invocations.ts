import { splitCommands, type SimpleCommand } from './shell.js';

/** What a command of sequelize-cli destroys. */
export type CommandLoss = 'database' | 'tables' | 'seeds';

/** A command that destroys data, or one that runs something which may. */
export type Invocation =
  | { readonly kind: 'destructive'; readonly loss: CommandLoss; readonly word: string; readonly environment: string | undefined; readonly command: string }
  | { readonly kind: 'call'; readonly words: readonly string[]; readonly environment: string | undefined; readonly command: string };

/** Commands of sequelize-cli, as its documentation names them. */
const LOSSES: ReadonlyMap<string, CommandLoss> = new Map([['db:drop', 'database'], ['db:migrate:undo:all', 'tables'], ['db:seed:undo:all', 'seeds']]);
/** Whether a string names one of them: nothing else is worth reading twice. */
export const NAMES_LOSS = /\bdb:(?:\{[^{}\n]*)?(?:drop|migrate:undo:all|seed:undo:all)\b/u;

/** `sequelize`, `node_modules/.bin/sequelize-cli`, `sequelize-cli@6`, `lib/sequelize.js`, `sequelize.cmd`. */
const SEQUELIZE = /^(?:.*[\\/])?sequelize(?:-cli)?(?:@[^/\\]*)?(?:\.(?:js|cmd|ps1))?$/u;
/** Commands that print or store their words. */
const NOT_RUN = new Set(['echo', 'printf', 'git', 'grep', 'egrep', 'fgrep', 'rg', 'ag', 'ack', 'findstr', 'select-string', 'sed', 'awk', 'man', 'alias', 'which', 'type', 'logger', 'log', 'info', 'warn', 'error', 'die', 'fail', 'rem', '::']);
/** Words of the shell before the program of a command. */
const KEYWORDS = new Set(['$', '!', '@', '{', 'if', 'then', 'elif', 'else', 'do', 'while', 'until', 'time']);
const PRINTS = new Set(['echo', 'printf']);
const SUBSTITUTION = /\$\(([^]*)\)/u;
const HELP = new Set(['--help', '-h', 'help', '--version']);
/** Commands inside one another. Past it, the inner ones are not read. */
const MOST_DEPTH = 5;

/** `cat <<EOF` and the lines up to its mark. */
const PRINTED = /^([^\n]*\bcat\s+<<-?[ \t]*(["']?)(\w+)\2[^\n]*\n)[^]*?\n[ \t]*\3[ \t\r]*$/gmu;

/** What `cat` prints, or writes to a page that nobody runs, is no command. */
function dropPrinted(text: string): string {
  if (!text.includes('<<')) return text;
  return text.replace(PRINTED, (whole: string, start: string) => {
    const line = start.replace(/<<-?[ \t]*["']?\w+["']?/u, '');
    const isPrinted = !/[|>]/u.test(line) || (line.includes('>') && !writesScript(line.trim().split(/\s+/u)));
    return isPrinted && !line.includes('|') ? start : whole;
  });
}

const WINDOWS_PATH = /(?:\.\\)?node_modules\\\.bin\\/gu;

/** Every command in a shell text that destroys data or calls something, those within quotes too (`sh -c "…"`). */
export function readInvocations(written: string, depth = 0): readonly Invocation[] {
  // A backslash is an escape in the shell of other systems.
  const text = dropPrinted(written).replace(WINDOWS_PATH, (path) => path.replaceAll('\\', '/'));
  return splitCommands(text).flatMap((command) => {
    const words = command.map((word) => word.text);
    const program = findProgram(words) ?? '';
    if (NOT_RUN.has(program) && !(PRINTS.has(program) && writesScript(words))) return readSubstitutions(command, depth);
    const nested = depth < MOST_DEPTH ? command.filter(isNested).flatMap(({ text: inner }) => readInvocations(PRINTS.has(program) ? inner.replaceAll(String.raw`\n`, '\n') : inner, depth + 1)) : [];
    return [...nested, readInvocation(command)];
  });
}

/** `echo "…" > start.sh` writes what runs later; a page, a log or a device is not run. */
function writesScript(words: readonly string[]): boolean {
  const place = words.findIndex((word) => /^1?>/u.test(word));
  const [target] = place < 0 ? [] : words.slice(place).join(' ').replace(/^1?>{1,2}\|?\s*/u, '').split(' ');
  return target !== undefined && target !== '' && !/^(?:\/dev\/|\$)|\.(?:md|txt|log|json|html|csv)$/iu.test(target);
}

/** What `$(…)` within the words runs before they are printed. */
function readSubstitutions(command: SimpleCommand, depth: number): readonly Invocation[] {
  const inner = depth < MOST_DEPTH ? command.filter(({ isQuoted }) => isQuoted).flatMap(({ text }) => SUBSTITUTION.exec(text)?.[1] ?? []) : [];
  return inner.flatMap((text) => readInvocations(text, depth + 1));
}

function isNested({ text, isQuoted }: SimpleCommand[number]): boolean {
  return isQuoted && /[\s;&|]/u.test(text.trim());
}

/** The first word that is no variable, no word of the shell and not the `$` of a command in brackets; `Write-Host` of PowerShell prints, too. */
function findProgram(words: readonly string[]): string | undefined {
  const program = words.find((word) => !/^\w+=/u.test(word) && !KEYWORDS.has(word))?.replace(/^@/u, '').toLowerCase();
  return program?.startsWith('write-') === true ? 'echo' : program;
}

function readInvocation(command: SimpleCommand): Invocation {
  const words = command.map(({ text }) => text);
  const environment = readEnvironment(words);
  const shown = command.map(({ text, isQuoted }) => (isQuoted ? JSON.stringify(text) : text)).join(' ');
  const program = words.findIndex((word) => SEQUELIZE.test(word));
  const rest = program < 0 ? [] : words.slice(program + 1).flatMap((each) => expandBraces(each));
  const word = rest.find((each) => LOSSES.has(each));
  const loss = LOSSES.get(word ?? '');
  if (word === undefined || loss === undefined || rest.some((each) => HELP.has(each))) return { kind: 'call', words, environment, command: shown };
  return { kind: 'destructive', loss, word, environment, command: shown };
}

/** `db:{drop,create}` as bash reads it. */
function expandBraces(word: string): readonly string[] {
  const [, before = '', list, after = ''] = /^([^{}]*)\{([^{}]*,[^{}]*)\}([^{}]*)$/u.exec(word) ?? [];
  return list === undefined ? [word] : list.split(',').map((part) => before + part + after);
}

/** The environment that a command names: `NODE_ENV=test`, `--env test`, `--env=test`. */
function readEnvironment(words: readonly string[]): string | undefined {
  const option = words.findIndex((word) => word === '--env');
  if (option >= 0) return words[option + 1];
  const written = words.map((word) => /^(?:--env|NODE_ENV)=(.+)$/u.exec(word)?.[1]);
  return written.findLast((name) => name !== undefined);
}

/** The words for a loss, in the present tense. */
export function describeLoss(loss: CommandLoss): string {
  switch (loss) {
    case 'database':
      return 'drops the whole database';
    case 'tables':
      return 'undoes every migration, which drops the tables';
    case 'seeds':
      return 'undoes every seeder, which deletes the rows';
  }
}

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
export const NAMES_LOSS = /\bdb:(?:drop|migrate:undo:all|seed:undo:all)\b/u;

/** `sequelize`, `node_modules/.bin/sequelize-cli`, `sequelize-cli@6`, `lib/sequelize.js`, `sequelize.cmd`. */
const SEQUELIZE = /^(?:.*[\\/])?sequelize(?:-cli)?(?:@[^/\\]*)?(?:\.(?:js|cmd|ps1))?$/u;
/** Commands that print or store their words. */
const NOT_RUN = new Set(['echo', 'printf', 'git', 'grep', 'sed', 'awk', 'man', 'alias', 'which', 'type', 'logger', 'rem', '::']);
const PRINTS = new Set(['echo', 'printf']);
const SUBSTITUTION = /\$\(([^]*)\)/u;
const HELP = new Set(['--help', '-h', 'help', '--version']);
/** Commands inside one another. Past it, the inner ones are not read. */
const MOST_DEPTH = 5;

/** Every command in a shell text that destroys data or calls something, those within quotes too (`sh -c "…"`). */
export function readInvocations(text: string, depth = 0): readonly Invocation[] {
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

/** The first word that is no variable and not the `$` of a command in brackets; `Write-Host` of PowerShell prints, too. */
function findProgram(words: readonly string[]): string | undefined {
  const program = words.find((word) => !/^\w+=/u.test(word) && word !== '$' && word !== '!' && word !== '@')?.replace(/^@/u, '').toLowerCase();
  return program?.startsWith('write-') === true ? 'echo' : program;
}

function readInvocation(command: SimpleCommand): Invocation {
  const words = command.map(({ text }) => text);
  const environment = readEnvironment(words);
  const shown = command.map(({ text, isQuoted }) => (isQuoted ? JSON.stringify(text) : text)).join(' ');
  const program = words.findIndex((word) => SEQUELIZE.test(word));
  const rest = program < 0 ? [] : words.slice(program + 1);
  const word = rest.find((each) => LOSSES.has(each));
  const loss = LOSSES.get(word ?? '');
  if (word === undefined || loss === undefined || rest.some((each) => HELP.has(each))) return { kind: 'call', words, environment, command: shown };
  return { kind: 'destructive', loss, word, environment, command: shown };
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

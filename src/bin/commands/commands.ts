import path from 'node:path';
import { isFileCall, isNameOf, isTargetCall, readScriptCall } from './calls.js';
import { CommandReader } from './command-files.js';
import type { Callable, CommandFile, CommandText } from './command-text.js';
import { NAMES_LOSS, readInvocations, type CommandLoss, type Invocation } from '../../vocabulary/invocations.js';

/** A place outside the code from which data is destroyed. */
export interface CommandFinding {
  /** Relative to the audited folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** The command as it is written. */
  readonly command: string;
  readonly loss: CommandLoss;
  /** When it runs, such as "when the container starts". */
  readonly when: string;
  /** The scripts through which it comes to the command that destroys. */
  readonly through: readonly string[];
  /** The environment that the command names, where it names one. */
  readonly environment: string | undefined;
  /** Whether that is a test environment: listed, and no reason to fail. */
  readonly isTest: boolean;
}

export interface CommandSearch {
  readonly findings: readonly CommandFinding[];
  /** Files whose text names such a command, and which could not be taken apart, with why. */
  readonly unread: readonly { readonly file: string; readonly detail: string }[];
}

type Outcome = Pick<CommandFinding, 'loss' | 'through' | 'environment' | 'isTest'>;

const SEVERITY: readonly CommandLoss[] = ['seeds', 'tables', 'database'];
/** Scripts that call each other in a longer chain are not followed. */
const MOST_CALLS = 50;
const TEST_ENVIRONMENT = /^(?:test|testing|ci|e2e)$/iu;

/**
 * Finds the commands of sequelize-cli that destroy data, in scripts, images, workflows and the like, and what runs them
 * through other scripts. Nothing is run.
 */
export async function findCommands(folder: string, paths: readonly string[]): Promise<CommandSearch> {
  const reader = await CommandReader.create(folder);
  const files = paths.flatMap((file) => reader.open(file) ?? []);
  const closed = reader.closed.map((file) => ({ file, detail: 'this user may not open it' }));
  if (!files.some(({ text }) => NAMES_LOSS.test(text))) return { findings: [], unread: closed };
  const texts = files.flatMap((file) => reader.read(file));
  return {
    findings: new CommandGraph(new Map(files.map((file) => [file.file, file])), texts).list(),
    unread: [...closed, ...files.flatMap((file) => {
      const detail = reader.describeUnread(file);
      return detail === undefined ? [] : [{ file: file.file, detail }];
    })],
  };
}

/**
 * What a command line would destroy if it were run in `folder`, itself or through the scripts, targets and files of the
 * project that it runs: `paths` are those that may hold any. Nothing is run.
 */
export async function judgeCommandLine(command: string, folder: string, paths: readonly string[]): Promise<readonly CommandFinding[]> {
  const reader = await CommandReader.create(folder);
  const files = paths.flatMap((file) => reader.open(file) ?? []);
  const own: CommandText = { file: path.join(folder, 'command line'), text: command, range: [0, command.length], when: 'now', callable: undefined };
  const texts = [own, ...files.flatMap((file) => reader.read(file))];
  return new CommandGraph(new Map(files.map((file) => [file.file, file])), texts).list().filter(({ file }) => file === own.file);
}

/** An invocation, and the folders in which it may run, as far as `cd` says. */
type PlacedInvocation = Invocation & { readonly folders: readonly string[] };

/** More changes of the folder are not followed. */
const MOST_FOLDERS = 50;
/** Shell that goes back to an earlier folder: after it, the folder is any of those named. */
const GOES_BACK = /\(|\bpopd\b|\bcd\s+-/u;

function placeInvocations({ file, text }: CommandText): readonly PlacedInvocation[] {
  const entered = [path.dirname(file)];
  const goesBack = GOES_BACK.test(text);
  return readInvocations(text).map((invocation) => {
    const [program, target] = invocation.kind === 'call' ? invocation.words : [];
    if ((program === 'cd' || program === 'pushd') && target !== undefined && entered.length < MOST_FOLDERS) entered.push(path.resolve(entered.at(-1) ?? '', target));
    return { ...invocation, folders: goesBack ? [...entered] : entered.slice(-1) };
  });
}

/** Who runs what: the shell texts, and what their commands destroy. */
class CommandGraph {
  readonly #outcomes = new Map<CommandText, Outcome>();
  readonly #invocations: ReadonlyMap<CommandText, readonly PlacedInvocation[]>;
  /** Few of the texts can be run by a name. */
  readonly #callable: readonly CommandText[];
  readonly #called = new Map<PlacedInvocation, readonly CommandText[]>();

  constructor(private readonly files: ReadonlyMap<string, CommandFile>, private readonly texts: readonly CommandText[]) {
    this.#invocations = new Map(texts.map((text) => [text, placeInvocations(text)]));
    this.#callable = texts.filter(({ callable }) => callable !== undefined);
    for (let round = 0; round < MOST_CALLS && this.#spread(); round += 1) { /* Each round carries what is destroyed one call further up. */ }
  }

  list(): readonly CommandFinding[] {
    const findings = this.texts.flatMap((text) => this.#describe(text));
    // A list may be read as one command and as several.
    return [...new Map(findings.map((finding) => [`${finding.file}:${finding.line}:${finding.column}`, finding])).values()];
  }

  #spread(): boolean {
    let isChanged = false;
    for (const text of this.#callable) {
      const known = this.#outcomes.get(text);
      const outcomes = (this.#invocations.get(text) ?? []).flatMap((invocation) => this.#judge(text, invocation) ?? []);
      const worst = outcomes.sort(compareOutcomes).at(-1);
      if (worst === undefined || (known !== undefined && compareOutcomes(worst, known) <= 0)) continue;
      this.#outcomes.set(text, worst);
      isChanged = true;
    }
    return isChanged;
  }

  #judge(text: CommandText, invocation: PlacedInvocation): (Outcome & { readonly word: string }) | undefined {
    const { environment } = invocation;
    if (invocation.kind === 'destructive') return { loss: invocation.loss, word: invocation.word, through: [], environment, isTest: TEST_ENVIRONMENT.test(environment ?? '') };
    const called = this.#findCalled(text, invocation);
    if (called === undefined) return this.#judgeAlias(invocation);
    const { callable, outcome, word } = called;
    const named = outcome.environment ?? environment;
    return { loss: outcome.loss, word, through: [describeCallable(callable), ...outcome.through], environment: named, isTest: outcome.isTest || TEST_ENVIRONMENT.test(named ?? '') };
  }

  /** `npm run cli db:drop`, where `cli` is a script that starts sequelize-cli. */
  #judgeAlias({ folders, words, environment }: PlacedInvocation & { kind: 'call' }): (Outcome & { readonly word: string }) | undefined {
    const word = words.find((each) => NAMES_LOSS.test(each));
    const script = word === undefined ? undefined : this.#findScripts(folders, words).find((each) => /\bsequelize(?:-cli)?\b/u.test(each.text));
    const found = script === undefined ? undefined : readInvocations(`${script.text} ${word ?? ''}`).findLast((each) => each.kind === 'destructive');
    if (found?.kind !== 'destructive') return undefined;
    const named = found.environment ?? environment;
    return { loss: found.loss, word: found.word, through: [], environment: named, isTest: TEST_ENVIRONMENT.test(named ?? '') };
  }

  #findCalled(text: CommandText, invocation: PlacedInvocation & { kind: 'call' }): { readonly callable: Callable; readonly outcome: Outcome; readonly word: string } | undefined {
    const found = this.#listCalled(text, invocation).flatMap((called) => {
      const outcome = this.#outcomes.get(called);
      const { callable } = called;
      return outcome === undefined || callable === undefined || called === text ? [] : [{ callable, outcome }];
    });
    const worst = found.sort((left, right) => compareOutcomes(left.outcome, right.outcome)).at(-1);
    return worst && { ...worst, word: readWord(worst.callable, invocation.words) };
  }

  /** What the command runs by a name; asked in every round, and found once. */
  #listCalled(text: CommandText, invocation: PlacedInvocation & { kind: 'call' }): readonly CommandText[] {
    const known = this.#called.get(invocation);
    if (known !== undefined) return known;
    const { folders, words } = invocation;
    const others = this.#callable.filter(({ callable }) => (callable?.kind === 'target' && isTargetCall(words, callable)) || (callable?.kind === 'file' && callable.file !== text.file && isFileCall(words, callable)));
    const called = [...this.#findScripts(folders, words), ...others.filter(({ file, callable }) => callable !== undefined && !this.#hasNearer(path.dirname(text.file), { file, callable }))];
    this.#called.set(invocation, called);
    return called;
  }

  /** Whether the folder of a command has a file of that name, or targets, itself: then another folder's are not meant. */
  #hasNearer(folder: string, { callable, file }: { readonly callable: Callable; readonly file: string }): boolean {
    if (path.dirname(file) === folder) return false;
    if (callable.kind === 'file') return this.files.has(path.join(folder, path.basename(file)));
    return callable.kind === 'target' && this.#callable.some((other) => other.callable?.kind === 'target' && other.callable.tool === callable.tool && path.dirname(other.file) === folder);
  }

  /** The scripts that the words run in one of the folders: of the package around it, or of any where they may name another one. */
  #findScripts(folders: readonly string[], words: readonly string[]): readonly CommandText[] {
    const call = readScriptCall(words);
    if (call === undefined) return [];
    const named = this.#callable.filter(({ callable }) => callable?.kind === 'script' && call.names.some((name) => isNameOf(name, callable.name)));
    const nearest = new Set(folders.map((folder) => this.#findPackage(folder)));
    const near = named.filter(({ file }) => nearest.has(file));
    return call.isElsewhere || near.length === 0 ? named : near;
  }

  #findPackage(start: string): string | undefined {
    for (let folder = start; ; folder = path.dirname(folder)) {
      const candidate = path.join(folder, 'package.json');
      if (this.files.has(candidate)) return candidate;
      if (folder === path.dirname(folder)) return undefined;
    }
  }

  #describe(text: CommandText): readonly CommandFinding[] {
    const { name = text.file, text: source = '' } = this.files.get(text.file) ?? {};
    const seen = new Map<string, number>();
    return (this.#invocations.get(text) ?? []).flatMap((invocation) => {
      const judged = this.#judge(text, invocation);
      if (judged === undefined) return [];
      const { word, ...outcome } = judged;
      const times = seen.get(word) ?? 0;
      seen.set(word, times + 1);
      return [{ file: name, ...locate(source, text, { word, times }), command: invocation.command, when: text.when, ...outcome }];
    });
  }
}

/** The worse one is the greater: what is not of a test, then what loses more. */
function compareOutcomes(left: Outcome, right: Outcome): number {
  return Number(right.isTest) - Number(left.isTest) || SEVERITY.indexOf(left.loss) - SEVERITY.indexOf(right.loss);
}

function describeCallable(callable: Callable): string {
  return callable.kind === 'file' ? path.basename(callable.file) : callable.name;
}

/** The word of the call that names what it runs: `npm ci` names no script. */
function readWord(callable: Callable, words: readonly string[]): string {
  const name = describeCallable(callable);
  const bare = name.replace(/^(?:pre|post)/u, '');
  return words.find((word) => word.includes(name)) ?? words.find((word) => word.includes(bare)) ?? words.at(-1) ?? name;
}

/** What stands before a word that is not run. */
const NOT_RUN = /^[ \t]*(?:#|\/\/|::|rem\b)|[ \t]#|(?:^|&&|\|\||[;{|]|\b(?:then|else|do)\b)[ \t]*@?(?:echo|printf|log)\b[^&|;]*$/iu;
/** What a word goes on with, before it and behind: `reset` is no part of `reset-cache` or `scripts/reset`. */
const OF_WORD = /[\w.:/-]/u;

function isWholeWord(source: string, start: number, end: number): boolean {
  return !OF_WORD.test(source[start - 1] ?? '') && !OF_WORD.test(source[end] ?? '');
}

function locate(source: string, { range }: CommandText, { word, times }: { word: string; times: number }): Pick<CommandFinding, 'line' | 'column' | 'endColumn'> {
  const places: number[] = [];
  for (let next = source.indexOf(word, range[0]); next >= 0 && next < range[1]; next = source.indexOf(word, next + word.length)) places.push(next);
  const whole = places.filter((next) => isWholeWord(source, next, next + word.length));
  const run = (whole.length > 0 ? whole : places).filter((next) => !NOT_RUN.test(source.slice(source.lastIndexOf('\n', next) + 1, next)));
  const place = (run.length > 0 ? run : places).slice(0, times + 1).at(-1) ?? range[0];
  const before = source.slice(0, place).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return { line: before.length, column, endColumn: column + word.length };
}

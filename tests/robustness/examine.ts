import type { Linter, SourceCode } from 'eslint';
import { applyEdit, applyEdits, hasLostByteOrderMark, hasMixedLineEnds, readLostComments } from './edits.js';
import { readFingerprint, readSourceFingerprint } from './fingerprint.js';
import { StepLimitError } from './instrument.js';
import type { StepMeter } from './instrument.js';
import { lintProgram, parseProgram } from './lint.js';
import type { Program, WatchedPlugin } from './lint.js';
import type { Problem, ProblemKind } from './problem.js';

/** ESLint itself gives up after ten passes. */
const MAX_PASSES = 10;
/** So many fixes and suggestions of one text are applied each by itself. */
const MAX_SINGLE_EDITS = 12;
/** One suggestion is applied again and again; each turn has to leave fewer of its kind. */
const MAX_SUGGESTION_TURNS = 60;

export interface Subject {
  readonly watched: WatchedPlugin;
  readonly meter: StepMeter;
  /** Steps that a text of this length may cost in one lint run. */
  readonly limitOf: (length: number) => number;
}

export interface Examination {
  readonly parsed: boolean;
  readonly problems: readonly Problem[];
  readonly reports: number;
  readonly fixes: number;
  readonly suggestions: number;
  /** `--fix` passes until nothing changed. */
  readonly passes: number;
  readonly steps: number;
  readonly longestMessage: number;
}

type Answer = { readonly kind: 'messages'; readonly messages: Linter.LintMessage[] } | { readonly kind: 'failed' };

/** Everything a run has to hold on one program. A text that does not parse without rules is not counted. */
export function examineProgram(program: Program, subject: Subject): Examination {
  return new Examiner(program, subject).examine();
}

class Examiner {
  readonly #program: Program;
  readonly #subject: Subject;
  readonly #problems: Problem[] = [];
  #steps = 0;
  #passes = 0;

  constructor(program: Program, subject: Subject) {
    this.#program = program;
    this.#subject = subject;
  }

  examine(): Examination {
    const parsed = parseProgram(this.#program);
    if (parsed.kind !== 'parsed') return { ...this.#summarize([]), parsed: false };
    const messages = this.#examineAnswer(parsed.sourceCode);
    if (messages !== undefined) {
      for (const message of messages) this.#examineMessage(message, parsed.sourceCode);
      this.#examineDuplicates(messages);
      this.#examineVariants(messages);
      this.#examineFixes(messages, parsed.sourceCode);
      this.#examineSuggestions(messages, parsed.sourceCode);
    }
    return { ...this.#summarize(messages ?? []), parsed: true };
  }

  #summarize(messages: readonly Linter.LintMessage[]): Omit<Examination, 'parsed'> {
    return {
      problems: this.#problems,
      reports: messages.length,
      fixes: messages.filter(({ fix }) => fix !== undefined).length,
      suggestions: messages.reduce((sum, { suggestions }) => sum + (suggestions?.length ?? 0), 0),
      passes: this.#passes,
      steps: this.#steps,
      longestMessage: Math.max(0, ...messages.map(({ message }) => message.length)),
    };
  }

  #add(kind: ProblemKind, rule: string | null | undefined, detail: string): void {
    this.#problems.push({ kind, rule: rule ?? undefined, detail });
  }

  /** Lints the tree twice and the text once: one answer, nothing changed on the way. */
  #examineAnswer(sourceCode: SourceCode): Linter.LintMessage[] | undefined {
    const before = readSourceFingerprint(sourceCode);
    const given = readFingerprint([this.#program.settings, this.#program.options]);
    this.#subject.watched.received.length = 0;
    const first = this.#lint(sourceCode);
    const received = [...this.#subject.watched.received];
    if (first.kind === 'failed') return undefined;
    if (readSourceFingerprint(sourceCode) !== before) this.#add('changed the tree', undefined, 'tree, tokens, comments or scopes');
    this.#examineReceived(received, given);
    const again = this.#lint(sourceCode);
    const fresh = this.#lint(this.#program.text);
    for (const other of [again, fresh]) this.#compare(first.messages, other);
    return first.messages;
  }

  #examineReceived(received: readonly { settings: unknown; options: unknown }[], given: number): void {
    const [settings] = received.map((item) => readFingerprint((item.settings as Record<string, unknown>)['sequelize-guard']));
    const isSame = settings === undefined || settings === readFingerprint(this.#program.settings);
    if (!isSame) this.#add('changed the settings or options', undefined, 'the settings object a rule was handed');
    if (readFingerprint([this.#program.settings, this.#program.options]) !== given) {
      this.#add('changed the settings or options', undefined, 'the configuration object itself');
    }
  }

  #compare(messages: readonly Linter.LintMessage[], other: Answer): void {
    if (other.kind === 'failed') return;
    const left = JSON.stringify(messages);
    const right = JSON.stringify(other.messages);
    if (left !== right) this.#add('another answer the second time', findChanged(messages, other.messages), describeChange(left, right));
  }

  #lint(code: string | SourceCode, program: Program = this.#program): Answer {
    const { meter, limitOf, watched } = this.#subject;
    meter.steps = 0;
    meter.limit = limitOf(typeof code === 'string' ? code.length : code.text.length);
    try {
      const messages = lintProgram(program, watched.plugin, code);
      // The text parsed before: only a parser at the edge of its stack says no now.
      return messages.some(({ fatal }) => fatal) ? { kind: 'failed' } : { kind: 'messages', messages };
    } catch (error) {
      this.#addFailure(error);
      return { kind: 'failed' };
    } finally {
      this.#steps = Math.max(this.#steps, meter.steps);
    }
  }

  #addFailure(error: unknown): void {
    const text = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
    const rule = /Rule: "([^"]+)"/.exec(text)?.[1];
    if (error instanceof StepLimitError || this.#subject.meter.steps > this.#subject.meter.limit) this.#add('too many steps', rule, text);
    else if (text.includes('Maximum call stack size')) this.#add('overflows', rule, text);
    else this.#add('throws', rule, text);
  }

  #examineMessage(message: Linter.LintMessage, sourceCode: SourceCode): void {
    const start = isInside(sourceCode, message.line, message.column);
    const end = message.endLine === undefined || isInside(sourceCode, message.endLine, message.endColumn ?? 0);
    const length = sourceCode.text.length;
    const edits = [message.fix, ...(message.suggestions ?? []).map(({ fix }) => fix)];
    const ranges = edits.every((fix) => fix === undefined || (fix.range[0] >= 0 && fix.range[0] <= fix.range[1] && fix.range[1] <= length));
    if (!start || !end || !ranges) this.#add('location outside the file', message.ruleId, JSON.stringify(message));
    const texts = [message.message, ...(message.suggestions ?? []).map(({ desc }) => desc)];
    const left = texts.flatMap((text) => /\{\{\s*\w+\s*\}\}/.exec(text)?.[0] ?? []);
    for (const placeholder of left) {
      if (!sourceCode.text.includes(placeholder)) this.#add('placeholder left in the message', message.ruleId, texts.join('\n'));
    }
  }

  #examineDuplicates(messages: readonly Linter.LintMessage[]): void {
    const seen = new Set<string>();
    for (const { ruleId, messageId, line, column, endLine, endColumn } of messages) {
      const key = [ruleId, messageId, line, column, endLine, endColumn].join(' ');
      if (seen.has(key)) this.#add('reported twice', ruleId, key);
      seen.add(key);
    }
  }

  /** Line ends and a BOM are no part of the program: every report stays where it was. */
  #examineVariants(messages: readonly Linter.LintMessage[]): void {
    const plain = this.#program.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
    if (plain === this.#program.text) return;
    const other = this.#lint(plain);
    if (other.kind === 'failed') return;
    const [left, right] = [messages, other.messages].map((list) => JSON.stringify(list.map(describePlace)));
    if (left !== right) this.#add('another answer with CRLF or BOM', findChanged(messages, other.messages), describeChange(left ?? '', right ?? ''));
  }

  #examineFixes(messages: readonly Linter.LintMessage[], sourceCode: SourceCode): void {
    for (const { fix, ruleId } of pickSome(messages.filter((message) => message.fix !== undefined))) {
      if (fix !== undefined) this.#examineEdit('fix', { before: this.#program.text, after: applyEdit(this.#program.text, fix), sourceCode, ruleId });
    }
    let text = this.#program.text;
    let current = messages;
    for (let pass = 1; ; pass += 1) {
      const fixes = current.flatMap(({ fix }) => fix ?? []);
      if (fixes.length === 0) return;
      const culprit = current.find(({ fix }) => fix !== undefined)?.ruleId;
      const after = applyEdits(text, fixes);
      if (pass > MAX_PASSES || after === text) return this.#add('fix never settles', culprit, `after ${pass} passes:\n${after}`);
      if (!this.#examineEdit('fix', { before: this.#program.text, after, sourceCode, ruleId: culprit })) return;
      this.#passes = pass;
      const answer = this.#lint(after);
      if (answer.kind === 'failed') return;
      text = after;
      current = answer.messages;
    }
  }

  #examineSuggestions(messages: readonly Linter.LintMessage[], sourceCode: SourceCode): void {
    const all = messages.flatMap(({ ruleId, suggestions }) => (suggestions ?? []).map((suggestion) => ({ ruleId, suggestion })));
    const sound = pickSome(all).filter(({ ruleId, suggestion: { fix } }) =>
      this.#examineEdit('suggestion', { before: this.#program.text, after: applyEdit(this.#program.text, fix), sourceCode, ruleId }));
    const turned = sound[this.#program.text.length % Math.max(1, sound.length)];
    if (turned !== undefined) this.#examineTurns(turned.ruleId, turned.suggestion.messageId ?? turned.suggestion.desc, messages);
  }

  /** Accepting one suggestion wherever it is offered has to come to an end. */
  #examineTurns(ruleId: string | null, name: string, messages: readonly Linter.LintMessage[]): void {
    const find = (list: readonly Linter.LintMessage[]): Linter.LintSuggestion[] => list
      .filter((message) => message.ruleId === ruleId)
      .flatMap(({ suggestions }) => suggestions ?? [])
      .filter(({ messageId, desc }) => (messageId ?? desc) === name);
    let offered = find(messages);
    let text = this.#program.text;
    const turns = offered.length * 2 + 2;
    if (turns > MAX_SUGGESTION_TURNS) return;
    let shrinks = true;
    for (let turn = 0; offered[0] !== undefined; turn += 1) {
      const after = applyEdit(text, offered[0].fix);
      shrinks &&= after.length < text.length;
      // One of ten thousand options at a time is slow, but ends.
      if (turn > turns && shrinks) return;
      if (turn > turns || after === text) return this.#add('suggestion never settles', ruleId, `${name}, turn ${turn}:\n${after}`);
      const answer = this.#lint(after);
      if (answer.kind === 'failed') return;
      text = after;
      offered = find(answer.messages);
    }
  }

  /** True where the edited text parses, keeps its comments, its line ends and its BOM. */
  #examineEdit(kind: 'fix' | 'suggestion', edit: { before: string; after: string; sourceCode: SourceCode; ruleId: string | null | undefined }): boolean {
    const count = this.#problems.length;
    const parsed = parseProgram(this.#program, edit.after);
    // The program itself is as deep as its parser bears.
    if (parsed.kind === 'overflown') return false;
    if (parsed.kind === 'unparsed') {
      this.#add(`${kind} does not parse`, edit.ruleId, edit.after);
      return false;
    }
    const lost = readLostComments(edit.sourceCode, parsed.sourceCode);
    if (lost.length > 0) this.#add(`${kind} loses a comment`, edit.ruleId, `${lost.join(' | ')} of\n${edit.after}`);
    if (hasMixedLineEnds(edit.before, edit.after) || hasLostByteOrderMark(edit.before, edit.after)) {
      this.#add(`${kind} changes line ends or BOM`, edit.ruleId, edit.after);
    }
    return this.#problems.length === count;
  }
}

/** Some items, spread over the list. */
function pickSome<Item>(items: readonly Item[]): Item[] {
  const stride = Math.max(1, Math.ceil(items.length / MAX_SINGLE_EDITS));
  return items.filter((_, index) => index % stride === 0);
}

function isInside(sourceCode: SourceCode, line: number, column: number): boolean {
  const text = sourceCode.lines[line - 1];
  return text !== undefined && column >= 1 && column <= text.length + 1;
}

function describePlace({ ruleId, messageId, line, column, endLine, endColumn }: Linter.LintMessage): unknown[] {
  return [ruleId, messageId, line, column, endLine, endColumn];
}

function findChanged(left: readonly Linter.LintMessage[], right: readonly Linter.LintMessage[]): string | undefined {
  const longer = left.length >= right.length ? left : right;
  const shorter = longer === left ? right : left;
  return longer.find((message, index) => JSON.stringify(message) !== JSON.stringify(shorter[index]))?.ruleId ?? undefined;
}

function describeChange(left: string, right: string): string {
  let from = 0;
  while (from < left.length && left[from] === right[from]) from += 1;
  const start = Math.max(0, from - 80);
  return `${left.slice(start, from + 200)}\n  and then\n${right.slice(start, from + 200)}`;
}

import type { ESLint, Rule } from 'eslint';
import { generateProgram } from './generated.js';
import { parseProgram } from './lint.js';
import type { ParserName, Program } from './lint.js';
import { readPlaces } from './places.js';
import type { Places, Span } from './places.js';
import { SeededRandom } from './random.js';
import { pickOptions, pickSettings } from './settings.js';
import type { Source } from './sources.js';
import { EXPRESSION_TEMPLATES, HEADERS, STATEMENT_TEMPLATES } from './templates.js';

export interface Field {
  readonly sources: readonly Source[];
  readonly plugin: ESLint.Plugin;
  readonly seed: number;
  /** `always`: every program has a migration call configured, as the check of the fixes wants it. */
  readonly migration: 'sometimes' | 'always';
}

interface Bed {
  readonly name: string;
  readonly text: string;
  readonly language: Source['language'];
  readonly sourceType: Program['sourceType'];
  readonly places: Places;
}

interface Edit {
  readonly span: Span;
  readonly text: string;
}

const FILENAMES = ['src/server', 'src/db/init', 'index', 'test/setup', 'src/user.test', 'migrations/01-users', 'scripts/seed', 'src/umzug'];
const beds = new Map<string, Bed | undefined>();

/** Case `index` of a run: the same text, settings and options for the same seed, in any process. Undefined: no bed parsed. */
export function growProgram(field: Field, index: number): Program | undefined {
  const random = SeededRandom.ofCase(field.seed, index);
  const bed = pickBed(field, random, index);
  if (bed === undefined || bed.places.expressions.length === 0) return undefined;
  const graft = new Graft(bed, random);
  const text = graft.grow(1 + random.integer(4));
  const parser: ParserName = bed.language === 'typescript' || random.chance(0.4) ? 'typescript' : 'espree';
  const suffix = bed.language === 'typescript' ? '.ts' : '.js';
  return {
    id: String(index),
    text: varyText(text, random),
    parser,
    sourceType: bed.sourceType,
    filename: random.chance(0.6) ? `src/server${suffix}` : `${random.pick(FILENAMES)}${suffix}`,
    settings: pickSettings(random, field.migration === 'always' || random.chance(0.5)),
    options: random.chance(0.5) ? {} : pickAllOptions(random, field.plugin),
    grafts: graft.places.length,
    places: [bed.name, ...graft.places],
  };
}

function pickAllOptions(random: SeededRandom, plugin: ESLint.Plugin): Record<string, unknown> {
  const options = Object.entries(plugin.rules ?? {}).map(([name, rule]) => [name, pickOptions(random, (rule as Rule.RuleModule).meta?.schema)]);
  return Object.fromEntries(options.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

function pickBed(field: Field, random: SeededRandom, index: number): Bed | undefined {
  if (index % 4 === 0) {
    const text = `${generateProgram(random.integer(2 ** 31))}\n`;
    return prepareBed({ name: 'generated', language: random.chance(0.3) ? 'typescript' : 'javascript', text });
  }
  const source = random.pick(field.sources);
  if (!beds.has(source.name)) beds.set(source.name, prepareBed(source));
  return beds.get(source.name);
}

function prepareBed(source: Source): Bed | undefined {
  // Grafts are put into the text without its BOM; variants get one back.
  const text = source.text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const parser = source.language === 'typescript' ? 'typescript' : 'espree';
  for (const sourceType of ['module', 'commonjs', 'script'] as const) {
    const program = { id: source.name, text, parser, sourceType, filename: 'bed.ts', settings: {}, options: {}, grafts: 0, places: [] } as const;
    const parsed = parseProgram(program);
    if (parsed.kind === 'parsed') return { name: source.name, text, language: source.language, sourceType, places: readPlaces(parsed.sourceCode) };
  }
  return undefined;
}

function varyText(text: string, random: SeededRandom): string {
  const lines = random.chance(0.2) ? text.replaceAll('\n', '\r\n') : text;
  return random.chance(0.15) ? `\uFEFF${lines}` : lines;
}

/** Puts expressions of a bed into templates, and those into the bed. */
class Graft {
  readonly places: string[] = [];
  readonly #bed: Bed;
  readonly #random: SeededRandom;
  #comments = 0;

  constructor(bed: Bed, random: SeededRandom) {
    this.#bed = bed;
    this.#random = random;
  }

  grow(count: number): string {
    const edits: Edit[] = [];
    for (let turn = 0; turn < count; turn += 1) {
      const edit = this.#random.chance(0.5) ? this.#graftExpression() : this.#graftStatement();
      if (!edits.some((other) => isTouching(other.span, edit.span))) edits.push(edit);
      else this.places.pop();
    }
    const header = this.#random.pick(HEADERS).text;
    return applyAll(this.#bed.text, header, edits);
  }

  #graftExpression(): Edit {
    const span = this.#random.pick(this.#bed.places.expressions);
    const template = this.#random.pick(EXPRESSION_TEMPLATES);
    this.places.push(template.name);
    return { span, text: this.#fill(template.text, this.#bed.text.slice(...span)) };
  }

  #graftStatement(): Edit {
    const { expressions, statements } = this.#bed.places;
    const at = statements.length === 0 ? 0 : this.#random.pick(statements);
    const template = this.#random.pick(STATEMENT_TEMPLATES);
    this.places.push(template.name);
    return { span: [at, at], text: this.#fill(template.text, this.#bed.text.slice(...this.#random.pick(expressions))) };
  }

  #fill(template: string, expression: string): string {
    const other = this.#bed.text.slice(...this.#random.pick(this.#bed.places.expressions));
    const isCommented = this.#random.chance(0.5);
    return template.replaceAll(/\b[EF]\b|¤/g, (slot) => {
      if (slot === '¤') return isCommented ? this.#comment() : '';
      return this.#wrap(slot === 'E' ? expression : other);
    });
  }

  /** Most expressions stand bare, as people write them. */
  #wrap(expression: string): string {
    return /^[\w.$'"`]*$/.test(expression) || this.#random.chance(0.3) ? expression : `(${expression})`;
  }

  #comment(): string {
    if (this.#random.chance(0.6)) return '';
    this.#comments += 1;
    return this.#random.chance(0.7) ? ` /* keep ${this.#comments} */ ` : ` // keep ${this.#comments}\n`;
  }
}

function isTouching(left: Span, right: Span): boolean {
  return left[0] <= right[1] && right[0] <= left[1];
}

function applyAll(text: string, header: string, edits: readonly Edit[]): string {
  const shebang = /^#!.*\n/.exec(text)?.[0] ?? '';
  let output = shebang + header;
  let from = shebang.length;
  for (const { span: [start, end], text: inserted } of [...edits].sort((left, right) => left.span[0] - right.span[0])) {
    output += text.slice(from, Math.max(from, start)) + inserted;
    from = Math.max(from, end);
  }
  return output + text.slice(from);
}

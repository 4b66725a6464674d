// Every program that the tests judge, and seeded grafts: what a dump of the reports is made of.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ESLint } from 'eslint';
import { growProgram } from '../robustness/graft.js';
import type { ParserName, Program } from '../robustness/lint.js';
import { readSources } from '../robustness/sources.js';
import { readBlocks } from '../support/pages.js';

interface NamedText {
  readonly id: string;
  readonly text: string;
}

const MIGRATION = { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js' } } };

/** The programs of spellings, truth data, swap corpus, docs/limits.md and field cases, each by both parsers. */
export async function readJudgedPrograms(root: string): Promise<readonly Program[]> {
  const texts = [
    ...(await readTables(join(root, 'tests/spellings'))),
    ...(await readTables(join(root, 'tests/report/corpus'))),
    ...(await readTables(join(root, 'tests/field/programs'))),
    ...readCases(join(root, 'tests/truth/cases.json')),
    ...readCases(join(root, 'tests/field/cases.json')),
    ...readBlocks('docs/limits.md', readFileSync(join(root, 'docs/limits.md'), 'utf8')).map(({ page, line, code }) => ({ id: `${page}:${String(line)}`, text: code })),
  ];
  return texts.flatMap((text) => (['espree', 'typescript'] as const).map((parser) => toProgram(text, parser)));
}

/** `count` seeded grafts; the same for the same seed and sources. */
export function growGrafts(root: string, plugin: ESLint.Plugin, { count, seed }: { readonly count: number; readonly seed: number }): readonly Program[] {
  const field = { sources: readSources(root), plugin, seed, migration: 'sometimes' } as const;
  return Array.from({ length: count }, (_, index) => growProgram(field, index)).flatMap((program) => (program ? [{ ...program, id: `graft ${program.id}` }] : []));
}

function toProgram({ id, text }: NamedText, parser: ParserName): Program {
  const isModule = /^\s*(?:import|export)\b/m.test(text) || /^await\b/m.test(text);
  return {
    id: `${id} [${parser}]`,
    text,
    parser,
    sourceType: isModule ? 'module' : 'commonjs',
    filename: parser === 'typescript' ? 'src/server.ts' : 'src/server.js',
    settings: MIGRATION,
    options: {},
    grafts: 0,
    places: [],
  };
}

/** The texts in the tables that the files of a folder export. */
async function readTables(folder: string): Promise<readonly NamedText[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts')).sort();
  const tables = await Promise.all(files.map(async (file) => [file, (await import(join(folder, file))) as Readonly<Record<string, unknown>>] as const));
  return tables.flatMap(([file, exported]) =>
    Object.entries(exported).flatMap(([table, entries]) => (Array.isArray(entries) ? (entries as readonly unknown[]).flatMap((entry, index) => readTexts(entry, `${file} ${table} ${String(index)}`)) : [])),
  );
}

const TEXTS = ['on', 'off', 'code', 'before', 'program'];

function readTexts(entry: unknown, id: string): readonly NamedText[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const fields = entry as Readonly<Record<string, unknown>>;
  return TEXTS.flatMap((key) => {
    const text = fields[key];
    return typeof text === 'string' ? [{ id: `${id} ${key}`, text }] : [];
  });
}

function readCases(file: string): readonly NamedText[] {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly id: string; readonly code?: string; readonly program?: string }[];
  return cases.flatMap(({ id, code, program }) => {
    const text = code ?? program;
    return text === undefined ? [] : [{ id, text }];
  });
}

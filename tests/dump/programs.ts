// Every program that the tests judge, and seeded grafts: what a dump of the reports is made of.
import type { ESLint } from 'eslint';
import { growProgram } from '../robustness/graft.js';
import type { ParserName, Program } from '../robustness/lint.js';
import { readSources } from '../robustness/sources.js';
import { readFieldPrograms, readLimitPrograms, readSpellingPrograms, readSwapPrograms, readTruthPrograms, type Program as JudgedProgram } from '../support/programs.js';

const MIGRATION = { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js' } } };

/** The programs of spellings, truth data, swap corpus, docs/limits.md and the field, each by both parsers. */
export async function readJudgedPrograms(): Promise<readonly Program[]> {
  const groups = { truth: readTruthPrograms(), spelling: await readSpellingPrograms(), swap: await readSwapPrograms(), limit: readLimitPrograms(), field: await readFieldPrograms() };
  return Object.entries(groups).flatMap(([group, programs]) =>
    programs.flatMap((program, index) => (['espree', 'typescript'] as const).map((parser) => toProgram(program, { id: `${group} ${String(index)}: ${program.name} [${parser}]`, parser }))),
  );
}

/** `count` seeded grafts; the same for the same seed and sources. */
export function growGrafts(root: string, plugin: ESLint.Plugin, { count, seed }: { readonly count: number; readonly seed: number }): readonly Program[] {
  const field = { sources: readSources(root), plugin, seed, migration: 'sometimes' } as const;
  return Array.from({ length: count }, (_, index) => growProgram(field, index)).flatMap((program) => (program ? [{ ...program, id: `graft ${program.id}` }] : []));
}

function toProgram({ code, settings }: JudgedProgram, { id, parser }: { readonly id: string; readonly parser: ParserName }): Program {
  const isModule = /^\s*(?:import|export)\b/m.test(code) || /^await\b/m.test(code);
  return {
    id,
    text: code,
    parser,
    sourceType: isModule ? 'module' : 'commonjs',
    filename: parser === 'typescript' ? 'src/server.ts' : 'src/server.js',
    settings: { ...MIGRATION, ...settings },
    options: {},
    grafts: 0,
    places: [],
  };
}

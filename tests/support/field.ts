// Programs from the field: each is linted as a file of a project of its own, with a whole config of the plugin.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { SiteText } from '../../src/bin/explain/describe.js';
import { explainPlaces } from '../../src/bin/explain/explain.js';
import { plugin } from '../../src/plugin.js';
import { SETTINGS_KEY } from './projects.js';

export interface FieldCase {
  readonly id: string;
  /** The linted file, relative to the project. Default: `src/a.js`. */
  readonly path?: string;
  readonly code: string;
  /** What package.json lists. Default: Sequelize 6 and pg. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Default: `strict`. */
  readonly config?: 'recommended' | 'strict';
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Further files of the project, by path. */
  readonly extra?: Readonly<Record<string, string>>;
  readonly expect: readonly Expected[];
  readonly either: readonly (string | { readonly rule: string; readonly line: number })[];
}

interface Expected {
  readonly rule: string;
  readonly line: number | readonly number[];
}

/** A program without its expectations, which are in its comments. */
export type FieldProgram = Omit<FieldCase, 'expect' | 'either'>;

/** The given programs of `cases.json`. */
export function readFieldCases(): readonly FieldCase[] {
  return JSON.parse(readFileSync(new URL('../field/cases.json', import.meta.url), 'utf8')) as FieldCase[];
}

/** A program whose comments `//! rule …` name the right reports of a line, and `//? rule …` those that do not matter. */
export function readMarked(program: FieldProgram): FieldCase {
  const marked = (mark: '!' | '?'): { rule: string; line: number }[] =>
    program.code.split('\n').flatMap((text, index) => {
      const rules = text.split(`//${mark} `)[1]?.split('//')[0]?.trim().split(/\s+/) ?? [];
      return rules.map((rule) => ({ rule, line: index + 1 }));
    });
  return { ...program, expect: marked('!'), either: marked('?') };
}

/** What is wrong with the reports on a case, in words: missing ones and false ones. */
export function findFieldProblems(given: FieldCase): readonly string[] {
  const reports = lintCase(given);
  const isExpected = (found: Report, wanted: Expected): boolean => found.rule === wanted.rule && [wanted.line].flat().includes(found.line);
  const isEither = (found: Report): boolean =>
    given.either.some((one) => (typeof one === 'string' ? one === found.rule : one.rule === found.rule && one.line === found.line));
  const missing = given.expect.filter((wanted) => !reports.some((found) => isExpected(found, wanted)));
  const wrong = reports.filter((found) => !isEither(found) && !given.expect.some((wanted) => isExpected(found, wanted)));
  return [
    ...missing.map(({ rule, line }) => `missed: ${rule} on line ${String(line)}`),
    ...wrong.map(({ rule, line, message }) => `false: ${rule} on line ${line}: ${message}`),
  ];
}

interface Report {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

const V6 = { sequelize: '^6.37.0', pg: '^8.11.0' };

/** A folder that holds the project of a case. */
function createProject({ path: file = 'src/a.js', code, dependencies = V6, extra = {} }: FieldProgram): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'field-')));
  for (const [name, text] of Object.entries({ ...extra, 'package.json': JSON.stringify({ dependencies }), [file]: code })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

/** What `--explain` prints of a line of a case, as JSON, and its exit code. */
export async function explainCase(given: FieldProgram, line: number): Promise<{ readonly code: number; readonly sites: readonly SiteText[]; readonly warning: string }> {
  const root = createProject(given);
  const written = { out: '', warning: '' };
  try {
    const terminal = { folder: root, isInteractive: false, readInput: () => Promise.resolve(''), print: (text: string) => void (written.out += text), warn: (text: string) => void (written.warning += text) };
    const code = await explainPlaces({ places: [{ file: given.path ?? 'src/a.js', line }], strict: (given.config ?? 'strict') === 'strict', format: 'json' }, terminal);
    const [place] = JSON.parse(written.out) as readonly { readonly sites: readonly SiteText[] }[];
    return { code, sites: place?.sites ?? [], warning: written.warning };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The reports on a case. Throws where the program does not parse: a probe on broken code proves nothing. */
export function lintCase(given: FieldProgram): readonly Report[] {
  const { path: file = 'src/a.js', code, config = 'strict', settings = {} } = given;
  const root = createProject(given);
  try {
    const parts = [plugin.configs[config], { languageOptions: readLanguage(file), settings: { [SETTINGS_KEY]: settings } }];
    const configs = parts.map((part) => ({ ...part, files: ['**'] })) as unknown as Linter.Config[];
    const messages = new Linter({ configType: 'flat', cwd: root }).verify(code, configs, { filename: path.join(root, file) });
    return messages.map(({ fatal, line, message, ruleId }) => {
      if (fatal) throw new Error(`${message} (line ${line})\n${code}`);
      return { rule: (ruleId ?? '').replace('sequelize-guard/', ''), line, message };
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function readLanguage(file: string): object {
  const parser = /\.[cm]?tsx?$/.test(file) ? { parser: tsParser } : {};
  return { ...parser, sourceType: 'module', parserOptions: { ecmaFeatures: { jsx: file.endsWith('x') } } };
}

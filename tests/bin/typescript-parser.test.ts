// The parser that comes with the command, held against typescript-eslint's: the same reports, places, fixes and suggestions.
import path from 'node:path';
import * as typescriptEslint from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadParser } from '../../src/bin/typescript/parser.js';
import { plugin } from '../../src/plugin.js';
import { projectRoot, SETTINGS_KEY } from '../support/projects.js';
import { readFieldPrograms, readSpellingPrograms, readTruthPrograms, type Program } from '../support/programs.js';

let own: Linter.Parser;

beforeAll(async () => {
  const loaded = await loadParser();
  if (loaded === undefined) throw new Error('the optional dependencies are not installed');
  own = loaded;
});

function lintWith(parser: Linter.Parser, { code, file = 'src/server.ts', settings = {} }: Program): readonly Linter.LintMessage[] {
  const root = projectRoot('v6');
  const config = {
    files: ['**'],
    plugins: plugin.configs.strict.plugins,
    rules: plugin.configs.strict.rules,
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    settings: { [SETTINGS_KEY]: settings },
  } as Linter.Config;
  return new Linter({ configType: 'flat', cwd: root }).verify(code, [config], { filename: path.join(root, file) });
}

/** The programs on which the parsers differ, with what each leads to. */
function findDifferences(programs: readonly Program[]): readonly object[] {
  return programs.flatMap((program) => {
    const [theirs, ours] = [typescriptEslint as Linter.Parser, own].map((parser) => JSON.stringify(lintWith(parser, program), undefined, 1));
    return theirs === ours ? [] : [{ name: program.name, code: program.code, theirs, ours }];
  });
}

const UNUSUAL: readonly Program[] = [
  'enum Mode { On = 1 << 2 }\nsequelize.sync({ force: Mode.On as unknown as boolean })',
  'class Repo<T extends Model<Map<string, Array<T>>>> { constructor(private readonly db: Sequelize) {} wipe = async (): Promise<void> => { await this.db!.sync({ force: true }); }; }',
  'const a = f<Array<Array<number>>>(1) >>> 2; sequelize.sync(<SyncOptions>{ alter: true })',
  'namespace A.B { export const o = { force: true } satisfies SyncOptions }\nawait sequelize.sync(A.B.o)',
  '@Module({ imports: [SequelizeModule.forRoot({ dialect: "postgres", autoLoadModels: true, sync: { alter: true } })] })\nexport abstract class AppModule { declare x: string; accessor y = 1; static #z = /a[/]b/g; }',
  'import db = require("./db");\ntry { db.sequelize.sync({ /* keep */ force: true }) } catch {} // end\nexport = db;',
  'if (!process.argv[2]) return;\nsequelize.drop()',
  '\uFEFF#!/usr/bin/env node\nsequelize.sync({ force: true, match: /_test/ })\r\nsequelize.sync({\r\n\tforce: `${"x"}` as any,\r\n})',
  'label: for (const { model } of jobs) { void model.sync({ force: true }); continue label }',
  'function over(a: string): void; function over(a: any) { return sequelize.sync({ force: a }) }\nusing lock = take();',
].map((code) => ({ name: code, code }));

describe('the same reports as with typescript-eslint', () => {
  it('for what was run', () => {
    const programs = readTruthPrograms();
    expect(programs.length).toBeGreaterThan(300);
    expect(findDifferences(programs)).toEqual([]);
  });

  it('for every spelling', async () => {
    const programs = await readSpellingPrograms();
    expect(programs.length).toBeGreaterThan(1000);
    expect(findDifferences(programs)).toEqual([]);
  });

  it('for programs of the field', async () => {
    const programs = await readFieldPrograms();
    expect(programs.length).toBeGreaterThan(80);
    expect(findDifferences(programs.map((program) => ({ ...program, file: program.file.replace(/\.jsx$/u, '.tsx').replace(/\.[cm]?js$/u, '.ts') })))).toEqual([]);
  });

  it('for unusual syntax', () => {
    expect(UNUSUAL.flatMap((program) => lintWith(own, program)).filter(({ fatal }) => fatal)).toEqual([]);
    expect(findDifferences(UNUSUAL)).toEqual([]);
  });

  it('and a syntax error at the same place', () => {
    const broken = { name: 'broken', code: 'const a = 1;\nsequelize.sync({ force: = });' };
    const [message] = lintWith(own, broken);
    expect(message).toMatchObject({ fatal: true, line: 2, column: 25 });
    // typescript-eslint counts the column from 0.
    expect(lintWith(typescriptEslint as Linter.Parser, broken)[0]).toMatchObject({ fatal: true, line: 2, column: 24 });
  });

  it('a difference is found', () => {
    const faulty = { ...own, parseForESLint: (text: string) => (own as { parseForESLint(text: string): object }).parseForESLint(text.replace('true', 'fals')) } as Linter.Parser;
    const program = { name: 'seeded', code: 'sequelize.sync({ force: true })' };
    expect(lintWith(faulty, program)).not.toEqual(lintWith(own, program));
  });
});

import type { ESLint } from 'eslint';
import { StepLimitError } from './instrument.js';
import type { StepMeter } from './instrument.js';
import { lintProgram } from './lint.js';
import type { Program } from './lint.js';
import type { Problem } from './problem.js';

const GLOBS: readonly string[] = [
  '**', '*', '!a', '/a', './a', 'a/', '', '[', '[!', '{', '{a,b', '(', '+(a|b', '\\', '\\\\', '**/**/**/**/**/**/**/**/*.js', '{1..1000000}/**', '{a..z}{a..z}{a..z}{a..z}{a..z}/**',
  `${'{a,b}'.repeat(30)}/x`, `${'+('.repeat(30)}a${')'.repeat(30)}/x`, '+(+(+(+(a)*)*)*)*/b', '@(*(*(*(a))))/b', `${'*a'.repeat(40)}b/x`, `${'**/a/'.repeat(40)}b`, 'x'.repeat(70_000), '['.repeat(5000), '\u0000/**',
  '__proto__/**', 'constructor', '../**', 'C:\\x\\**', '?(*)', '!(x)', '**/!(x)', '#x', ' ', '\n', 'src/**', 'a,b', '**/*.{test,spec}.*',
];

function describeCycle(): unknown {
  const cycle: Record<string, unknown> = {};
  cycle.files = cycle;
  return cycle;
}

/** Each is a valid setting or one that has to be refused in words; none may hang, overflow or pass silently as something else. */
function listHostileSettings(): unknown[] {
  const odd = [null, 0, '', 'x', true, [], {}, [[]], [null], { __proto__: null }, Number.NaN, -1, 1e9, { toString: 1 }, JSON.parse('{"__proto__": {"x": 1}}')];
  const keys = ['root', 'files', 'migration', 'sequelizeVersion', 'instances', 'databaseNameChecks', 'words', 'productionNames', 'constructor', 'hasOwnProperty'];
  const fields = keys.flatMap((key) => odd.map((value) => ({ [key]: value })));
  const globs = GLOBS.flatMap((glob) => [{ files: { test: [glob] } }, { files: { dev: ['dev/**', glob], migration: [glob] } }]);
  const calls = ['', 'umzug.up', 'umzug.up()();', 'a b()', '(() => {})()', 'umzug.up(); x()', '`x`()', 'umzug["up"]()', '/*', '__proto__.constructor()', 'x'.repeat(100_000), '('.repeat(20_000), 'await umzug.up()'];
  const froms = ['', '.', '..', '/', '../../../../x', './a\nb', "./a'b", 'node:fs', '\\x', 'x'.repeat(10_000), '#x', '~/x', '@/x'];
  const names = ['', 'a-b', 'class', '1a', 'a b', '__proto__', 'constructor', "a'", 'x'.repeat(10_000), 'ﬁ', '*'];
  const migrations = [
    ...calls.map((call) => ({ migration: { call } })),
    ...froms.map((from) => ({ migration: { call: 'umzug.up()', import: { name: 'umzug', from } } })),
    ...names.map((name) => ({ migration: { call: 'umzug.up()', import: { name, from: './umzug.js', kind: 'named' } } })),
    ...names.map((name) => ({ instances: [{ name, from: './db.js', kind: 'in-memory' }], databaseNameChecks: [{ name, from: './db.js' }] })),
    ...['(', '.*', '[', 'test|', 'a'.repeat(50_000), '\\', ' ', '$'].flatMap((word) => [{ words: [word] }, { productionNames: [word] }]),
  ];
  return [...odd, ...fields, ...globs, ...migrations, describeCycle()];
}

/** An error of the plugin's own that says what it got and what it takes. */
function isClearRefusal(error: unknown): boolean {
  const [first = ''] = error instanceof Error ? error.message.split('\n') : [];
  return first.includes('eslint-plugin-sequelize-guard: ') && first.includes('got ') && first.includes('takes ');
}

const CODE = 'import { sequelize } from "./db.js";\nawait sequelize.sync({ force: true, match: /_test$/ });\nUser.sync({ alter: x });\nqueryInterface.dropTable("t");\n';

/** Lints one program under every hostile setting. */
export function examineHostileSettings(plugin: ESLint.Plugin, meter: StepMeter, limit: number): { problems: Problem[]; count: number; refused: number } {
  const problems: Problem[] = [];
  const all = listHostileSettings();
  let refused = 0;
  for (const settings of all) {
    const program: Program = { id: 'settings', text: CODE, parser: 'espree', sourceType: 'module', filename: 'src/a.js', settings, options: {}, grafts: 0, places: [] };
    meter.steps = 0;
    meter.limit = limit;
    try {
      const fatal = lintProgram(program, plugin).find((message) => message.fatal === true);
      if (fatal !== undefined) throw new Error(fatal.message);
    } catch (error) {
      refused += 1;
      const detail = `${describeSettings(settings)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`.slice(0, 2000);
      if (error instanceof StepLimitError || meter.steps > limit) problems.push({ kind: 'too many steps', rule: undefined, detail });
      else if (!isClearRefusal(error)) problems.push({ kind: 'throws', rule: undefined, detail });
    }
  }
  return { problems, count: all.length, refused };
}

function describeSettings(settings: unknown): string {
  try {
    return JSON.stringify(settings).slice(0, 300);
  } catch {
    return 'settings with a cycle';
  }
}

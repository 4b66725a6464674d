// What `--explain` says of a line: the reasons are those of the rules, in sentences that were read.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../src/bin/run.js';
import explained from './field/explained.json' with { type: 'json' };
import { explainCase, readFieldCases, type FieldCase } from './support/field.js';

const sentences: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = explained;
const cases = readFieldCases();

/** Several tests and rules ask for one line. */
const explainedLines = new Map<string, ReturnType<typeof explainLine>>();

function explain(given: FieldCase, line: number): ReturnType<typeof explainLine> {
  const key = `${given.id}:${String(line)}`;
  const found = explainedLines.get(key) ?? explainLine(given, line);
  explainedLines.set(key, found);
  return found;
}

/** The sentences on a line; of the kind of file only what is no production code. */
async function explainLine(given: FieldCase, line: number): Promise<readonly string[]> {
  const { sites } = await explainCase(given, line);
  return sites.map(({ facts, verdict }) => [verdict, ...facts.filter((fact) => !fact.startsWith('The file is production code'))].join(' '));
}

describe('every program of the field is explained', () => {
  it.each(cases.map((given) => [given.id, given] as const))('%s', async (id, given) => {
    const recorded = sentences[id] ?? {};
    expect(Object.keys(recorded)).not.toEqual([]);
    for (const [line, expected] of Object.entries(recorded)) expect(await explain(given, Number(line))).toEqual(expected);
  });

  it.each(cases.filter(({ expect: { length } }) => length > 0).map((given) => [given.id, given] as const))('and names the rules that report %s', async (_, given) => {
    for (const { line, rule } of given.expect) {
      const lines = await Promise.all([line].flat().map((one) => explain(given, one)));
      expect(lines.flat().join(' ')).toMatch(new RegExp(`Reported by [^.]*\`${rule}\``));
    }
  });
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly warning: string;
}

const manifest = JSON.stringify({ dependencies: { sequelize: '^6.37.0', pg: '^8' } });
const code = `import { Sequelize } from 'sequelize';
export const sequelize = new Sequelize(process.env.DATABASE_URL);
// eslint-disable-next-line sequelize-guard/no-drop -- asked for by hand
export const wipe = () => sequelize.drop();
export const make = () => sequelize.sync();
const options = {
  force: true,
};
export const reset = () => sequelize.sync(options);
`;

/** Runs the command in a project of these files. */
async function runIn(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Outcome> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'explain-')));
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }); });
  for (const [name, text] of Object.entries({ 'package.json': manifest, ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const written = { out: '', warning: '' };
  const exit = await run(args, { folder, isInteractive: false, readInput: () => Promise.resolve(''), print: (text) => void (written.out += text), warn: (text) => void (written.warning += text) });
  return { code: exit, ...written };
}

describe('--explain', () => {
  it('says of a report what was seen, and exits with 1', async () => {
    const { code: exit, out } = await runIn({ 'src/db.js': code }, '--explain', 'src/db.js:9');
    expect(out).toBe(`src/db.js:9  \`sequelize.sync(options)\`
  Reported by \`no-sync-force\` and \`require-sync-match\`. With \`--strict\`, \`no-sync\` reports it, too.
  The file is production code: no glob of \`files.test\`, \`files.dev\` or \`files.migration\` matches \`src/db.js\`.
  It is Sequelize's: \`sequelize\` comes from \`new Sequelize(…)\`.
  \`force\` is on: \`force: true\` on line 7.
  \`alter\` is not among the options.
  Neither a \`match\` nor a check of the database's name protects it.
  no-sync-force: \`sequelize.sync({ force })\` drops every table and recreates it empty. Run migrations instead. Allowed only in test and dev files (setting \`sequelize-guard\` → \`files\`).
  require-sync-match: \`sync({ force: true })\` empties every table of the connected database, production too. If this call has to stay, add \`match: /_test$/\`: Sequelize 6 then refuses any database whose name does not end in \`_test\`.
  Judged by the config \`recommended\`.

`);
    expect(exit).toBe(1);
  });

  it('says why nothing is reported, and exits with 0', async () => {
    const { code: exit, out } = await runIn({ 'src/db.js': code, 'test/db.js': code }, '--explain', 'src/db.js:5', 'src/db.js:4', 'test/db.js:4');
    expect(out).toContain('Not reported: `force` and `alter` are off: no options object is given. With `--strict`, `no-sync` reports it.\n');
    expect(out).toContain('Not reported: a comment switches `no-drop` off (asked for by hand).\n');
    expect(out).toContain('Not reported: the file is a test file, by the glob `**/{test,tests,');
    expect(exit).toBe(0);
  });

  it('finds the call that obeys options on the line, and the call that a line is a part of', async () => {
    expect((await runIn({ 'src/db.js': code }, '--explain', 'src/db.js:7')).out).toContain('src/db.js:9  `sequelize.sync(options)`\n');
    const long = 'import { sequelize } from "./db.js";\nsequelize.sync({\n  logging: false,\n  force: true,\n});\n';
    expect((await runIn({ 'src/a.js': long }, '--explain', 'src/a.js:3')).out).toContain('src/a.js:2  `sequelize.sync({ logging: false, force: true, })`\n');
  });

  it('reads TypeScript, and prints JSON', async () => {
    const typed = "import type { Sequelize } from 'sequelize';\nexport const wipe = (db: Sequelize): Promise<unknown> => db.drop();\n";
    const { out } = await runIn({ 'src/wipe.ts': typed }, '--explain', 'src/wipe.ts:2:58', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject([{
      file: 'src/wipe.ts', line: 2, judgedBy: 'Judged by the config `recommended`.',
      sites: [{ code: '`db.drop()`', verdict: 'Reported by `no-drop`.', reports: [{ rule: 'no-drop', line: 2 }] }],
    }]);
  });

  const scripts = JSON.stringify({ scripts: { 'build': 'tsc', 'prestart': 'sequelize db:drop', 'start': 'node .', 'test:reset': 'NODE_ENV=test sequelize db:drop' } }, undefined, 2);

  it('says of a file that is no code which command on the line loses data, and when it runs', async () => {
    const { code: exit, out, warning } = await runIn({ 'package.json': scripts, 'Dockerfile': 'FROM node\nCMD npm start\n' }, '--explain', 'package.json:4', 'Dockerfile:2');
    expect(out).toBe(`package.json:4  \`sequelize db:drop\`
  Listed by the audit, which reads commands as well as code.
  ESLint does not read this file: no rule reports the command.
  destructive-command: \`sequelize db:drop\` drops the whole database. It runs before the application starts (\`npm start\`).
  Judged by the audit, which needs no configuration.

Dockerfile:2  \`npm start\`
  Listed by the audit, which reads commands as well as code.
  ESLint does not read this file: no rule reports the command.
  destructive-command: \`npm start\` drops the whole database, through \`prestart\`. It runs when the container starts.
  Judged by the audit, which needs no configuration.

`);
    expect([exit, warning]).toEqual([1, '']);
  });

  it('exits with 0 for a command for tests, as the audit does', async () => {
    const { code: exit, out } = await runIn({ 'package.json': scripts }, '--explain', 'package.json:6');
    expect(out).toContain('Listed by the audit, as a command for tests.');
    expect(exit).toBe(0);
  });

  it.each(['package.json:3', 'README.md:1', 'src/App.vue:1', 'data.json:1'])('says that no rule reads %s', async (place) => {
    const { code: exit, warning } = await runIn({ 'package.json': scripts, 'README.md': 'sequelize db:drop\n', 'src/App.vue': '<script>sequelize.drop()</script>\n', 'data.json': '{}\n' }, '--explain', place);
    expect(warning).toBe(`${place}: no command that loses data. The file is neither JavaScript nor TypeScript, so no rule reads it; the audit reads commands only, such as \`sequelize db:drop\` in a script.\n`);
    expect(exit).toBe(2);
  });

  it.each([
    ['a file that is not there', ['src/none.js:1'], 'src/none.js does not exist.\n'],
    ['a folder', ['src:1'], 'src is no file.\n'],
    ['a line behind the end', ['src/db.js:99'], 'src/db.js:99: the file has 10 lines.\n'],
    ['a line with nothing on it', ['src/db.js:2'], 'src/db.js:2: no call of sync, drop, truncate, destroy, bulkDelete or another destructive method, and no option that one obeys, on this line.\n'],
    ['a file that does not parse', ['src/broken.js:1'], 'src/broken.js could not be read: line 2: '],
  ])('names %s, and exits with 2', async (_, places, warning) => {
    const { code: exit, warning: written } = await runIn({ 'src/db.js': code, 'src/broken.js': 'sequelize.sync({\n' }, '--explain', ...places);
    expect(written).toContain(warning);
    expect(exit).toBe(2);
  });

  it('explains the other lines where one cannot be', async () => {
    const { code: exit, out, warning } = await runIn({ 'src/db.js': code }, '--explain', 'src/none.js:1', 'src/db.js:9');
    expect([exit, warning]).toEqual([2, 'src/none.js does not exist.\n']);
    expect(out).toContain('Reported by');
  });

  it.each([
    [['--explain'], '--explain takes one or more lines, such as src/db.js:12'],
    [['--explain', 'src/db.js'], "--explain got 'src/db.js', it takes a file and a line, such as src/db.js:12"],
    [['--explain', 'src/db.js:0'], "--explain got 'src/db.js:0', it takes a file and a line"],
    [['--explain', 'src/db.js:1', '--fix'], '--explain and --fix exclude each other'],
    [['--explain', 'src/db.js:1', '--format', 'sarif'], '--explain takes --format stylish or json, printed'],
    [['--explain', 'src/db.js:1', '--format', 'json:out.json'], '--explain takes --format stylish or json, printed'],
  ])('refuses %j', async (args, message) => {
    const { code: exit, warning } = await runIn({ 'src/db.js': code }, ...args);
    expect(warning).toContain(message);
    expect(exit).toBe(2);
  });

  it('goes by the rules and settings of the project where it has them', async () => {
    const plugin = path.join(import.meta.dirname, '../dist/index.cjs');
    const config = `module.exports = [{ plugins: { guard: require(${JSON.stringify(plugin)}) }, rules: { 'guard/no-drop': 'error' }, settings: { 'sequelize-guard': { files: { dev: ['tools/**'] } } } }];\n`;
    const { out } = await runIn({ 'eslint.config.cjs': `// sequelize-guard\n${config}`, 'tools/db.js': code, 'src/db.js': code }, '--explain', 'tools/db.js:4', 'src/db.js:9');
    expect(out).toContain('Not reported: the file is a dev file, by the glob `tools/**` of `files.dev`.');
    expect(out).toContain('Not reported: the rule that would report it is off here, or allows it by an option.');
    expect(out).toContain("Judged by this project's ESLint configuration.");
  });
});

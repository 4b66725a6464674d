// Draws the pictures of the documentation from what programs really print. With --check it writes nothing and fails where a
// picture shows something else than is printed now. Needs dist/.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { DIAGRAMS, drawDiagram } from './diagram-picture.mjs';
import { drawEditor, EDITOR_EXAMPLE } from './editor-picture.mjs';
import { drawTerminal, normalizeOutput } from './terminal-picture.mjs';

const load = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

function drawDemo() {
  const { status, stdout } = spawnSync(process.execPath, ['examples/demo.mjs'], { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error('The demo failed.');
  return drawTerminal(normalizeOutput(stdout), 'npm run demo: a shop loses its rows at a restart; ESLint reports the call and fixes it, and the rows stay');
}

/** What ESLint reports on the example, and its suggestions as the extension for VS Code titles them (tests/e2e/editor.test.ts). */
async function drawQuickFix() {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-editor-')));
  try {
    writeFileSync(path.join(folder, 'package.json'), '{ "dependencies": { "sequelize": "^6.37.8" } }\n');
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [load('../dist/index.cjs').configs.recommended] });
    const { code, file } = EDITOR_EXAMPLE;
    const [{ messages: [found] }] = await eslint.lintText(code, { filePath: path.join(folder, file) });
    const report = { line: found.line - 1, start: found.column - 1, end: found.endColumn - 1, message: found.message, rule: found.ruleId };
    const [{ fix: { range: [start, end], text } }] = found.suggestions;
    const shown = { file, code, report, titles: found.suggestions.map(({ desc }) => `${desc} (${found.ruleId})`), after: code.slice(0, start) + text + code.slice(end) };
    return drawEditor(shown, 'An editor: the call of sync in a test is underlined, the message says what it empties, and the quick fix adds a match');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the audit prints in the demo's shop, in its own colors; the shop is copied, so that no package.json above it counts. */
function drawAudit() {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'sequelize-guard-audit-')));
  try {
    cpSync(path.join(root, 'examples/shop'), path.join(folder, 'shop'), { recursive: true, filter: (file) => !/node_modules|eslint\.config/.test(file) });
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    const { stdout } = spawnSync(process.execPath, [path.join(root, 'dist/bin/eslint-plugin-sequelize-guard.js')], { cwd: path.join(folder, 'shop'), encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
    if (stdout === '') throw new Error('The audit printed nothing.');
    return drawTerminal(normalizeOutput(`$ npx eslint-plugin-sequelize-guard\n\n${stdout}`), 'The audit of the shop of npm run demo: each report with its place, then what would be lost, where');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readPicture(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

// The demo takes its time, and tests/e2e/demo.test.ts runs it.
const isWithoutDemo = process.argv.includes('--without-demo');
const pictures = [
  ...(isWithoutDemo ? [] : [['demo', drawDemo()]]),
  ['editor', await drawQuickFix()],
  ['audit', drawAudit()],
  ...Object.entries(DIAGRAMS).map(([name, diagram]) => [name, drawDiagram(diagram)]),
];
for (const [name, drawn] of pictures) {
  const file = path.join(root, `docs/pictures/${name}.svg`);
  if (!process.argv.includes('--check')) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, drawn);
  } else if (readPicture(file) !== drawn) {
    console.error(`docs/pictures/${name}.svg does not show what is printed now. Run: npm run pictures`);
    process.exitCode = 1;
  }
}

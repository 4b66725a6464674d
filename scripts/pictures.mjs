// Draws the pictures of the documentation from what programs really print. With --check it writes nothing and fails where a
// picture shows something else than is printed now. Needs dist/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawTerminal, normalizeOutput } from './terminal-picture.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const picture = path.join(root, 'docs/pictures/demo.svg');
const TITLE = 'npm run demo: a shop loses its rows at a restart; ESLint reports the call and fixes it, and the rows stay';

function readPicture() {
  try {
    return readFileSync(picture, 'utf8');
  } catch {
    return undefined;
  }
}

const { status, stdout } = spawnSync(process.execPath, ['examples/demo.mjs'], { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
if (status !== 0) throw new Error('The demo failed.');
const drawn = drawTerminal(normalizeOutput(stdout), TITLE);
if (!process.argv.includes('--check')) {
  mkdirSync(path.dirname(picture), { recursive: true });
  writeFileSync(picture, drawn);
} else if (readPicture() !== drawn) {
  console.error('docs/pictures/demo.svg does not show what the demo prints. Run: npm run pictures');
  process.exitCode = 1;
}

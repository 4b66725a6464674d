// Compiles src/ into dist/, and adds the presets that are generated from it. The same sources always give the same files;
// dist/ is replaced as a whole, so that what reads it meanwhile never finds half a build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deferImports } from './defer-imports.mjs';
import { writeOxlintPresets } from './oxlint-presets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');
const dist = path.join(root, 'dist');
const draft = path.join(root, 'node_modules/.cache/sequelize-guard', String(process.pid));

mkdirSync(draft, { recursive: true });
try {
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json', '--outDir', draft], { cwd: root, stdio: 'inherit' });
  if (status === 0) deferImports(draft);
  rmSync(dist, { recursive: true, force: true });
  renameSync(draft, dist);
  if (status === 0) writeOxlintPresets(dist);
  process.exitCode = status ?? 1;
} finally {
  rmSync(draft, { recursive: true, force: true });
}

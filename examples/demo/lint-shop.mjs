import { expectSame } from './expect-same.mjs';
import { lint } from './lint.mjs';

/** Lints the shop as it was written: the start file, and nothing else, must be reported. */
export async function lintShop(folder) {
  const { exitCode, output, reports } = await lint(folder, ['.']);
  console.log(`${output.trimEnd()}\nexit code ${exitCode}`);
  expectSame('exit code of eslint on the shop as written', exitCode, 1);
  expectSame('files that eslint reports', [...new Set(reports.map(({ file }) => file))], ['src/server.js']);
  const found = reports.some(({ rule }) => rule === 'sequelize-guard/no-sync-force');
  expectSame('src/server.js is reported by sequelize-guard/no-sync-force', found, true);
}

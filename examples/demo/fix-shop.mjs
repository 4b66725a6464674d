import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expectSame } from './expect-same.mjs';
import { lint } from './lint.mjs';

/** Lets ESLint fix a copy of the shop, in which only the start file may change. */
export async function fixShop(folder) {
  const file = path.join(folder, 'src', 'server.js');
  const before = readLines(file);
  const { exitCode, output } = await lint(folder, ['--fix', '.']);
  const after = readLines(file);
  console.log(output.trimEnd() || 'nothing left to report');
  for (const line of before.filter((text) => !after.includes(text))) {
    console.log(`- ${line}`);
  }
  for (const line of after.filter((text) => !before.includes(text))) {
    console.log(`+ ${line}`);
  }
  expectSame('exit code of eslint --fix', exitCode, 0);
  expectSame('src/server.js holds `await umzug.up();`', after.includes('await umzug.up();'), true);
  expectSame('src/server.js still calls sync()', after.some((line) => line.includes('.sync(')), false);
}

function readLines(file) {
  return readFileSync(file, 'utf8').split(/\r?\n/);
}

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expectSame } from './expect-same.mjs';

const name = '00000000000000-baseline.js';
const module = 'src/models/order-item.js';

/** Takes the migrations of a copy away, as in a shop that never had one, and lets the command write the first. */
export async function writeBaseline(folder) {
  const migrations = path.join(folder, 'migrations');
  rmSync(migrations, { recursive: true });
  expectSame('exit code of baseline', (await runBaseline(folder, [])).code, 0);
  expectSame('the migrations of the shop', readdirSync(migrations), [name]);
  for (const line of readFileSync(path.join(migrations, name), 'utf8').split('\n').filter((text) => text.includes('createTable('))) {
    console.log(`+ ${line.trim()} …`);
  }
  const compared = await runBaseline(folder, ['--check']);
  console.log(compared.output.trimEnd());
  expectSame('exit code of baseline --check', compared.code, 0);
  await findForgottenMigration(folder);
}

/** A model that grows a column without a migration is found. */
async function findForgottenMigration(folder) {
  const file = path.join(folder, 'src', 'models', 'product.js');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('stock:', 'color: { type: DataTypes.STRING }, stock:'));
  const { code, output } = await runBaseline(folder, ['--check']);
  writeFileSync(file, before);
  console.log(output.trimEnd());
  expectSame('exit code of baseline --check with a column more', code, 1);
  expectSame('it names table and column', output.includes('table products, column color'), true);
}

async function runBaseline(folder, options) {
  const bin = path.join(folder, 'node_modules', 'eslint-plugin-sequelize-guard', 'dist', 'bin', 'eslint-plugin-sequelize-guard.js');
  // No database of that name is anywhere: none is asked.
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody@host.invalid/shop' };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [bin, 'baseline', module, ...options], { cwd: folder, env });
    return { code: 0, output: stdout };
  } catch (error) {
    return { code: error.code, output: `${error.stdout}${error.stderr}` };
  }
}

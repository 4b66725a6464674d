// Starts one program in its project: node start.mjs <kind> <file>, in the folder of the project. Tells its parent { thrown }, the
// message of what was thrown, and ends.
import { createRequire } from 'node:module';
import path from 'node:path';

const [kind, file] = process.argv.slice(2);
const load = createRequire(path.join(process.cwd(), 'index.cjs'));
const { start } = await import(`./${kind}.mjs`);

process.send({ thrown: await run() }, () => process.exit(0));

async function run() {
  try {
    await start(file, load);
    return undefined;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

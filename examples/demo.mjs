// Shows what one line of a start file does to a database, and what the plugin does about it.
//   npm run demo
//   node examples/demo.mjs --plugin <folder>   with another build of the plugin
import { parseArgs } from 'node:util';

try {
  const { values } = parseArgs({ options: { plugin: { type: 'string' } } });
  const { runDemo } = await import('./demo/run-demo.mjs');
  await runDemo(values.plugin);
} catch (error) {
  const [reason] = String(error?.message ?? error).split('\n');
  console.error(`\ndemo failed: ${reason}`);
  process.exit(1);
}

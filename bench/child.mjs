// Run by the benchmark in a process of its own: `memory <config> <files>` lints a corpus, `load <specifier>` loads a module.
import { createRequire } from 'node:module';
import { readCorpora } from './corpora.mjs';

const [kind, name, count] = process.argv.slice(2);

if (kind === 'load') {
  const require = createRequire(import.meta.url);
  const start = performance.now();
  require(name);
  console.log(performance.now() - start);
} else {
  const { prepareConfig } = await import('./measure.mjs');
  const { listContenders } = await import('./contenders.mjs');
  const { Linter } = await import('eslint');
  const { peers, strict } = listContenders();
  const config = prepareConfig(name === 'strict' ? strict : peers[name]);
  for (const { files } of readCorpora(process.cwd(), Number(count))) {
    for (const [index, { text, language }] of files.entries()) {
      new Linter({ configType: 'flat' }).verify(text, config, `src/file${index}.${language}`);
    }
  }
  console.log(process.resourceUsage().maxRSS / 1024);
}

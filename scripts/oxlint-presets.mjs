// Writes the presets for oxlint into dist/: oxlint reads JSON, so it cannot extend the plugin's own configs.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const load = createRequire(import.meta.url);

/** One file for each flat config, with its rules; read from the plugin in `dist`. */
export function writeOxlintPresets(dist) {
  const { configs, meta } = load(path.join(dist, 'index.cjs'));
  for (const name of ['recommended', 'strict']) {
    const preset = { jsPlugins: [meta.name], rules: configs[name].rules };
    writeFileSync(path.join(dist, `oxlint-${name}.json`), `${JSON.stringify(preset, undefined, 2)}\n`);
  }
}

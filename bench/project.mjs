import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SPECIFIERS = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"]((?:@[\w.-]+\/)?[\w][\w.-]*)/g;

/**
 * A folder with the package.json of a project that uses Sequelize, or does not, and lists what its files import, as a team's does; it is
 * the working directory from here on, and gone when the process ends.
 */
export function enterProject(files, { withSequelize = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sequelize-guard-bench-'));
  const imported = files.flatMap(({ text }) => [...text.matchAll(SPECIFIERS)].map(([, name]) => name));
  const names = [...new Set([...(withSequelize ? ['sequelize'] : []), ...imported])].filter((name) => !isBuiltin(name) && (withSequelize || !/sequelize/i.test(name))).sort();
  const content = { name: 'bench', private: true, dependencies: Object.fromEntries(names.map((name) => [name, '^6.0.0'])) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(content));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.chdir(folder);
}

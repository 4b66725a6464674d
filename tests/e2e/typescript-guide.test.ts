// docs/guides/typescript.md: each configuration makes ESLint report the file of the guide, or says loudly why it cannot.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject } from '../policy/temporary-project.js';
import { repository } from '../support/sources.js';
import { readSnippet, readSnippetFile } from './support/guide.js';
import { runShell, type Outcome } from './support/run.js';

/** A Sequelize project with the modules of this repository, and the plugin from `dist`. */
function createTypeScriptProject(files: Readonly<Record<string, string>>): string {
  const folder = createProject({ 'package.json': { type: 'module', dependencies: { sequelize: '^6.0.0' } }, ...readSnippetFile('typescript', 'check'), ...files });
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, '.bin'), { recursive: true });
  symlinkSync(repository, path.join(modules, 'eslint-plugin-sequelize-guard'), 'dir');
  for (const name of ['eslint', 'typescript', 'typescript-eslint']) symlinkSync(path.join(repository, 'node_modules', name), path.join(modules, name), 'dir');
  symlinkSync(path.join(repository, 'node_modules/eslint/bin/eslint.js'), path.join(modules, '.bin/eslint'));
  const command = path.join(repository, 'dist/bin/eslint-plugin-sequelize-guard.js');
  writeFileSync(path.join(modules, '.bin/eslint-plugin-sequelize-guard'), `#!/bin/sh\nexec node '${command}' "$@"\n`, { mode: 0o755 });
  return folder;
}

const runCheck = (files: Readonly<Record<string, string>>, command = readSnippet('typescript', 'run-check')): Promise<Outcome> => runShell(command, { cwd: createTypeScriptProject(files) });

/** The configuration with the entry for TypeScript that a guide shows, in front of what it exports. */
function withEntry(config: string, entry: string): Readonly<Record<string, string>> {
  return { 'eslint.config.mjs': `import tseslint from 'typescript-eslint';\n${config.replace('export default [', `export default [\n  ${entry}`)}` };
}

const recommended = "import sequelizeGuard from 'eslint-plugin-sequelize-guard';\n\nexport default [\n  sequelizeGuard.configs.recommended,\n];\n";
const staged = Object.values(JSON.parse(readSnippet('pre-commit', 'husky-config')) as Readonly<Record<string, string>>)[0] ?? '';
const { scripts } = JSON.parse(readSnippet('monorepos', 'package')) as { readonly scripts: { readonly lint: string } };

describe('a .ts file is reported as each guide says to lint it', () => {
  it.each([
    ['ci', readSnippetFile('ci', 'typescript'), readSnippet('ci', 'plain')],
    ['pre-commit', withEntry(recommended, readSnippet('pre-commit', 'typescript')), `npx ${staged} src/check.ts`],
    ['monorepos', withEntry(readSnippet('monorepos', 'config'), readSnippet('monorepos', 'typescript')), `cd src && npx ${scripts.lint}`],
    ['editor', withEntry(recommended, readSnippet('editor', 'typescript')), 'npx eslint --stdin --stdin-filename src/check.ts < src/check.ts'],
  ])('%s', async (_guide, files, command) => {
    const { code, stdout, stderr } = await runCheck(files, command);
    expect(stdout, stderr).toMatch(/check\.ts[\s\S]*sequelize-guard\/require-sync-match[\s\S]*sequelize-guard\/no-sync-force/);
    expect(code).toBe(1);
  });

  it('with one entry for all', () => {
    for (const guide of ['pre-commit', 'monorepos', 'editor'] as const) expect(readSnippet('typescript', 'config')).toContain(readSnippet(guide, 'typescript').trim());
  });
});

describe('docs/guides/typescript.md', () => {
  it('installs what its configuration imports', () => {
    const installed = readSnippet('typescript', 'install').trim().split(' ').slice(3);
    const imported = [...readSnippet('typescript', 'config').matchAll(/from '(.*)'/g)].map(([, name]) => name);
    const { devDependencies, name } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as { devDependencies: Record<string, string>; name: string };
    expect(imported).toHaveLength(2);
    expect(installed).toEqual(expect.arrayContaining(imported));
    expect([name, ...Object.keys(devDependencies)]).toEqual(expect.arrayContaining(installed));
  });

  it('the configuration with a parser reports the file', async () => {
    const { code, stdout } = await runCheck(readSnippetFile('typescript', 'config'));
    expect(stdout).toContain('2 problems (2 errors, 0 warnings)');
    expect(stdout).toMatch(/sequelize-guard\/require-sync-match[\s\S]*sequelize-guard\/no-sync-force/);
    expect(code).toBe(1);
  });

  it('so does the one beside the rules of typescript-eslint', async () => {
    const { stdout } = await runCheck(readSnippetFile('typescript', 'config-with-rules'));
    expect(stdout).toMatch(/sequelize-guard\/require-sync-match[\s\S]*sequelize-guard\/no-sync-force/);
  });

  it('without a parser, the file is a parsing error', async () => {
    const [name = '', text = ''] = Object.entries(readSnippetFile('typescript', 'config'))[0] ?? [];
    const { code, stdout } = await runCheck({ [name]: text.replace(/^.*tseslint.*\n/gm, '') });
    expect(stdout).toContain('Parsing error: Unexpected token :');
    expect(code).toBe(1);
  });

  it('the narrow configuration leaves the file out, which ESLint says of a file that is named', async () => {
    const narrow = readSnippetFile('typescript', 'narrow');
    expect((await runCheck(narrow)).stdout).toContain('File ignored because no matching configuration was supplied');
    expect(await runCheck(narrow, 'npx eslint --no-warn-ignored src/check.ts')).toMatchObject({ code: 0, stdout: '' });
    const { code, stdout } = await runCheck(narrow, readSnippet('typescript', 'check-setup'));
    expect(`${code} ${stdout}`).toContain('src/check.ts');
  });
});

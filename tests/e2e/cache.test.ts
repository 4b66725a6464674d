// ESLint's --cache follows what the rules read beside the linted file.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAudited } from './support/audit.js';
import type { Project } from './support/packed.js';
import { run, type Outcome } from './support/run.js';

const withoutSequelize = '{ "name": "app" }';
const withSequelize = '{ "name": "app", "dependencies": { "sequelize": "^6.37.8" } }';
const program = "import { store } from './store.js';\n\nstore.sync({ force: true });\n";
const config = (settings = '{}'): string => `import sequelizeGuard from 'eslint-plugin-sequelize-guard';
export default [sequelizeGuard.configs.recommended, { settings: { 'sequelize-guard': ${settings}, 'sequelize-guards-neighbour': {} } }];
`;

function lint(project: Project, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return run(path.join(project.folder, 'node_modules/.bin/eslint'), ['--cache', '--cache-strategy', 'content', '--cache-location', 'cache.json', 'src'], { cwd: project.folder, env });
}

describe.each(['eslint8', 'eslint9', 'eslint10'] as const)('--cache on %s', (app) => {
  const env = { ESLINT_USE_FLAT_CONFIG: 'true' };

  it('follows package.json, and holds where nothing changes', async () => {
    const project = await createAudited({ 'package.json': withoutSequelize, 'eslint.config.mjs': config(), 'src/server.js': program }, app);
    expect(await lint(project, env)).toMatchObject({ code: 0, stdout: '' });
    const first = project.read('cache.json');
    expect(first).toContain('src/server.js');
    expect((await lint(project, env)).code).toBe(0);
    expect(project.read('cache.json')).toBe(first);
    project.write({ 'package.json': withSequelize });
    const { code, stdout } = await lint(project, env);
    expect(stdout).toContain('sequelize-guard/no-sync-force');
    expect(code).toBe(1);
    project.write({ 'package.json': withoutSequelize });
    expect((await lint(project, env)).code).toBe(0);
  });

  it('follows the package.json of a package further down, and one that comes or goes', async () => {
    const project = await createAudited({ 'package.json': withoutSequelize, 'eslint.config.mjs': config(), 'src/api/server.js': program }, app);
    expect((await lint(project, env)).code).toBe(0);
    project.write({ 'src/api/package.json': withSequelize });
    expect((await lint(project, env)).code).toBe(1);
    rmSync(path.join(project.folder, 'src/api/package.json'));
    expect((await lint(project, env)).code).toBe(0);
  });

  it("leaves the user's own settings as they are", async () => {
    const project = await createAudited({ 'package.json': withSequelize, 'eslint.config.mjs': config("{ files: { dev: ['src/*.js'] } }"), 'src/server.js': `// eslint-disable-next-line sequelize-guard/require-sync-match\n${program.slice(program.lastIndexOf('store.'))}` }, app);
    const { code, stdout } = await lint(project, env);
    expect(stdout).toBe('');
    expect(code).toBe(0);
    const printed = await run(path.join(project.folder, 'node_modules/.bin/eslint'), ['--print-config', 'src/server.js'], { cwd: project.folder, env });
    const { settings } = JSON.parse(printed.stdout) as { settings: Record<string, unknown> };
    expect(settings['sequelize-guard']).toEqual({ files: { dev: ['src/*.js'] } });
    expect(settings['sequelize-guard/cache']).toMatch(/^[\da-f]{64}$/u);
  });
});

it('--cache follows package.json with eslintrc, too', async () => {
  const project = await createAudited({
    'package.json': withoutSequelize, 'src/server.js': program,
    '.eslintrc.json': JSON.stringify({ root: true, extends: ['plugin:sequelize-guard/legacy-recommended'], parserOptions: { ecmaVersion: 2022, sourceType: 'module' } }),
  }, 'eslint8');
  expect(await lint(project)).toMatchObject({ code: 0, stdout: '' });
  project.write({ 'package.json': withSequelize });
  expect((await lint(project)).code).toBe(1);
});

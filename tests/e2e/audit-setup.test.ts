import { describe, expect, it } from 'vitest';
import { audit, createAudited, destructive, harmless, readSummary, typed } from './support/audit.js';

const flat = "import sequelizeGuard from 'eslint-plugin-sequelize-guard';\nexport default [{ ...sequelizeGuard.configs.recommended, files: ['**/*.{js,mjs}'] }, { ignores: ['old/**'] }];\n";

describe.each(['eslint8', 'eslint9', 'eslint10'] as const)('--check-setup on %s', (app) => {
  it('names the files that the project\'s own configuration lints with the rules, and those that it does not', async () => {
    const project = await createAudited({ 'eslint.config.mjs': flat, 'src/server.js': destructive, 'src/wipe.ts': typed, 'old/fine.js': harmless }, app);
    const { stdout, code } = await audit(project, ['--check-setup']);
    expect(stdout).toContain('linted with no-drop, no-sync-alter, no-sync-force, require-sync-match, valid-sync-match: 2 files: eslint.config.mjs, src/server.js');
    expect(stdout).toContain('not linted, no `files` of the configuration match it: 1 file: src/wipe.ts');
    expect(stdout).toContain('not linted, the configuration ignores it: 1 file: old/fine.js');
    expect(stdout).toContain('Reports of the audit that it does not show:\n  src/wipe.ts:4  ');
    expect(stdout).not.toContain('src/server.js:3');
    expect(code).toBe(1);
  });

  it('is content where every report is shown, under another name of the plugin, too', async () => {
    const renamed = "import guard from 'eslint-plugin-sequelize-guard';\nimport parser from '@typescript-eslint/parser';\nexport default [{ files: ['**/*.{js,ts}'], languageOptions: { parser }, plugins: { guard }, rules: { 'guard/no-sync-force': 'error', 'guard/no-drop': 'off' } }];\n";
    const project = await createAudited({ 'eslint.config.mjs': renamed, 'src/server.js': destructive, 'src/wipe.ts': typed }, app);
    const { stdout, code } = await audit(project, ['--check-setup', 'src']);
    expect(stdout).toContain('linted with no-sync-force: 2 files: src/server.js, src/wipe.ts');
    expect(stdout).toContain('Every line on which the audit reports something is linted with a rule that reports it, in src/server.js, src/wipe.ts.');
    expect(code).toBe(0);
  });

  it('the audit says it in a line', async () => {
    const project = await createAudited({ 'eslint.config.mjs': flat, 'src/server.js': destructive, 'src/wipe.ts': typed }, app);
    expect(readSummary(await audit(project))).toContain('Not shown by the ESLint configuration of this project: the reports in src/wipe.ts. --check-setup says why.');
    project.write({ 'src/wipe.ts': harmless });
    expect(readSummary(await audit(project))).not.toContain('Not shown');
  });
});

describe('--check-setup', () => {
  it('reads eslintrc where ESLint does', async () => {
    const project = await createAudited({ '.eslintrc.json': JSON.stringify({ root: true, extends: ['plugin:sequelize-guard/legacy-recommended'], parserOptions: { ecmaVersion: 2022, sourceType: 'module' } }), 'src/server.js': destructive }, 'eslint8');
    const { stdout, code } = await audit(project, ['--check-setup']);
    expect(stdout).toContain('linted with no-drop, no-sync-alter, no-sync-force, require-sync-match, valid-sync-match: 1 file: src/server.js');
    expect(code).toBe(0);
  });

  it('says where there is no configuration, and where it throws', async () => {
    const project = await createAudited({ 'src/server.js': destructive });
    const none = await audit(project, ['--check-setup']);
    expect(none.stdout).toContain('This project has no ESLint configuration yet');
    expect(none.code).toBe(2);
    project.write({ 'eslint.config.mjs': "throw new Error('sequelize-guard: broken \\u001B[2J')" });
    const broken = await audit(project);
    expect(readSummary(broken)).toContain(String.raw`The ESLint configuration of this project could not be read: sequelize-guard: broken \u001b[2J`);
    expect(broken.code).toBe(1);
  });

  it('names reports of rules that are not on, which is no reason to fail', async () => {
    const few = "import guard from 'eslint-plugin-sequelize-guard';\nexport default [{ plugins: { 'sequelize-guard': guard }, rules: { 'sequelize-guard/no-sync-force': 'error' } }];\n";
    const project = await createAudited({ 'eslint.config.mjs': few, 'src/server.js': `${destructive}\nawait sequelize.drop();\n` });
    const { stdout, code } = await audit(project, ['--check-setup']);
    expect(stdout).toMatch(/Reports of rules that it does not switch on, in files that it lints with others:\n {2}src\/server\.js:\d+ {2}no-drop\n/u);
    expect(stdout).not.toContain('require-sync-match\n');
    expect(code).toBe(0);
  });

  it('a file that the parser of the configuration cannot read is not shown', async () => {
    const plain = "import guard from 'eslint-plugin-sequelize-guard';\nexport default [{ files: ['**/*.{js,ts}'] }, guard.configs.recommended];\n";
    const project = await createAudited({ 'eslint.config.mjs': plain, 'src/server.js': destructive, 'src/wipe.ts': typed });
    const { stdout, code } = await audit(project, ['--check-setup']);
    expect(stdout).toMatch(/not linted, its parser cannot read it \(Parsing error: [^)]+\): 1 file: src\/wipe\.ts/u);
    expect(stdout).toContain('Reports of the audit that it does not show:\n  src/wipe.ts:4  ');
    expect(code).toBe(1);
  });

  it('a configuration that has nothing to do with this plugin is not loaded', async () => {
    const project = await createAudited({ 'eslint.config.mjs': "throw new Error('loaded')", 'src/server.js': destructive });
    expect(readSummary(await audit(project))).not.toContain('loaded');
  });
});

import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { drawEditor, EDITOR_EXAMPLE } from '../../scripts/editor-picture.mjs';
import { readText } from '../support/sources.js';
import { readSnippet, readSnippetFile } from './support/guide.js';
import { Editor, type CodeAction, type Diagnostic } from './support/language-server.js';
import { createProject, installApp, type AppName, type Project } from './support/packed.js';
import { runShell } from './support/run.js';

const config = "import guard from 'eslint-plugin-sequelize-guard';\n\nexport default [guard.configs.recommended];\n";
const migrating = `import guard from 'eslint-plugin-sequelize-guard';

export default [
  guard.configs.recommended,
  { settings: { 'sequelize-guard': { migration: { call: 'umzug.up()', import: { name: 'umzug', from: './src/umzug.js' } } } } },
];
`;
const harmless = "import { sequelize } from './db.js';\n\nawait sequelize.sync();\n";
const destructive = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
const file = 'src/server.js';
const rule = 'sequelize-guard/no-sync-force';

const open: { readonly editor: Editor; readonly project: Project }[] = [];

afterEach(async () => {
  for (const { editor, project } of open.splice(0)) {
    await editor.close();
    project.remove();
  }
});

async function openEditor(app: AppName, eslintConfig: string, settings: Readonly<Record<string, unknown>> = {}): Promise<Editor> {
  const project = await createProject(app, { 'eslint.config.mjs': eslintConfig, [file]: harmless, 'src/umzug.js': 'export const umzug = createMigrator();\n' });
  const editor = await Editor.open(project.folder, settings);
  open.push({ editor, project });
  return editor;
}

async function diagnoseForce(editor: Editor): Promise<Diagnostic> {
  const found = (await editor.diagnose(file)).find(({ code }) => code === rule);
  if (found === undefined) throw new Error(`no ${rule}: ${editor.log.join('\n')}`);
  return found;
}

function findAction(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const found = actions.find((action) => title.test(action.title));
  if (found === undefined) throw new Error(`no action ${String(title)} in: ${actions.map((action) => action.title).join('; ')}`);
  return found;
}

describe.each(['eslint8', 'eslint9', 'eslint10'] as const)('the editor on %s', (app) => {
  it('reports while the file changes unsaved, with the rule and the link to its page', async () => {
    const editor = await openEditor(app, config);
    editor.type(file, harmless);
    expect(await editor.diagnose(file)).toEqual([]);
    editor.type(file, destructive);
    expect(await diagnoseForce(editor)).toMatchObject({
      source: 'eslint',
      severity: 1,
      codeDescription: { href: expect.stringMatching(/^https:\/\/.*no-sync-force/u) as string },
      range: { start: { line: 2, character: 23 }, end: { line: 2, character: 34 } },
    });
    editor.type(file, harmless);
    expect(await editor.diagnose(file)).toEqual([]);
  });

  it('applies the fix as an edit', async () => {
    const editor = await openEditor(app, migrating);
    editor.type(file, destructive);
    const actions = await editor.listActions(file, [await diagnoseForce(editor)]);
    await editor.apply(findAction(actions, /^Fix this sequelize-guard\/no-sync-force problem/u));
    expect(editor.textOf(file)).toContain("import { umzug } from './umzug.js';");
    expect(editor.textOf(file)).toContain('await umzug.up();');
    expect(await editor.diagnose(file)).toEqual([]);
  });

  it('applies each suggestion as an edit that parses', async () => {
    const editor = await openEditor(app, config);
    editor.type(file, destructive);
    const titles = (await editor.listActions(file, [await diagnoseForce(editor)]))
      .filter(({ command }) => command?.command === 'eslint.applySuggestion')
      .map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) {
      editor.type(file, destructive);
      const actions = await editor.listActions(file, [await diagnoseForce(editor)]);
      await editor.apply(actions.find((action) => action.title === title) ?? findAction(actions, /never/u));
      expect(editor.textOf(file), title).not.toBe(destructive);
      expect((await editor.diagnose(file)).filter(({ message }) => message.startsWith('Parsing error')), title).toEqual([]);
    }
  });

  it('switches the report off by the comment the editor writes', async () => {
    const editor = await openEditor(app, config);
    editor.type(file, destructive);
    const actions = await editor.listActions(file, [await diagnoseForce(editor)]);
    await editor.apply(findAction(actions, /^Disable sequelize-guard\/no-sync-force for this line/u));
    expect(editor.textOf(file)).toContain('// eslint-disable-next-line sequelize-guard/no-sync-force\nawait sequelize.sync({ force: true });');
    expect((await editor.diagnose(file)).map(({ code }) => code)).not.toContain(rule);
  });

  it('shows a settings error that names the key', async () => {
    const editor = await openEditor(app, `${config.trimEnd().replace('];', ", { settings: { 'sequelize-guard': { filez: {} } } }];")}\n`);
    editor.type(file, destructive);
    expect(await editor.diagnose(file)).toEqual([]);
    expect(editor.log.join('\n')).toMatch(/sequelize-guard[\s\S]*filez/u);
    // 3: the editor's status item says that ESLint failed and leads to the log.
    expect(editor.statuses.at(-1)).toBe(3);
  });
});

it('the picture of the guide shows what the editor shows', async () => {
  const { code, file: test } = EDITOR_EXAMPLE;
  const editor = await openEditor('eslint10', config);
  editor.type(test, code);
  const [found, ...others] = await editor.diagnose(test);
  if (found === undefined) throw new Error(`nothing is reported: ${editor.log.join('\n')}`);
  expect(others).toEqual([]);
  const suggestions = (await editor.listActions(test, [found])).filter(({ command }) => command?.command === 'eslint.applySuggestion');
  await editor.apply(findAction(suggestions, /./u));
  const { message, range } = found;
  const report = { line: range.start.line, start: range.start.character, end: range.end.character, message, rule: found.code };
  const shown = { file: test, code, report, titles: suggestions.map(({ title }) => title), after: editor.textOf(test) };
  const picture = readText('docs/pictures/editor.svg');
  const title = /<title>(.*)<\/title>/u.exec(picture)?.[1] ?? '';
  expect(picture).toBe(drawEditor(shown, title));
  expect(drawEditor({ ...shown, titles: ['Another.'] }, title)).not.toBe(picture);
  expect(readText('docs/guides/editor.md')).toContain('(../pictures/editor.svg)');
  expect(await editor.diagnose(test)).toEqual([]);
});

/** A Lua table of the form that settings have, as an object. */
interface LuaNode {
  readonly type: string;
  readonly value?: unknown;
  readonly raw?: string;
  readonly fields?: readonly { readonly key: { readonly name: string }; readonly value: LuaNode }[];
  readonly arguments?: readonly LuaNode[];
  readonly expression?: LuaNode;
  readonly body?: readonly LuaNode[];
}

function readLua({ type, value, raw = '', fields = [] }: LuaNode): unknown {
  if (type === 'TableConstructorExpression') return Object.fromEntries(fields.map((field) => [field.key.name, readLua(field.value)]));
  return type === 'StringLiteral' ? raw.slice(1, -1) : value;
}

describe('the settings in the guide', () => {
  const readJson = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

  it('of VS Code report while typing, and fix on an explicit save', async () => {
    const settings = readJson(readSnippet('editor', 'vscode-settings'));
    const own = Object.entries(settings).filter(([key]) => key.startsWith('eslint.') && key !== 'eslint.validate');
    const editor = await openEditor('eslint10', migrating, Object.fromEntries(own.map(([key, value]) => [key.slice('eslint.'.length), value])));
    editor.type(file, destructive);
    const diagnostic = await diagnoseForce(editor);
    const [kind = ''] = Object.keys(settings['editor.codeActionsOnSave'] as object);
    await editor.apply(findAction(await editor.listActions(file, [diagnostic], [kind]), /./u));
    expect(editor.textOf(file)).toContain('await umzug.up();');
    expect(settings['eslint.validate']).toContain('typescript');
    expect(readJson(readSnippet('editor', 'vscode-extensions'))).toEqual({ recommendations: ['dbaeumer.vscode-eslint'] });
    expect(readSnippetFile('editor', 'vscode-settings')).toHaveProperty(['.vscode/settings.json']);
  });

  it('of VS Code for a monorepo name folders from which the root configuration is found', async () => {
    const [{ pattern }] = readJson(readSnippet('editor', 'vscode-monorepo'))['eslint.workingDirectories'] as [{ pattern: string }];
    const folder = pattern.replace('*', 'shop');
    const project = await createProject('eslint10', { 'eslint.config.mjs': config, [`${folder}/${file}`]: harmless });
    const editor = await Editor.open(project.folder, { workingDirectory: { directory: path.join(project.folder, folder) } });
    open.push({ editor, project });
    editor.type(`${folder}/${file}`, destructive);
    expect((await editor.diagnose(`${folder}/${file}`)).map(({ code }) => code)).toContain(rule);
  });

  it('of Neovim are Lua, and the server takes them', async () => {
    const lua = createRequire(path.join(await installApp('tools'), 'package.json'))('luaparse') as { parse(text: string): LuaNode };
    const calls = (lua.parse(readSnippet('editor', 'neovim')).body ?? []).map((statement) => statement.expression?.arguments ?? []);
    const [[, table] = [], [enabled] = []] = calls;
    const { settings } = readLua(table ?? { type: 'missing' }) as { settings: Record<string, unknown> };
    expect(enabled?.raw).toBe("'eslint'");
    const editor = await openEditor('eslint10', config, settings);
    editor.type(file, destructive);
    expect(await diagnoseForce(editor)).toMatchObject({ code: rule });
  });

  it('of Neovim install the server that they start', async () => {
    const project = await createProject('eslint10', {}, { ownModules: true });
    const { code, stderr } = await runShell(readSnippet('editor', 'neovim-install'), { cwd: project.folder });
    expect(code, stderr).toBe(0);
    expect((await runShell('test -x node_modules/.bin/vscode-eslint-language-server', { cwd: project.folder })).code).toBe(0);
    project.remove();
  });

  it('of Zed name the action that fixes', async () => {
    const { languages } = readJson(readSnippet('editor', 'zed')) as { languages: Record<string, { code_actions_on_format: Record<string, boolean> }> };
    expect(Object.keys(languages)).toEqual(['JavaScript', 'TypeScript']);
    const [kind = ''] = Object.keys(languages.TypeScript?.code_actions_on_format ?? {});
    const editor = await openEditor('eslint10', migrating);
    editor.type(file, destructive);
    await editor.apply(findAction(await editor.listActions(file, [await diagnoseForce(editor)], [kind]), /./u));
    expect(editor.textOf(file)).toContain('await umzug.up();');
  });
});

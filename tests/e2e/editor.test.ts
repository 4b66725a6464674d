import { afterEach, describe, expect, it } from 'vitest';
import { Editor, type CodeAction, type Diagnostic } from './support/language-server.js';
import { createProject, type AppName, type Project } from './support/packed.js';

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
  const project = await createProject(app, { 'eslint.config.mjs': eslintConfig, [file]: harmless });
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
      .filter(({ command }) => command.command === 'eslint.applySuggestion')
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

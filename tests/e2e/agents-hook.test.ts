// The hook of docs/guides/agents.md, run as it is written: an agent's call goes in, and comes back blocked or not.
import { beforeAll, describe, expect, it } from 'vitest';
import { createProject, type Project } from './support/packed.js';
import { runShell, type Outcome } from './support/run.js';
import { readSnippet, readSnippetFile } from './support/guide.js';

interface Settings {
  readonly hooks: { readonly PreToolUse: readonly { readonly matcher: string; readonly hooks: readonly { readonly type: string; readonly command: string }[] }[] };
}

const manifest = JSON.stringify({ name: 'app', scripts: { reset: 'sequelize db:drop && sequelize db:create', build: 'tsc', pretest: 'NODE_ENV=test sequelize db:drop', test: 'vitest' }, dependencies: { sequelize: '^6.37.8' } });

describe('the hook of the guide for coding agents', () => {
  const [text = ''] = Object.values(readSnippetFile('agents', 'hook'));
  const { hooks: { PreToolUse: [entry] } } = JSON.parse(text) as Settings;
  let project: Project;

  beforeAll(async () => {
    project = await createProject('eslint10', { 'package.json': manifest, 'scripts/wipe.sh': '#!/bin/sh\nnpx sequelize-cli db:migrate:undo:all\n' });
    return () => project.remove();
  });

  const call = (command: string): string => JSON.stringify({ session_id: 'a', hook_event_name: 'PreToolUse', cwd: project.folder, tool_name: 'Bash', tool_input: { command, description: 'Runs it' } });
  const ask = (input: string, cwd = project.folder): Promise<Outcome> => runShell(entry?.hooks[0]?.command ?? 'exit 9', { cwd, input });

  it('stands where Claude Code looks for it', () => {
    expect(readSnippetFile('agents', 'hook')).toHaveProperty(['.claude/settings.json']);
    expect(entry).toMatchObject({ matcher: 'Bash', hooks: [{ type: 'command' }] });
  });

  it.each([
    ['npx sequelize db:drop', '`npx sequelize db:drop` drops the whole database.'],
    ['npm run reset', '`npm run reset` drops the whole database, through `reset`.'],
    ['npm run build && bash scripts/wipe.sh', 'undoes every migration, which drops the tables, through `wipe.sh`.'],
  ])('blocks %s', async (command, reason) => {
    const { code, stderr } = await ask(call(command));
    expect(stderr).toContain(reason);
    expect(stderr).toContain('ask a person to run it');
    expect(code).toBe(2);
  });

  it.each(['npm run build', 'npm test', 'npx sequelize-cli db:migrate', 'git commit -m "no more sequelize db:drop"'])('lets %s through', async (command) => {
    expect(await ask(call(command))).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('blocks where it cannot tell: no JSON, and no package', async () => {
    expect((await ask('')).code).toBe(2);
    expect((await ask(call('ls'), '/')).code).toBe(2);
  });

  it('and the command of the guide says why', async () => {
    const { code, stdout } = await runShell(readSnippet('agents', 'command'), { cwd: project.folder });
    expect(stdout).toContain('drops the whole database, through `reset`');
    expect(code).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { audit, createAudited, harmless, readSummary } from './support/audit.js';

const manifest = JSON.stringify({ name: 'app', scripts: { prestart: 'sequelize db:drop && sequelize db:create', start: 'node .', fresh: 'npm run prestart' }, dependencies: { sequelize: '^6.37.8' } }, undefined, 2);
const files = {
  'package.json': manifest,
  'src/fine.js': harmless,
  Dockerfile: 'FROM node:24\nENTRYPOINT ["./docker-entrypoint.sh"]\n',
  'docker-entrypoint.sh': '#!/bin/sh\nnpx sequelize-cli db:migrate:undo:all\nexec node .\n',
  '.github/workflows/deploy.yml': 'on: push\njobs:\n  deploy:\n    steps:\n      - run: npx sequelize db:drop\n',
};

describe('commands that lose data', () => {
  it('have a section of their own, with file, line and when they run', async () => {
    const outcome = await audit(await createAudited(files));
    expect(readSummary(outcome)).toContain(`Nothing found in the code that wipes a database.
Commands that lose data:
  .github/workflows/deploy.yml:5  npx sequelize db:drop
    in the job deploy (push): drops the whole database
  Dockerfile:2  ./docker-entrypoint.sh
    when the container starts, through \`docker-entrypoint.sh\`: undoes every migration, which drops the tables
  docker-entrypoint.sh:2  npx sequelize-cli db:migrate:undo:all
    when the container or process starts: undoes every migration, which drops the tables
  package.json:4  sequelize db:drop
    before the application starts (\`npm start\`): drops the whole database
  package.json:6  npm run prestart
    on \`npm run fresh\`, through \`prestart\`: drops the whole database
`);
    expect(outcome.code).toBe(1);
  });

  it('stand in every format', async () => {
    const project = await createAudited(files);
    const { stdout, code } = await audit(project, ['--format', 'json:audit.json', '--format', 'sarif:audit.sarif', '--format', 'markdown']);
    expect(stdout).toContain('## Commands that lose data\n\n| Where | Command | When it runs, and what it does |');
    expect(stdout).toContain('| `package.json:4` | `sequelize db:drop` | before the application starts (`npm start`): drops the whole database |');
    const results = JSON.parse(project.read('audit.json')) as { filePath: string; messages: { ruleId: string; line: number; severity: number; message: string }[] }[];
    expect(results.find(({ filePath }) => filePath.endsWith('Dockerfile'))?.messages[0]).toMatchObject({ ruleId: 'sequelize-guard/destructive-command', line: 2, severity: 2 });
    const log = JSON.parse(project.read('audit.sarif')) as { runs: [{ tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; level: string; locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }[] }] };
    const [{ tool, results: reports }] = log.runs;
    expect(reports.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri)).toContain('.github/workflows/deploy.yml');
    expect(reports.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId)).toBe(true);
    expect(code).toBe(1);
  });

  it('are listed where they name a test environment, and fail nothing', async () => {
    const project = await createAudited({ 'package.json': JSON.stringify({ scripts: { pretest: 'NODE_ENV=test sequelize db:drop' }, dependencies: { sequelize: '6' } }), 'src/fine.js': harmless });
    const outcome = await audit(project);
    expect(readSummary(outcome)).toContain('package.json:1  NODE_ENV=test sequelize db:drop\n    before `npm test`: drops the whole database, in the environment `test`');
    expect(outcome.code).toBe(0);
  });

  it('are looked for below the paths alone that are named', async () => {
    const outcome = await audit(await createAudited(files), ['src']);
    expect(outcome.stdout).not.toContain('Commands that lose data');
    expect(outcome.code).toBe(0);
  });

  it('cannot write to the terminal', async () => {
    const project = await createAudited({ 'package.json': JSON.stringify({ scripts: { 'a\u001B[2J': 'sequelize db:drop --x "\u001B[31m\n::error::y"' } }), 'src/fine.js': harmless });
    const { stdout } = await audit(project);
     
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/u);
    expect(stdout).not.toContain('::error');
  });
});

// Commands that lose data, in every kind of file that runs commands: found, with when they run; their harmless twins not.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findCommands, type CommandFinding } from '../../src/bin/commands/commands.js';
import { readInvocations } from '../../src/vocabulary/invocations.js';

type Files = Readonly<Record<string, string>>;

async function find(files: Files): Promise<readonly CommandFinding[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-commands-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const { findings } = await findCommands(folder, Object.keys(files).map((name) => path.join(folder, name)));
  return findings;
}

/** `file:line when (through): loss`, a line for each. */
async function describeAll(files: Files): Promise<readonly string[]> {
  return (await find(files)).map(({ file, line, when, through, loss, isTest }) => `${file}:${line} ${when}${through.length > 0 ? ` (${through.join(' > ')})` : ''}: ${loss}${isTest ? ', test' : ''}`);
}

const scripts = (written: Record<string, string>): string => JSON.stringify({ name: 'app', scripts: written }, undefined, 2);

describe('spellings of a destructive command', () => {
  it.each([
    ['sequelize db:drop', 'database'],
    ['sequelize-cli db:drop', 'database'],
    ['npx sequelize db:migrate:undo:all', 'tables'],
    ['npx --yes sequelize-cli@6 db:seed:undo:all', 'seeds'],
    ['npx -p sequelize-cli sequelize db:drop', 'database'],
    ['yarn sequelize db:drop', 'database'],
    ['yarn run sequelize-cli db:drop --env production', 'database'],
    ['pnpm exec sequelize db:drop', 'database'],
    ['pnpm dlx sequelize-cli db:drop', 'database'],
    ['npm exec -- sequelize-cli db:drop', 'database'],
    ['bunx sequelize-cli db:drop', 'database'],
    ['./node_modules/.bin/sequelize db:drop', 'database'],
    ['node node_modules/sequelize-cli/lib/sequelize db:drop', 'database'],
    ['node_modules\\\\.bin\\\\sequelize.cmd db:drop', 'database'],
    ['$(npm bin)/sequelize db:drop', 'database'],
    ['NODE_ENV=production sequelize db:drop', 'database'],
    ['cross-env NODE_ENV=production sequelize --config db/config.js db:drop', 'database'],
    ['dotenv -e .env -- sequelize db:migrate:undo:all --to 0', 'tables'],
    ['docker compose exec -T app npx sequelize db:drop', 'database'],
    ['heroku run npx sequelize-cli db:drop', 'database'],
    ['sh -c "sequelize db:drop && sequelize db:create"', 'database'],
    ["concurrently 'npm start' 'sequelize db:drop'", 'database'],
    ['build || sequelize db:drop; sequelize db:create', 'database'],
    ['(cd api && sequelize db:drop)', 'database'],
    ['sequelize \\\n  db:drop', 'database'],
    ['sequelize "db:drop"', 'database'],
    ['command npx sequelize db:drop', 'database'],
    ['echo "$(npx sequelize db:drop)"', 'database'],
    ["echo 'npx sequelize db:drop' > /start.sh", 'database'],
    ["printf '#!/bin/sh\\nnpx sequelize db:drop\\n' >/start.sh", 'database'],
    ["cat <<EOF\necho Don't\nEOF\nnpx sequelize db:drop", 'database'],
    ['sh -c "sequelize db:drop', 'database'],
    ['npx sequelize db:drop>/dev/null', 'database'],
    ['npx sequelize db:drop 2>&1', 'database'],
    ['npx sequelize-cli db:{drop,create,migrate}', 'database'],
    ['npx sequelize-cli db:{create,migrate:undo:all}', 'tables'],
    [String.raw`node_modules\.bin\sequelize db:drop`, 'database'],
    [String.raw`.\node_modules\.bin\sequelize-cli.cmd db:drop`, 'database'],
    ['if true; then npx sequelize db:drop; fi', 'database'],
    ['[ -n "$X" ] && { npx sequelize db:drop; }', 'database'],
    ['cat <<EOF > reset.sh\nnpx sequelize db:drop\nEOF', 'database'],
    ['cat <<EOF | sh\nnpx sequelize db:drop\nEOF', 'database'],
  ])('%s', (text, loss) => {
    expect(readInvocations(text).flatMap((invocation) => (invocation.kind === 'destructive' ? [invocation.loss] : []))).toEqual([loss]);
  });

  it.each([
    'sequelize db:create', 'sequelize db:migrate', 'sequelize db:migrate:undo', 'sequelize db:seed:undo', 'sequelize db:drop --help', 'sequelize help db:drop',
    'echo "sequelize db:drop"', 'echo sequelize db:drop', '# sequelize db:drop', 'git commit -m "sequelize db:drop && more"', 'prisma db:drop', 'rake db:drop', 'sequelize-auto db:drop', 'db:drop',
    'if [ -z "$X" ]; then echo "Run npx sequelize db:drop first"; fi', '[ -n "$Y" ] || { echo "run npx sequelize db:drop first"; exit 1; }', 'if grep -rq "sequelize db:drop" src; then exit 1; fi', 'rg "sequelize db:drop" .', 'log "sequelize db:drop is forbidden"',
    'cat <<EOF\nUsage: npx sequelize db:drop\nEOF', "cat <<-'END' > README.md\n  npx sequelize db:drop\n  END", 'npx sequelize-cli db:{create,migrate}',
    'sequelize; db:drop', 'echo "npx sequelize db:drop" >> README.md', 'echo "npx sequelize db:drop" >&2', "echo 'Run $(date): sequelize db:drop'", 'echo "npx sequelize db:drop" >> "$GITHUB_STEP_SUMMARY"', 'echo "npx sequelize db:drop" > /dev/stderr',
  ])('%s destroys nothing', (text) => {
    expect(readInvocations(text).filter(({ kind }) => kind === 'destructive')).toEqual([]);
  });
});

describe('where and when', () => {
  const table: readonly (readonly [string, Files, readonly string[]])[] = [
    ['a lifecycle script', { 'package.json': scripts({ build: 'tsc', prestart: 'sequelize db:drop && sequelize db:create', start: 'node .' }) }, ['package.json:5 before the application starts (`npm start`): database']],
    ['every install', { 'package.json': scripts({ postinstall: 'npx sequelize db:migrate:undo:all' }) }, ['package.json:4 on every `npm install`: tables']],
    ['a script before another', { 'package.json': scripts({ predeploy: 'sequelize db:drop', deploy: 'push' }) }, ['package.json:4 before `npm run deploy`: database']],
    ['a script by hand, which others run', { 'package.json': scripts({ 'db:reset': 'sequelize db:drop', fresh: 'npm run db:reset && npm run seed', prestart: 'yarn fresh', seed: 'node seed.js' }) }, [
      'package.json:4 on `npm run db:reset`: database',
      'package.json:5 on `npm run fresh` (db:reset): database',
      'package.json:6 before the application starts (`npm start`) (fresh > db:reset): database',
    ]],
    ['through run-s with a pattern', { 'package.json': scripts({ 'db:wipe': 'sequelize db:drop', setup: 'run-s db:* build' }) }, ['package.json:4 on `npm run db:wipe`: database', 'package.json:5 on `npm run setup` (db:wipe): database']],
    ['a script that starts the CLI', { 'package.json': scripts({ cli: 'sequelize-cli --config config.js', wipe: 'npm run cli db:drop' }) }, ['package.json:5 on `npm run wipe`: database']],
    ['what tools keep in a package.json', { 'package.json': JSON.stringify({ description: 'runs sequelize db:drop', scripts: { reset: 'wireit' }, wireit: { reset: { command: 'sequelize db:drop' } }, 'simple-git-hooks': { 'post-merge': 'sequelize db:seed:undo:all' }, tasks: ['npm ci', 'sequelize db:drop --force'] }, undefined, 1) }, [
      'package.json:8 as `wireit.reset.command`: database', 'package.json:12 as `simple-git-hooks.post-merge`: seeds', 'package.json:16 as `tasks`: database',
    ]],
    ['an image', { Dockerfile: 'FROM node:24\nRUN npm ci\nRUN npx sequelize \\\n  # all of them\n  db:migrate:undo:all\nCMD ["npx", "sequelize-cli", "db:drop"]\n' }, ['Dockerfile:5 when the image is built: tables', 'Dockerfile:6 when the container starts: database']],
    ['an image by another name, in a shell', { 'docker/api.Dockerfile': 'FROM node\nENTRYPOINT ["sh", "-c", "npx sequelize db:drop && node ."]\n' }, ['docker/api.Dockerfile:2 when the container starts: database']],
    ['an entry point that the image starts', { Dockerfile: 'FROM node\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n', 'entrypoint.sh': '#!/bin/sh\nset -e\nnpx sequelize db:migrate:undo:all\nexec node .\n' }, [
      'Dockerfile:3 when the container starts (entrypoint.sh): tables', 'entrypoint.sh:3 when the container or process starts: tables',
    ]],
    ['an image with a dash in its name, and an Earthfile', { 'Dockerfile-prod': 'FROM node\nCMD npx sequelize db:drop\n', Earthfile: 'build:\n  RUN npx sequelize db:drop\n' }, ['Dockerfile-prod:2 when the container starts: database', 'Earthfile:2 when the image is built: database']],
    ['a script that an image holds itself', { Dockerfile: 'FROM node\nCOPY . .\nCOPY --chmod=755 <<"EOF" /start.sh\nnpx sequelize db:drop\nEOF\nRUN <<EOF\r\nnpx sequelize db:seed:undo:all\r\nEOF\r\n' }, [
      'Dockerfile:4 when the file that it puts into the image runs: database', 'Dockerfile:7 when the image is built: seeds',
    ]],
    ['an instruction over empty lines and comments', { Dockerfile: 'FROM node\nRUN set -e; \\\n  # then\n\n  npx sequelize \\\n\n    db:drop\nUSER node\n' }, ['Dockerfile:7 when the image is built: database']],
    ['what an entry point is given', { Dockerfile: 'FROM node\nENTRYPOINT ["npx", "sequelize"]\nCMD ["db:drop"]\n', 'compose.yml': 'services:\n  a:\n    entrypoint: npx sequelize\n    command: db:drop\n  b:\n    entrypoint: [npx, sequelize]\n    command: ["db:drop"]\n  c:\n    entrypoint: npx sequelize db:drop\n    command: [-v]\n' }, [
      'Dockerfile:3 when the container starts: database', 'compose.yml:4 when the service a starts: database', 'compose.yml:7 when the service b starts: database', 'compose.yml:9 when the service c starts: database',
    ]],
    ['npm restart, and names with arguments', { 'package.json': scripts({ reset: 'sequelize db:drop', prestart: 'run-s "reset -- --force"', again: 'npm restart' }) }, [
      'package.json:4 on `npm run reset`: database', 'package.json:5 before the application starts (`npm start`) (reset): database', 'package.json:6 on `npm run again` (prestart > reset): database',
    ]],
    ['an image for Windows', { Dockerfile: '# escape=`\nFROM node\nRUN npx sequelize `\n  db:drop\n' }, ['Dockerfile:4 when the image is built: database']],
    ['an image that starts the application', { Dockerfile: 'FROM node\nCMD npm start\n', 'package.json': scripts({ prestart: 'sequelize db:drop', start: 'node .' }) }, [
      'Dockerfile:2 when the container starts (prestart): database', 'package.json:4 before the application starts (`npm start`): database',
    ]],
    ['a compose file', { 'docker-compose.yml': 'services:\n  api:\n    command: sh -c "npx sequelize db:drop && node ."\n  worker:\n    entrypoint: [npx, sequelize, "db:migrate:undo:all"]\n  job:\n    command:\n      - npx\n      - sequelize\n      - db:seed:undo:all\n' }, [
      'docker-compose.yml:3 when the service api starts: database', 'docker-compose.yml:5 when the service worker starts: tables', 'docker-compose.yml:10 when the service job starts: seeds',
    ]],
    ['a Procfile', { Procfile: 'web: node .\nrelease: npx sequelize db:migrate:undo:all\n' }, ['Procfile:2 on every release: tables']],
    ['a workflow', { '.github/workflows/ci.yml': 'on: [push, pull_request]\njobs:\n  deploy:\n    steps:\n      - name: Never sequelize db:drop\n      - run: |\n          npm ci\n          npx sequelize-cli db:drop --env production\n' }, ['.github/workflows/ci.yml:8 in the job deploy (push, pull_request): database']],
    ['a workflow that runs a script of a workspace', { '.github/workflows/ci.yaml': 'on:\n  push:\njobs:\n  test:\n    steps:\n      - run: pnpm --filter api reset\n', 'api/package.json': scripts({ reset: 'sequelize db:drop' }) }, [
      '.github/workflows/ci.yaml:6 in the job test (push) (reset): database', 'api/package.json:4 on `npm run reset`: database',
    ]],
    ['GitLab', { '.gitlab-ci.yml': 'before_script:\n  - npx sequelize db:seed:undo:all\ndeploy:\n  script:\n    - npm ci\n    - npx sequelize db:drop\n' }, ['.gitlab-ci.yml:2 in every job: seeds', '.gitlab-ci.yml:6 in the job deploy: database']],
    ['other pipelines', { '.circleci/config.yml': 'jobs:\n  build:\n    steps:\n      - run:\n          name: x\n          command: npx sequelize db:drop\n', Jenkinsfile: "pipeline { steps { sh 'npx sequelize db:drop' } }\n", 'fly.toml': '[deploy]\n  release_command = "npx sequelize db:migrate:undo:all"\n' }, [
      '.circleci/config.yml:6 in the job build: database', 'Jenkinsfile:1 in the pipeline: database', 'fly.toml:2 as `release_command`: tables',
    ]],
    ['settings of editors and clouds, in JSON', { '.devcontainer/devcontainer.json': '// a\n{ "postCreateCommand": "npx sequelize db:drop" }\n', '.vscode/tasks.json': '{ "command": "npx", "args": ["sequelize", "db:drop"] }\n', 'task-definition.json': '{ "name": "db:drop", "entryPoint": [\n  "npx",\n  "sequelize",\n  "db:drop"\n] }\n', 'deno.json': '{ "tasks": { "reset": "sequelize db:drop" } }\n', 'main.tf': 'command = "npx sequelize db:drop"\n' }, [
      '.devcontainer/devcontainer.json:2 as `postCreateCommand`: database', '.vscode/tasks.json:1 as `args`: database', 'task-definition.json:4 as `entryPoint`: database', 'deno.json:1 as `reset`: database', 'main.tf:1 as `command`: database',
    ]],
    ['Kubernetes', { 'k8s/job.yaml': 'spec:\n  containers:\n    - command: [npx]\n      args: [sequelize, db:drop]\n' }, ['k8s/job.yaml:4 as `spec.containers.command`: database']],
    ['batch files and PowerShell', { 'a.bat': "echo Don't\r\nnpx sequelize ^\r\n  db:drop\r\necho Don't\r\n", 'b.ps1': 'npx sequelize `\n  db:drop\n' }, ['a.bat:3 when this script runs: database', 'b.ps1:2 when this script runs: database']],
    ['steps under a condition', { '.circleci/config.yml': 'jobs:\n  b:\n    steps:\n      - when:\n          condition: x\n          steps:\n            - run: npx sequelize db:drop\n' }, ['.circleci/config.yml:7 in the job b: database']],
    ['words in lists of other names', { 'play.yml': '- command:\n    argv: [npx, sequelize, "db:drop"]\n', 'task.yml': 'Command: [npx, sequelize, "db:drop"]\n', 'build.yaml': 'entrypoint: npx sequelize\nargs: ["db:drop"]\n' }, [
      'play.yml:2 as `command.argv`: database', 'task.yml:1 as `Command`: database', 'build.yaml:2 as `command`: database',
    ]],
    ['YAML with a fault in it, and templates', { 'compose.yml': 'services:\n  api:\n\tcommand: npx sequelize db:drop\n', 'chart/job.yaml': 'a:\n{{- if .Values.reset }}\n    command: [npx, "sequelize", \'db:drop\']\n    # - npx sequelize db:drop\n{{- end }}\n', 'deploy.yml.j2': 'run: npx sequelize db:drop\n' }, [
      'compose.yml:3 as `command`: database', 'chart/job.yaml:3 where this file runs it: database', 'deploy.yml.j2:1 as `run`: database',
    ]],
    ['services and timetables', { 'app.service': '[Service]\nExecStartPre=/usr/bin/npx sequelize db:drop\n', crontab: '0 0 * * * cd /app && npx sequelize db:drop\n', '.ebextensions/1.config': 'container_commands:\n  a:\n    command: npx sequelize db:drop\n' }, [
      'app.service:2 when this script runs: database', 'crontab:1 when this script runs: database', '.ebextensions/1.config:3 as `container_commands.a.command`: database',
    ]],
    ['a Makefile', { Makefile: 'all:\n\tnpm ci\n\nreset: all\n\t@npx sequelize db:drop\n' }, ['Makefile:5 on `make reset`: database']],
    ['a recipe with comments, conditions and commands beside its target', { Makefile: 'a:\n\tnpm ci\n# then\nifdef RESET\n\tnpx sequelize db:drop\nendif\nb: a; @npx sequelize db:seed:undo:all\nX := a; npx sequelize db:drop\n' }, ['Makefile:5 on `make a`: database', 'Makefile:7 on `make b` (a): database', 'Makefile:7 on `make b`: seeds']],
    ['a justfile with parameters', { justfile: 'set shell := ["sh", "-c"]\nx := "a:b"\n@reset env="a:b" other=\'c\': build\n    npx sequelize db:drop\n' }, ['justfile:4 on `just reset`: database']],
    ['the line that runs it, not the comment above', { 'a.sh': '# never npx sequelize db:drop\necho "now sequelize db:drop"\nnpm ci # before db:drop\nnpx sequelize db:drop\n' }, ['a.sh:4 when this script runs: database']],
    ['what a target needs, and make in make', { Makefile: 'reset:\n\tnpx sequelize db:drop\nfresh:\n\t$(MAKE) reset\nstart: reset\n\tnode .\n', Procfile: 'release: make fresh\n', Dockerfile: 'FROM node\nCMD ["make","start"]\n' }, [
      'Makefile:2 on `make reset`: database', 'Makefile:4 on `make fresh` (reset): database', 'Makefile:5 on `make start` (reset): database', 'Procfile:1 on every release (fresh > reset): database', 'Dockerfile:2 when the container starts (start > reset): database',
    ]],
    ['an image that starts a script, and only moves it before', { Dockerfile: 'FROM node\nCOPY entrypoint.sh /\nRUN chmod +x /entrypoint.sh && cp /entrypoint.sh /bin && shellcheck entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\n', 'entrypoint.sh': '#!/bin/sh\nnpx sequelize db:drop\n', 'docker-compose.yml': 'services:\n  api:\n    volumes:\n      - ./entrypoint.sh:/entrypoint.sh\n', '.github/workflows/ci.yml': "on:\n  push:\n    paths: ['entrypoint.sh']\njobs:\n  lint:\n    steps:\n      - run: shellcheck entrypoint.sh\n" }, [
      'Dockerfile:4 when the container starts (entrypoint.sh): database', 'entrypoint.sh:2 when the container or process starts: database',
    ]],
    ['scripts and targets of the same name in other folders', { 'api/Dockerfile': 'FROM node\nENTRYPOINT ["/entrypoint.sh"]\n', 'api/entrypoint.sh': 'npx sequelize db:drop\n', 'web/Dockerfile': 'FROM node\nENTRYPOINT ["/entrypoint.sh"]\n', 'web/entrypoint.sh': 'exec node .\n', 'api/Makefile': 'reset:\n\tnpx sequelize db:drop\n', 'web/Makefile': 'reset:\n\trm -rf .cache\nall:\n\tmake reset\n' }, [
      'api/Dockerfile:2 when the container starts (entrypoint.sh): database', 'api/entrypoint.sh:1 when the container or process starts: database', 'api/Makefile:2 on `make reset`: database',
    ]],
    ['the line of the word, not of one that it is a part of', { 'package.json': scripts({ reset: 'sequelize db:drop', prestart: 'npm run reset', start: 'node .' }), 'go.sh': '#!/bin/sh\n./scripts/reset-cache.sh\nnpm run restart-workers\nnpm run reset\nnpm start\n', Dockerfile: 'FROM node\nRUN apt-get update \\\n && echo "db:drop below" \\\n && ./db:drop-check \\\n && npx sequelize db:drop\n' }, [
      'package.json:4 on `npm run reset`: database', 'package.json:5 before the application starts (`npm start`) (reset): database', 'go.sh:4 when this script runs (reset): database', 'go.sh:5 when this script runs (prestart > reset): database', 'Dockerfile:5 when the image is built: database',
    ]],
    ['jobs that no key names', { 'azure-pipelines.yml': 'jobs:\n- job: a\n  steps:\n  - script: npx sequelize db:drop\n', '.gitlab-ci.yml': 'default:\n  before_script:\n    - npx sequelize db:drop\n' }, ['azure-pipelines.yml:4 in a job: database', '.gitlab-ci.yml:3 in every job: database']],
    ['a git hook', { '.husky/post-merge': 'npx sequelize db:migrate:undo:all\n' }, ['.husky/post-merge:1 in the git hook post-merge: tables']],
    ['hooks without a first line', { '.githooks/post-merge': 'npx sequelize db:drop\n', '.husky/_/post-checkout': 'npx sequelize db:drop\n', 'NOTES': 'npx sequelize db:drop\n' }, ['.githooks/post-merge:1 in the git hook post-merge: database', '.husky/_/post-checkout:1 in the git hook post-checkout: database']],
    ['a test environment, which is no reason to fail', { 'package.json': scripts({ pretest: 'NODE_ENV=test sequelize db:drop', 'reset:test': 'sequelize db:drop --env test', all: 'NODE_ENV=test npm run wipe', wipe: 'sequelize db:drop' }) }, [
      'package.json:4 before `npm test`: database, test', 'package.json:5 on `npm run reset:test`: database, test', 'package.json:6 on `npm run all` (wipe): database, test', 'package.json:7 on `npm run wipe`: database',
    ]],
  ];

  it.each(table)('%s', async (_name, files, expected) => {
    expect(await describeAll(files)).toEqual(expected);
  });

  it('nothing where nothing is destroyed, nor in what cannot be parsed', async () => {
    expect(await describeAll({
      'package.json': scripts({ start: 'sequelize db:migrate && node .', help: 'echo sequelize db:drop' }),
      'broken/package.json': '{ "scripts": { "start": "sequelize db:drop" ',
      'broken.yml': 'a: [npx sequelize: {\n',
      Dockerfile: 'FROM node\n# RUN npx sequelize db:drop\nRUN echo "sequelize db:drop"\nCMD ["npx", "sequelize"\n',
      'README.md': 'npx sequelize db:drop\n',
      'a.bat': 'REM npx sequelize db:drop\r\n:: npx sequelize db:drop\r\n@echo "npx sequelize db:drop"\r\n',
      'b.ps1': 'Write-Host "npx sequelize db:drop"\n',
      Jenkinsfile: '// sh "npx sequelize db:drop"\necho "never sequelize db:drop"\n',
      '.vscode/tasks.json': '{ "label": "sequelize db:drop", "command": "npm ci" }\n',
      'Taskfile.yml': 'tasks:\n  a:\n    desc: never run sequelize db:drop\n',
      '.github/ISSUE_TEMPLATE/bug.yml': 'body:\n  - attributes:\n      label: Did you run sequelize db:drop\n      placeholder: sequelize db:drop\n',
    })).toEqual([]);
  });

  it('what may be started, without an ending or a first line; what is in UTF-16', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-commands-'));
    onTestFinished(() => { rmSync(folder, { recursive: true }); });
    const [started, noted, wide] = ['reset', 'notes', 'reset.ps1'].map((name) => path.join(folder, name)) as [string, string, string];
    writeFileSync(started, 'npx sequelize db:drop\n', { mode: 0o755 });
    writeFileSync(noted, 'npx sequelize db:drop\n', { mode: 0o644 });
    writeFileSync(wide, '\uFEFFnpm ci\r\nnpx sequelize db:drop\r\n', 'utf16le');
    const { findings } = await findCommands(folder, [started, noted, wide]);
    expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual(['reset:1', 'reset.ps1:2']);
  });

  it('a script that runs itself, and two that run each other, end', async () => {
    expect(await describeAll({ 'package.json': scripts({ a: 'npm run a && npm run b', b: 'npm run a && sequelize db:drop' }) })).toEqual([
      'package.json:4 on `npm run a` (b): database', 'package.json:5 on `npm run b` (a > b): database', 'package.json:5 on `npm run b`: database',
    ]);
  });
});

describe('a file that is not taken apart', () => {
  const filler = '# nothing\n'.repeat(30_000);

  async function findUnread(files: Files): Promise<readonly string[]> {
    const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-commands-'));
    onTestFinished(() => { rmSync(folder, { recursive: true }); });
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const { unread } = await findCommands(folder, Object.keys(files).map((name) => path.join(folder, name)));
    return unread.map(({ file, detail }) => `${path.basename(file)}: ${detail}`);
  }

  it('is named where its text names a command that loses data', async () => {
    expect(await findUnread({ 'large.sh': `${filler}npx sequelize db:drop\n`, 'deep.yml': `run: npx sequelize db:drop\nlist: ${'['.repeat(600)}${']'.repeat(600)}\n` })).toEqual([
      'large.sh: larger than 256 kB',
      'deep.yml: nested too deep',
    ]);
  });

  it('is named where it is a package.json that cannot be read', async () => {
    expect(await findUnread({ 'package.json': '{ "scripts": { "start": "sequelize db:drop", } }' })).toEqual(['package.json: it is no valid JSON']);
    expect(await findUnread({ 'package.json': '{ "scripts": { "start": "node .", } }' })).toEqual([]);
  });

  it('is named where it cannot be opened', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sequelize-guard-commands-'));
    onTestFinished(() => { rmSync(folder, { recursive: true }); });
    const { unread } = await findCommands(folder, ['gone.sh', 'gone.txt'].map((name) => path.join(folder, name)));
    expect(unread.map(({ file, detail }) => `${path.basename(file)}: ${detail}`)).toEqual(['gone.sh: this user may not open it']);
  });

  it('is nobody\'s business where it names none', async () => {
    expect(await findUnread({ 'large.sh': filler, 'small.sh': 'npx sequelize db:drop\n' })).toEqual([]);
  });
});

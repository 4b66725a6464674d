// Programs that start sequelize-cli.
import type { FieldProgram } from '../../support/field.js';

export const programs: readonly FieldProgram[] = [
  {
    id: 'a text, a list, a renamed import, a promise, a constant',
    path: 'scripts/setup.mjs',
    code: `
import { execSync as run, spawnSync, exec } from 'node:child_process';
import * as processes from 'child_process';
import { promisify } from 'node:util';
const command = \`npx sequelize-cli db:drop --env \${process.env.NODE_ENV}\`;
run(command); //! no-drop
spawnSync('npx', ['sequelize-cli', 'db:migrate:undo:all']); //! no-drop
processes.execFileSync('./node_modules/.bin/sequelize', ['db:seed:undo:all'], { stdio: 'inherit' }); //! no-drop
const start = promisify(exec);
await start('yarn sequelize db:drop'); //! no-drop`,
  },
  {
    id: 'CommonJS, the whole module and a part of it',
    path: 'scripts/setup.js',
    code: `
const childProcess = require('child_process');
const { exec: launch } = require('child_process');
const spawn = require('cross-spawn');
childProcess.exec('sequelize db:drop && sequelize db:create', () => {}); //! no-drop
launch('cd db && npx sequelize db:migrate:undo:all'); //! no-drop
spawn.sync('npx', ['sequelize', 'db:drop']); //! no-drop`,
  },
  {
    id: 'commands that lose nothing, and texts that nothing runs',
    path: 'scripts/setup.js',
    code: `
const { execSync } = require('child_process');
execSync('npx sequelize-cli db:migrate');
execSync('npx sequelize-cli db:migrate:undo');
execSync('echo sequelize db:drop');
execSync('npx sequelize db:drop --help');
console.log('Never run sequelize db:drop');
const exec = (text) => text;
exec('sequelize db:drop');`,
  },
  { id: 'in a test', path: 'test/setup.js', code: "const { execSync } = require('child_process');\nexecSync('npx sequelize db:drop');" },
  { id: 'a spawned list with the environment beside it', code: "import { spawn } from 'node:child_process';\nspawn('npx', ['sequelize-cli', 'db:seed:undo:all'], { env: process.env }); //! no-drop" },
  { id: 'commands that move one step, or print', code: "import { execSync } from 'node:child_process';\nexecSync('npx sequelize-cli db:migrate');\nexecSync('npx sequelize-cli db:migrate:undo');\nexecSync('echo npx sequelize-cli db:drop');" },
  {
    id: 'commands that are handed to a function of the file',
    path: 'scripts/reset.ts',
    code: `
import { execSync, spawn } from 'child_process';
const run = (command: string) => execSync(command, { stdio: 'inherit' });
run('npx sequelize-cli db:drop'); //! no-drop
run('npx sequelize-cli db:migrate');
const cli = (...args: string[]) => spawn('npx', ['sequelize-cli', ...args]);
cli('db:seed:undo:all'); //! no-drop
const step = (name: string) => run(\`npx sequelize-cli \${name}\`);
step('db:migrate:undo:all'); //! no-drop
class Cli { run(command: string) { execSync(command); } reset() { this.run('sequelize db:drop'); } } //! no-drop`,
  },
  { id: 'functions that are handed harmless commands', code: "const { execSync } = require('child_process');\nconst run = (command, note) => execSync(command, { note });\nrun('npx sequelize-cli db:migrate', 'npx sequelize-cli db:drop');\nconst log = (text) => console.log(text);\nlog('npx sequelize-cli db:drop');" },
];

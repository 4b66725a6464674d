// Builds the documentation's site into site/.vitepress/dist: the plugin, what the playground loads, the pages. The site has
// packages of its own, which are installed where they are missing or not those of its lock. A warning fails the build, as a
// link that leads nowhere does.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const site = fileURLToPath(new URL('../site', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const WARNING = /\bwarn(?:ing)?\b|\(!\)|externalized for browser/i;

/** Whether each package of the site's lock that this machine needs stands in its node_modules, in that version. */
function isInstalled() {
  const installed = path.join(site, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const { packages } = JSON.parse(readFileSync(path.join(site, 'package-lock.json'), 'utf8'));
  const { packages: found } = JSON.parse(readFileSync(installed, 'utf8'));
  return Object.entries(packages).every(([name, { version, optional }]) => name === '' || optional || found[name]?.version === version);
}

/** Runs a script of the site, shows what it prints, and answers with that and its exit code. */
function runScript(name) {
  return new Promise((resolve) => {
    const child = spawn(npm, ['run', name], { cwd: site, shell: process.platform === 'win32' });
    let output = '';
    const take = (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ code, output: stripVTControlCharacters(output) }));
  });
}

if (!isInstalled()) {
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: site, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
const { code, output } = await runScript('build');
const warning = output.split('\n').find((line) => WARNING.test(line));
if (code === 0 && warning !== undefined) console.error(`The site was built with a warning: ${warning.trim()}`);
process.exitCode = code === 0 && warning === undefined ? 0 : 1;

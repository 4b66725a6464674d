import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { endWithDemo } from './leave-nothing.mjs';

const eslint = path.join(path.dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'bin', 'eslint.js');

/**
 * Runs ESLint's command line in `folder`.
 *
 * @param {string} folder
 * @param {string[]} args
 * @returns `exitCode`, `output` as a terminal shows it, and `reports`: one `{ file, rule }` per line of the report
 */
export async function lint(folder, args) {
  const color = process.stdout.isTTY ? '--color' : '--no-color';
  const child = spawn(process.execPath, [eslint, color, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  endWithDemo(child);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, output, reports: readReports(output, folder) };
}

/** ESLint's stylish format: a line with the path, then indented lines that end in the rule's name. */
function readReports(output, folder) {
  const reports = [];
  let file;
  for (const line of stripVTControlCharacters(output).split(/\r?\n/)) {
    if (line.startsWith(folder)) {
      file = path.relative(folder, line).split(path.sep).join('/');
    } else if (/^\s+\d+:\d+\s/.test(line)) {
      reports.push({ file, rule: line.trim().split(/\s+/).at(-1) });
    }
  }
  return reports;
}

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const limit = 60_000;
const extensions = { mjs: 'mjs', cjs: 'cjs', ts: 'mjs', cts: 'cjs' };

/**
 * Runs a program as a process of its own, as the start of an application; TypeScript is compiled first.
 *
 * @returns `code` (exit code) and `output`
 */
export async function run({ folder, shape, text, url }) {
  const program = path.join(folder, 'src', `start.${extensions[shape.file]}`);
  writeFileSync(program, compile(text, shape.file));
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATABASE_URL: url, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(timer);
  return { code, output };
}

function compile(text, file) {
  if (!file.endsWith('ts')) return text;
  const module = file === 'cts' ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
  return ts.transpileModule(text, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } }).outputText;
}

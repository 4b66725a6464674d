import { spawn } from 'node:child_process';
import path from 'node:path';
import { endWithDemo } from './leave-nothing.mjs';

const bootLimit = 30_000;
const stopLimit = 5_000;

/**
 * Starts a copy of the shop as its own process, on a free port, and waits until it answers.
 *
 * @param {string} folder the copy
 * @param {string} databaseUrl
 * @returns `url`, `output()` (all that it has printed) and `stop()`
 */
export async function bootShop(folder, databaseUrl) {
  const child = spawn(process.execPath, [path.join('src', 'server.js')], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithDemo(child);
  let output = '';
  const url = await new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`the shop was not up after ${bootLimit / 1000} s`)), bootLimit);
    const read = (chunk) => {
      output += chunk;
      const up = /shop is up on (http:\S+)/.exec(output);
      if (up) {
        clearTimeout(limit);
        resolve(up[1]);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(limit);
      reject(new Error(`the shop ended with code ${code} while it started: ${describeOutput(output)}`));
    });
  });
  return { url, output: () => output, stop: () => stopProcess(child) };
}

/** The line of a crash that names the error, else the last one. */
function describeOutput(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /^\s*(\w*Error)\b/.test(line)) ?? lines.at(-1) ?? 'it printed nothing';
}

async function stopProcess(child) {
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), stopLimit);
  await ended;
  clearTimeout(limit);
}

import { fork } from 'node:child_process';
import path from 'node:path';
import type { Answer, Task } from './child.js';

const KEPT = 4000;

export interface LoadOptions {
  /** Where the process is started. */
  readonly folder: string;
  readonly task: Task;
  /** In milliseconds; the process is ended then. */
  readonly limit: number;
}

/**
 * Loads a module in a process of its own and records what `sync()` of its models would send.
 * @param file Absolute.
 */
export function recordModule(file: string, { folder, task, limit }: LoadOptions): Promise<Answer> {
  return new Promise((resolve) => {
    const child = fork(path.join(__dirname, 'child.js'), [file, JSON.stringify(task)], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let printed = '';
    const timer = setTimeout(() => { finish({ kind: 'failed', reason: `does not come to an end within ${String(limit / 1000)} seconds: it may wait for a database, and gets none here (--timeout takes seconds)` }); }, limit);
    function finish(answer: Answer): void {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(answer);
    }
    child.stderr?.setEncoding('utf8').on('data', (text: string) => { printed = (printed + text).slice(-KEPT); });
    child.on('message', (answer) => { finish(answer as Answer); });
    child.on('error', (error) => { finish({ kind: 'failed', reason: `could not be loaded: ${error.message}` }); });
    child.on('close', (code) => { finish({ kind: 'failed', reason: describeEnd(code, printed) }); });
  });
}

function describeEnd(code: number | null, printed: string): string {
  const error = /^.*Error\b.*$/mu.exec(printed)?.[0];
  return `ends the process (exit code ${String(code)}) before its models are read${error === undefined ? '' : `: ${error.trim()}`}`;
}

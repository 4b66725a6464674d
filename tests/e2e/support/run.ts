import { spawn } from 'node:child_process';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Run as this user; needs root. */
  readonly uid?: number;
}

/** What a terminal of a CI machine has set; nothing of the developer's own npm, git or CI configuration. */
function cleanEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([key]) => !/^(?:npm_(?!config_registry)|GIT_|VITEST|NODE_ENV$|NODE_OPTIONS$|FORCE_COLOR$|CI$)/u.test(key));
  return {
    ...Object.fromEntries(own),
    NO_COLOR: '1',
    NO_UPDATE_NOTIFIER: '1',
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...extra,
  };
}

/** Runs a program to its end and hands back what it printed; a failing exit code is not an error. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const { cwd, uid } = options;
    const child = spawn(command, args, { cwd, env: cleanEnvironment(options.env), ...(uid === undefined ? {} : { uid }) });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (code) => { resolve({ code, stdout, stderr }); });
    // A program may end without reading what it is given.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Runs lines of a guide as a shell would; stops at the first that fails, as CI does. */
export function runShell(script: string, options: RunOptions): Promise<Outcome> {
  return run('bash', ['-eu', '-o', 'pipefail', '-c', script], options);
}

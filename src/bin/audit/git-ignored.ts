import { spawnSync } from 'node:child_process';
import { devNull } from 'node:os';

/** A repository's own `.git/config` can name programs, which git would start to look for changes or to fetch what it lacks. */
const OWN_PROGRAMS_OFF = ['-c', 'core.fsmonitor=false', '-c', `core.hooksPath=${devNull}`];
const NOTHING_FETCHED = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };

/**
 * The files and folders below `folder` that git ignores, by their paths from there, with `/` and without a slash at the
 * end: build output would repeat every report. Outside a repository, or without git, nothing.
 */
export function readGitIgnored(folder: string): ReadonlySet<string> {
  const args = [...OWN_PROGRAMS_OFF, 'ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  const { status, stdout } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...NOTHING_FETCHED },
  });
  if (status !== 0) return new Set();
  return new Set(stdout.split('\0').filter((line) => line !== '').map((line) => line.replace(/\/$/u, '')));
}

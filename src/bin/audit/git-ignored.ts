import { spawnSync } from 'node:child_process';

/**
 * The files and folders below `folder` that git ignores, by their paths from there, with `/` and without a slash at the
 * end: build output would repeat every report. Outside a repository, or without git, nothing.
 */
export function readGitIgnored(folder: string): ReadonlySet<string> {
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) return new Set();
  return new Set(stdout.split('\0').filter((line) => line !== '').map((line) => line.replace(/\/$/u, '')));
}

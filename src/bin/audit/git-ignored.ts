import { spawnSync } from 'node:child_process';

/** The glob that matches this path alone. A folder keeps its trailing slash: ESLint then does not even enter it. */
export function escapeGlob(file: string): string {
  return file.replace(/[\\[\]{}()*?!+@]/gu, String.raw`\$&`);
}

/**
 * What git ignores below the folder, as globs relative to it: build output would repeat every report.
 * Outside a repository, or without git, nothing.
 */
export function readGitIgnored(folder: string): readonly string[] {
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'];
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) return [];
  return stdout.split('\0').filter((line) => line !== '').map(escapeGlob);
}

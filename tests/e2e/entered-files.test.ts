// Someone who follows one report opens few files: npm run entered counts them.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/sources.js';

describe('a sync({ force: true }) that is reported with a fix', () => {
  const limit = { timeout: 120_000 };
  const count = (...options: readonly string[]) => spawnSync(process.execPath, ['scripts/entered-files.mjs', ...options], { cwd: repository, encoding: 'utf8' });

  it('runs through at most 45 files', limit, () => {
    const { status, stderr, stdout } = count();
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^imported instance: \d+ files, \d+ functions$/mu);
    expect(status).toBe(0);
  });

  it('and one that runs through more is told', limit, () => {
    const { status, stdout } = count('--most', '10', '--files');
    expect(stdout).toMatch(/^ {2}rules\/no-sync-force\.js: .*\breport\b/mu);
    expect(stdout).toMatch(/^The first enters more than 10 files\.$/mu);
    expect(status).toBe(1);
  });
});

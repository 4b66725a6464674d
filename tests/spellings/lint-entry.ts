import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { plugin } from '../../src/plugin.js';
import type { Parser } from '../support/parser-choice.js';
import { SETTINGS_KEY, projectRoot, type Project } from '../support/projects.js';
import { readyConfig } from '../support/ready-config.js';
import type { Circumstances, SpellingProject } from './entry.js';

const OWN_PROJECTS: readonly SpellingProject[] = ['v6-crowded', 'other-crowded'];

function rootOf(project: SpellingProject): string {
  if (!OWN_PROJECTS.includes(project)) return projectRoot(project as Project);
  return fileURLToPath(new URL(`./projects/${project}`, import.meta.url));
}

/**
 * The message ids that the entry's rule reports on `code`, in source order.
 * @throws Error when the code does not parse.
 */
export function readReports(code: string, entry: Circumstances, parser: Parser): string[] {
  const root = rootOf(entry.project ?? 'v6');
  const config = {
    files: ['**'],
    plugins: { 'sequelize-guard': plugin },
    languageOptions: {
      ecmaVersion: 'latest',
      sourceType: entry.commonjs ? 'commonjs' : 'module',
      ...(parser === 'ts' && { parser: tsParser }),
    },
    settings: { [SETTINGS_KEY]: { root, ...entry.settings } },
    rules: { [`sequelize-guard/${entry.rule}`]: ['error', ...(entry.options ? [entry.options] : [])] },
  } as unknown as Linter.Config;
  const filename = path.join(root, entry.filename ?? `src/server.${parser}`);
  const messages = new Linter({ configType: 'flat', cwd: root }).verify(code, readyConfig(root, config), { filename });
  return messages.map(({ fatal, line, message, messageId }) => {
    if (fatal) throw new Error(`${message} (line ${line})\n${code}`);
    return messageId ?? message;
  });
}

import type { Linter } from 'eslint';
import { plugin } from '../../plugin.js';
import type { AuditRules } from '../audit/concerns.js';
import type { ProjectESLint } from '../audit/project-eslint.js';
import { readOwnConfiguration, usesPlugin } from '../setup/coverage.js';

/** The rules and settings by which a file is judged. */
export interface Judging {
  readonly rules: AuditRules;
  readonly settings: unknown;
  /** Whose they are, as a sentence. */
  readonly origin: string;
}

/** Those of the project's own ESLint configuration, where it lints the file with this plugin; else those of the plugin's config. */
export async function readJudging(project: ProjectESLint, file: string, { folder, strict }: { readonly folder: string; readonly strict: boolean }): Promise<Judging> {
  const own = usesPlugin(folder) ? await readOwnConfiguration(project, folder, file) : undefined;
  const preset = plugin.configs[strict ? 'strict' : 'recommended'];
  const settings = own?.settings;
  if (!own || strict) return { rules: preset, settings, origin: `Judged by the config \`${strict ? 'strict' : 'recommended'}\`${own ? ', with the settings of this project' : ''}.` };
  const rules: Linter.RulesRecord = Object.fromEntries(own.rules.map(([name, entry]) => [`sequelize-guard/${name}`, entry]));
  return { rules: { plugins: preset.plugins, rules }, settings, origin: "Judged by this project's ESLint configuration." };
}

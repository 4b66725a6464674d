import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { plugin } from '../../plugin.js';
import type { ProjectESLint } from '../audit/project-eslint.js';

/** What the project's own configuration does with a file. */
export type Coverage =
  | { readonly kind: 'linted'; readonly rules: readonly string[] }
  /** Its parser cannot read the file, so that no rule runs. */
  | { readonly kind: 'unparsed'; readonly detail: string }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'unmatched' };

/** What that configuration says of files, by their absolute paths; or why it says nothing. */
export type SetupCoverage =
  | { readonly kind: 'read'; readonly files: ReadonlyMap<string, Coverage> }
  | { readonly kind: 'failed'; readonly detail: string };

interface FileConfiguration {
  readonly plugins?: readonly string[] | Readonly<Record<string, ESLint.Plugin>>;
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const NAMESPACE = 'sequelize-guard';

/** Asks the project's ESLint, which loads its configuration, what it does with each of the files; those of `linted` are linted with it. */
export async function readCoverage(project: ProjectESLint, folder: string, { files, linted }: { readonly files: readonly string[]; readonly linted: ReadonlySet<string> }): Promise<SetupCoverage> {
  try {
    const eslint = await project.createConfigured({ cwd: folder });
    const unignoring = await project.createConfigured({ cwd: folder, ignore: false });
    const found = new Map<string, Coverage>();
    for (const file of files) {
      const coverage = await readFileCoverage(file, eslint, unignoring);
      const detail = coverage.kind === 'linted' && coverage.rules.length > 0 && linted.has(file) ? await findParseError(file, eslint) : undefined;
      found.set(file, detail === undefined ? coverage : { kind: 'unparsed', detail });
    }
    return { kind: 'read', files: found };
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** A configuration that matches files of TypeScript without a parser for it shows nothing of them. */
async function findParseError(file: string, eslint: ESLint): Promise<string | undefined> {
  const [result] = await eslint.lintFiles([file]);
  return result?.messages.find(({ fatal }) => fatal)?.message;
}

/** A file that no part of a flat configuration matches counts as ignored even where nothing is. */
async function readFileCoverage(file: string, eslint: ESLint, unignoring: ESLint): Promise<Coverage> {
  if (await eslint.isPathIgnored(file)) return { kind: (await unignoring.isPathIgnored(file)) ? 'unmatched' : 'ignored' };
  const configuration = (await eslint.calculateConfigForFile(file)) as FileConfiguration | undefined;
  return configuration === undefined ? { kind: 'unmatched' } : { kind: 'linted', rules: listOwnRules(configuration) };
}

/** What the project's configuration says of this plugin for one file. */
export interface OwnConfiguration {
  /** The rules that are on, by their names without a prefix, with their entries. */
  readonly rules: readonly (readonly [name: string, entry: Linter.RuleEntry])[];
  /** The value of `settings['sequelize-guard']`. */
  readonly settings: unknown;
}

/** The rules and settings of this plugin with which the project's own ESLint lints a file; undefined where it does not. Throws what its configuration throws. */
export async function readOwnConfiguration(project: ProjectESLint, folder: string, file: string): Promise<OwnConfiguration | undefined> {
  const eslint = await project.createConfigured({ cwd: folder });
  if (await eslint.isPathIgnored(file)) return undefined;
  const configuration = (await eslint.calculateConfigForFile(file)) as FileConfiguration | undefined;
  const rules = configuration ? listOwnEntries(configuration) : [];
  return rules.length === 0 ? undefined : { rules, settings: configuration?.settings?.[NAMESPACE] };
}

function listOwnRules(configuration: FileConfiguration): readonly string[] {
  return listOwnEntries(configuration).map(([name]) => name);
}

function listOwnEntries({ plugins = {}, rules = {} }: FileConfiguration): OwnConfiguration['rules'] {
  const prefixes = Object.entries(plugins as Readonly<Record<string, unknown>>).filter(([, found]) => isThisPlugin(found)).map(([name]) => name);
  return Object.entries(rules).flatMap(([id, entry]) => {
    const prefix = [...prefixes, NAMESPACE].find((name) => id.startsWith(`${name}/`));
    return prefix === undefined || isOff(entry) ? [] : [[id.slice(prefix.length + 1), entry as Linter.RuleEntry] as const];
  });
}

/** A flat configuration may give the plugin another name. */
function isThisPlugin(found: unknown): boolean {
  return typeof found === 'object' && (found as ESLint.Plugin | null)?.meta?.name === plugin.meta.name;
}

function isOff(entry: unknown): boolean {
  const severity: unknown = Array.isArray(entry) ? entry[0] : entry;
  return severity === 'off' || severity === 0;
}

const CONFIGURATION = /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.[cm]?js|\.ya?ml|\.json)?|package\.json)$/u;

/** Whether a configuration in the folder names this plugin, or its package.json lists it: no configuration is loaded for that. */
export function usesPlugin(folder: string): boolean {
  return readdirSync(folder).some((name) => CONFIGURATION.test(name) && namesPlugin(path.join(folder, name)));
}

function namesPlugin(file: string): boolean {
  try {
    return statSync(file).isFile() && readFileSync(file, 'utf8').includes(NAMESPACE);
  } catch {
    return false;
  }
}

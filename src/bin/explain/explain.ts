import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { plugin } from '../../plugin.js';
import { resolveProjectESLint, resolveProjectParsers, type ProjectESLint } from '../audit/project-eslint.js';
import { listLanguages, type SourceLanguages } from '../audit/source-languages.js';
import { escapeJson, escapeLines, escapeText } from '../report/escape.js';
import type { Terminal } from '../terminal.js';
import { loadParser } from '../typescript/parser.js';
import { explainCommands, isNoCode } from './commands.js';
import { readJudging } from './configuration.js';
import { describeSite, formatSite, type SiteText } from './describe.js';
import { lintText, type LintedFile } from './linted-file.js';
import type { Place } from './places.js';
import { assignReports, findAtLine, type ReportedSite } from './sites.js';

export interface ExplainRequest {
  readonly places: readonly Place[];
  readonly strict: boolean;
  readonly format: 'stylish' | 'json';
}

interface ExplainedFile {
  readonly kind: string;
  readonly origin: string;
  /** Undefined where no rule reads the file: it may hold commands. */
  readonly sites: readonly ReportedSite[] | undefined;
  readonly lineCount: number;
}

interface ExplainedPlace extends Place {
  readonly fileKind: string;
  readonly judgedBy: string;
  readonly sites: readonly SiteText[];
}

/** Says for each line what was seen there, and why it is or is not reported. Exit code 0: not reported, 1: reported, 2: nothing to explain. */
export async function explainPlaces(request: ExplainRequest, terminal: Terminal): Promise<0 | 1 | 2> {
  const project = resolveProjectESLint(terminal.folder);
  if (!project) {
    terminal.warn('No ESLint 8.57 or later here: npm install --save-dev eslint\n');
    return 2;
  }
  const explainer = new Explainer(project, request, { folder: terminal.folder, languages: listLanguages(resolveProjectParsers(terminal.folder), await loadParser()) });
  const found: ExplainedPlace[] = [];
  const problems: string[] = [];
  for (const place of request.places) {
    const explained = await explainer.explain(place);
    if (typeof explained === 'string') problems.push(explained);
    else found.push(explained);
  }
  if (request.format === 'json') terminal.print(escapeJson(`${JSON.stringify(found)}\n`));
  else for (const place of found) terminal.print(formatPlace(place));
  for (const problem of problems) terminal.warn(`${escapeLines(problem)}\n`);
  if (problems.length > 0) return 2;
  return found.some(({ sites }) => sites.some(({ reports }) => reports.some(({ suppressed }) => suppressed === undefined))) ? 1 : 0;
}

function formatPlace({ file, judgedBy, sites }: ExplainedPlace): string {
  const texts = sites.map((site) => escapeLines(formatSite(`${escapeText(file)}:${site.line}`, site)));
  return `${texts.join('')}  ${judgedBy}\n\n`;
}

const NAMES = 'sync, drop, truncate, destroy, bulkDelete or another destructive method, and no option that one obeys';

class Explainer {
  readonly #files = new Map<string, ExplainedFile | string>();

  constructor(private readonly project: ProjectESLint, private readonly request: ExplainRequest, private readonly place: { readonly folder: string; readonly languages: SourceLanguages }) {}

  /** What is to be said of a line, or why nothing is. */
  async explain({ file, line }: Place): Promise<ExplainedPlace | string> {
    const known = this.#files.get(file) ?? (await this.#read(file));
    this.#files.set(file, known);
    if (typeof known === 'string') return known;
    if (line > known.lineCount) return `${file}:${line}: the file has ${known.lineCount} lines.`;
    if (known.sites === undefined) return await this.#explainCommands({ file, line }, known);
    const sites = findAtLine(known.sites, line);
    if (sites.length === 0) return `${file}:${line}: no call of ${NAMES}, on this line.`;
    return { file, line, fileKind: known.kind, judgedBy: known.origin, sites: sites.map((site) => describeSite(site, known.kind)) };
  }

  async #explainCommands(place: Place, { kind, origin }: ExplainedFile): Promise<ExplainedPlace | string> {
    const found = await explainCommands(place, this.place.folder);
    return typeof found === 'string' ? found : { ...place, fileKind: kind, judgedBy: origin, sites: found };
  }

  async #read(file: string): Promise<ExplainedFile | string> {
    const filePath = path.resolve(this.place.folder, file);
    const stats = statSync(filePath, { throwIfNoEntry: false });
    if (!stats?.isFile()) return stats ? `${file} is no file.` : `${file} does not exist.`;
    const text = readFileSync(filePath, 'utf8');
    if (isNoCode(filePath)) return { kind: 'no code', origin: 'Judged by the audit, which needs no configuration.', sites: undefined, lineCount: text.split('\n').length };
    const judging = await readJudging(this.project, filePath, { folder: this.place.folder, strict: this.request.strict });
    const linted = await lintText(this.project, { filePath, text }, { ...this.place, ...judging });
    const strict = await lintText(this.project, { filePath, text }, { ...this.place, ...judging, rules: plugin.configs.strict });
    if (typeof linted === 'string' || typeof strict === 'string') return `${file} could not be read: ${readProblem(linted, strict)}`;
    return { kind: linted.explained.kind, origin: judging.origin, sites: assignReports(linted, strict), lineCount: linted.lineCount };
  }
}

function readProblem(...outcomes: readonly (LintedFile | string)[]): string {
  return outcomes.find((outcome) => typeof outcome === 'string') ?? '';
}

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readSharedSettings } from '../policy/settings/settings.js';
import { validateFiles } from '../policy/policy.js';
import { startRun, type RuleRun } from '../run/run.js';
import type { SourceCode } from '../syntax/source-code.js';
import { judgeSite, type SiteJudgement } from './judge-site.js';
import { findSites, readOptionObjects, type Site } from './sites.js';
import { describeFile } from './words/file.js';
import { quote } from './words/options.js';

/** A place that looks as if it destroyed data, and what the rules see there. */
export interface Explanation extends SiteJudgement {
  readonly kind: Site['kind'];
  /** Its source, on one line, in backquotes, cut where it is long. */
  readonly code: string;
  /** From where to where it reaches in the text. */
  readonly range: readonly [start: number, end: number];
  /** The line of the name that is called, or of the options; from 1. */
  readonly line: number;
  /** Its lines, and those of the options that it obeys, first to last; from 1. */
  readonly lines: readonly (readonly [first: number, last: number])[];
}

/** What a file is, and every place in it that looks as if it destroyed data. */
export interface FileExplanation {
  readonly filename: string;
  /** The kind of file, and why. */
  readonly kind: string;
  readonly sites: readonly Explanation[];
}

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

/** A rule that reports nothing and passes on what the other rules see: it runs beside them, on the same tree and settings. */
export function createExplainingRule(onFile: (explained: FileExplanation) => void): { readonly meta: object; create(context: Context): TSESLint.RuleListener } {
  return {
    meta: { type: 'problem', schema: [], messages: {} },
    create: (context) => ({ Program: () => { onFile(explainFile(context)); } }),
  };
}

function explainFile(context: Context): FileExplanation {
  const settings = readSharedSettings(context.settings);
  validateFiles(settings, {});
  const run = startRun(context, settings, {});
  return { filename: context.filename, kind: describeFile(run.policy), sites: findSites(run).map((site) => explainSite(site, run)) };
}

function explainSite(site: Site, run: RuleRun): Explanation {
  const { sourceCode } = run;
  return {
    kind: site.kind,
    code: quote(site.node, sourceCode),
    range: site.node.range,
    line: readLine(findHead(site), sourceCode),
    lines: [site.node, ...readOptionObjects(site)].map(({ loc }) => [loc.start.line, loc.end.line] as const),
    ...judgeSite(site, run),
  };
}

function readLine({ range }: TSESTree.Node, sourceCode: SourceCode): number {
  return sourceCode.getLocFromIndex(range[0]).line;
}

/** The name of the method, else the whole. */
function findHead(site: Site): TSESTree.Node {
  switch (site.kind) {
    case 'sync':
    case 'delete':
      return site.site.found.method;
    case 'drop':
      return site.drop.method;
    case 'rawSql':
      return site.query.method;
    default:
      return site.node;
  }
}

import type { Linter } from 'eslint';
import type * as ScopeAnalysis from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import type * as Oxc from 'oxc-parser';
import { isTooDeep } from './deep.js';
import { Lines } from './lines.js';
import { readTokens, TokenMarks } from './tokens.js';

type Language = 'ts' | 'tsx' | 'dts' | 'jsx';
type SourceType = 'module' | 'script' | 'commonjs';
type ParseSync = typeof Oxc.parseSync;
type Parsed = ReturnType<ParseSync>;

interface ScopeTools {
  readonly analyze: typeof ScopeAnalysis.analyze;
  readonly visitorKeys: Record<string, readonly string[] | undefined>;
}

/** What ESLint tells a parser of a file. */
interface ParserOptions {
  readonly filePath?: string;
  readonly sourceType?: SourceType;
}

/** A syntax error as ESLint shows it: lines and columns from 1. */
type SyntaxFailure = SyntaxError & { readonly index: number; readonly lineNumber: number; readonly column: number };

/**
 * A parser for ESLint that reads TypeScript without a TypeScript installed: oxc's tree, which is typescript-eslint's, with
 * the places, tokens and scopes that ESLint asks for. Undefined where the optional dependencies are not installed.
 */
export async function loadParser(): Promise<Linter.Parser | undefined> {
  try {
    const [{ parseSync }, { analyze }, { visitorKeys }] = await Promise.all([
      import('oxc-parser'), import('@typescript-eslint/scope-manager'), import('@typescript-eslint/visitor-keys'),
    ]);
    return createParser(parseSync, { analyze, visitorKeys });
  } catch {
    return undefined;
  }
}

function createParser(parseSync: ParseSync, { analyze, visitorKeys }: ScopeTools): Linter.Parser {
  return {
    meta: { name: 'sequelize-guard/oxc', version: '1' },
    parseForESLint(text: string, given: ParserOptions = {}) {
      const { parsed, sourceType } = parseSomehow(parseSync, text, given);
      const ast = completeTree(parsed, text, visitorKeys);
      const options = { sourceType: sourceType === 'module' ? 'module' : 'script', globalReturn: sourceType === 'commonjs', childVisitorKeys: visitorKeys } as const;
      return { ast, scopeManager: analyze(ast, options), visitorKeys, services: {} } as never;
    },
  };
}

/** TypeScript's own parser takes a top-level `return` and sloppy code in any file: so the next kind of source is tried. */
function parseSomehow(parseSync: ParseSync, text: string, { filePath = 'file.ts', sourceType = 'module' }: ParserOptions): { parsed: Parsed; sourceType: SourceType } {
  const language = { lang: readLanguage(filePath), astType: 'ts', range: true, preserveParens: false } as const;
  if (isTooDeep(text, language)) throw new SyntaxError('It is nested too deep for the parser');
  let failure: Parsed | undefined;
  for (const kind of new Set<SourceType>([sourceType, 'module', 'commonjs'])) {
    const parsed = parseSync(filePath, text, { ...language, sourceType: kind });
    if (parsed.errors.length === 0) return { parsed, sourceType: kind };
    failure ??= parsed;
  }
  throw describeFailure(failure, text);
}

function describeFailure(failed: Parsed | undefined, text: string): SyntaxFailure {
  const [error] = failed?.errors ?? [];
  const index = error?.labels[0]?.start ?? 0;
  const { line, column } = new Lines(text).locate(index);
  return Object.assign(new SyntaxError(error?.message ?? 'Unexpected token'), { index, lineNumber: line, column: column + 1 });
}

function readLanguage(filePath: string): Language {
  if (/\.d\.[cm]?ts$/iu.test(filePath)) return 'dts';
  if (/\.tsx$/iu.test(filePath)) return 'tsx';
  return /\.[cm]?ts$/iu.test(filePath) ? 'ts' : 'jsx';
}

/** What typescript-eslint leaves out where it is not written, and oxc gives as null. */
const LEFT_OUT = ['typeAnnotation', 'typeArguments', 'typeParameters', 'superTypeArguments', 'returnType', 'accessibility', 'directive'];
const LEFT_OUT_IN: Readonly<Partial<Record<string, readonly string[]>>> = {
  Program: ['hashbang'],
  RestElement: ['value'],
  TSDeclareFunction: ['body'],
  TSMappedType: ['readonly'],
  TSTypeParameter: ['constraint', 'default'],
};

function leaveOut(node: TSESTree.Node): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const key of LEFT_OUT) if (fields[key] === null && node.type !== 'TSImportType') fields[key] = undefined;
  for (const key of LEFT_OUT_IN[node.type] ?? []) if (fields[key] === null) fields[key] = undefined;
}

interface Placed {
  range: [number, number];
  loc: object;
}

/** Gives the nodes and comments their lines and columns, and the tree its tokens. */
function completeTree({ program, comments: found }: Parsed, text: string, visitorKeys: ScopeTools['visitorKeys']): TSESTree.Program {
  const lines = new Lines(text);
  const marks = new TokenMarks();
  const place = (item: Placed): void => {
    item.loc = { start: lines.locate(item.range[0]), end: lines.locate(item.range[1]) };
  };
  const tree = program as unknown as TSESTree.Program;
  visit(tree, visitorKeys, (node) => {
    place(node);
    leaveOut(node);
    marks.add(node);
  });
  const comments = found.map(({ type, value, start, end }) => ({ type, value, range: [start, end] as [number, number], loc: {} }));
  comments.forEach(place);
  const tokens = readTokens(text, marks, { comments: comments.map(({ range }) => range), lines });
  return Object.assign(tree, { comments, tokens });
}

function visit(root: TSESTree.Node, visitorKeys: ScopeTools['visitorKeys'], enter: (node: TSESTree.Node) => void): void {
  const waiting: TSESTree.Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    enter(node);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(child)) waiting.push(...(child as (TSESTree.Node | null)[]).filter((item) => item !== null));
      else if (typeof child === 'object' && child !== null) waiting.push(child as TSESTree.Node);
    }
  }
}

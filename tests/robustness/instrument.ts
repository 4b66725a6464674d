import { existsSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, extname, resolve, sep } from 'node:path';
import { compileFunction } from 'node:vm';
import { parse } from 'espree';
import { KEYS } from 'eslint-visitor-keys';
import ts from 'typescript';

/** Counts function calls and loop turns; going over `limit` throws, so that a hang is found without a clock. */
export interface StepMeter {
  steps: number;
  limit: number;
}

export class StepLimitError extends Error {
  override readonly name = 'StepLimitError';
}

/** Dependencies that get counted like the plugin's own code: what hangs in them hangs in the plugin. */
const METERED_PACKAGES = ['minimatch', 'brace-expansion', 'balanced-match', '@isaacs', '@eslint-community/regexpp', 'empathic'];

interface Insert {
  readonly at: number;
  readonly text: string;
}

interface SyntaxNode {
  readonly type: string;
  readonly range: [number, number];
  readonly [key: string]: unknown;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/** The code with a call of `__step()` at the start of every function and of every loop turn. */
export function insertSteps(code: string): string {
  const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'commonjs', range: true }) as unknown as SyntaxNode;
  const inserts: Insert[] = [];
  const pending: SyntaxNode[] = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isDeferredImport(node)) continue;
    if (FUNCTIONS.has(node.type) || LOOPS.has(node.type)) inserts.push(...readBodyInserts(node));
    for (const key of KEYS[node.type] ?? []) pending.push(...readChildren(node[key]));
  }
  return applyInserts(code, inserts);
}

/** `() => (x ??= require('x'))`, which the build writes for an import, is no step of the plugin. */
function isDeferredImport(node: SyntaxNode): boolean {
  const body = node.type === 'ArrowFunctionExpression' ? (node.body as SyntaxNode) : undefined;
  const loading = body?.type === 'AssignmentExpression' && body.operator === '??=' ? (body.right as SyntaxNode) : undefined;
  return loading?.type === 'CallExpression' && (loading.callee as SyntaxNode).name === 'require';
}

function readChildren(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.filter((item): item is SyntaxNode => item !== null);
  return typeof value === 'object' && value !== null ? [value as SyntaxNode] : [];
}

function readBodyInserts(node: SyntaxNode): Insert[] {
  const body = node.body as SyntaxNode;
  if (body.type === 'BlockStatement') {
    const statements = body.body as readonly (SyntaxNode & { directive?: string })[];
    const directive = statements.filter((statement) => statement.directive !== undefined).at(-1);
    return [{ at: directive === undefined ? body.range[0] + 1 : directive.range[1], text: ';__step();' }];
  }
  const [before, after] = FUNCTIONS.has(node.type) ? ['(__step(),(', '))'] : ['{__step();', '}'];
  return [{ at: body.range[0], text: before }, { at: body.range[1], text: after }];
}

function applyInserts(code: string, inserts: readonly Insert[]): string {
  // Closing texts at one place belong to nested bodies, all the same text: their order does not matter.
  const ordered = [...inserts].sort((left, right) => left.at - right.at);
  let from = 0;
  const parts: string[] = [];
  for (const { at, text } of ordered) {
    parts.push(code.slice(from, at), text);
    from = at;
  }
  return parts.join('') + code.slice(from);
}

/**
 * Loads a CommonJS or TypeScript module, and all that it requires from this project and from the metered packages,
 * with steps counted. Everything else is required as it is.
 */
export function loadMetered(entry: string, meter: StepMeter): unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const step = (): void => {
    meter.steps += 1;
    if (meter.steps > meter.limit) throw new StepLimitError(`more than ${meter.limit} steps`);
  };
  const load = (filename: string): unknown => {
    const known = loaded.get(filename);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(filename, module);
    const native = createRequire(filename);
    const requireMetered = (specifier: string): unknown => {
      const target = resolveMetered(filename, specifier);
      return target === undefined ? native(specifier) : load(target);
    };
    const parameters = ['exports', 'require', 'module', '__filename', '__dirname', '__step'];
    compileFunction(insertSteps(readCommonJs(filename)), parameters, { filename })(
      module.exports, requireMetered, module, filename, dirname(filename), step,
    );
    return module.exports;
  };
  return load(resolve(entry));
}

/** The file to load with steps counted, or undefined when Node's own `require` is to load it. */
function resolveMetered(from: string, specifier: string): string | undefined {
  if (isBuiltin(specifier)) return undefined;
  if (specifier.startsWith('.')) return resolveRelative(resolve(dirname(from), specifier));
  if (!METERED_PACKAGES.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return undefined;
  const target = createRequire(from).resolve(specifier);
  return ['.js', '.cjs'].includes(extname(target)) ? target : undefined;
}

function resolveRelative(path: string): string | undefined {
  const candidates = [path, path.replace(/\.js$/, '.ts'), path.replace(/\.cjs$/, '.cts'), `${path}.js`, `${path}${sep}index.js`];
  return candidates.find((candidate) => /\.[cm]?[jt]s$/.test(candidate) && existsSync(candidate));
}

function readCommonJs(filename: string): string {
  const text = readFileSync(filename, 'utf8');
  if (!/\.c?ts$/.test(filename)) return text;
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  return ts.transpileModule(text, { fileName: filename.replace(/\.cts$/, '.ts'), compilerOptions }).outputText;
}

// Who imports whom in src, against the table of the house.
import path from 'node:path';
import { isBuiltin } from 'node:module';
import { parse } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Texts } from './sources.js';

/** One import or re-export of a source file. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly kind: 'value' | 'type';
  readonly reexport: boolean;
}

interface Row {
  /** Folders and files it may import from. */
  readonly values: readonly string[];
  /** Those whose types alone it may import. */
  readonly types: readonly string[];
}

const layers = ['platform', 'syntax', 'policy', 'vocabulary', 'values', 'sequelize', 'report', 'run'];

/** Who may import whom. A folder or file that is not here belongs to no layer: give it one first. */
const table: Readonly<Record<string, Row>> = {
  syntax: { values: [], types: [] },
  platform: { values: [], types: [] },
  policy: { values: ['vocabulary', 'platform'], types: [] },
  vocabulary: { values: [], types: [] },
  values: { values: ['syntax', 'vocabulary'], types: [] },
  sequelize: { values: ['values', 'syntax', 'vocabulary'], types: ['policy'] },
  report: { values: ['syntax', 'values', 'vocabulary', 'platform'], types: ['sequelize', 'policy'] },
  run: { values: ['syntax', 'policy', 'vocabulary', 'values', 'sequelize'], types: [] },
  rules: { values: [...layers, 'create-rule'], types: [] },
  'create-rule': { values: ['policy', 'sequelize', 'run'], types: [] },
  explain: { values: layers, types: [] },
  configs: { values: ['rules', 'policy', 'platform'], types: ['create-rule'] },
  plugin: { values: ['rules', 'configs'], types: [] },
  index: { values: ['plugin', 'index'], types: ['policy'] },
  bin: { values: ['plugin', 'index', 'policy', 'vocabulary', 'explain'], types: [] },
};

/** What the package brings along: for everything, and for the command alone, which goes on without it. */
export interface Dependencies {
  readonly all: readonly string[];
  readonly bin: readonly string[];
}

/** Every import of the sources that the table forbids, in words; every cycle of imports. */
export function findForbiddenImports(sources: Texts, dependencies: Dependencies): readonly string[] {
  const imports = [...sources].flatMap(([file, text]) => readImports(file, text));
  const listed = imports.filter(({ file }) => withoutExtension(file) === RULE_MAP).map(readTarget);
  const rules = new Set(listed.filter((target) => target?.startsWith('src/rules/')));
  return [
    ...[...sources.keys()].filter((file) => !(readLayer(file) in table)).map((file) => `${file} stands in no layer`),
    ...imports.flatMap((found) => describeForbidden(found, { dependencies, rules }) ?? []),
    ...findCycles(imports).map((cycle) => `${cycle.join(' → ')} is a cycle`),
  ];
}

const RULE_MAP = 'src/rules/index';

interface Context {
  readonly dependencies: Dependencies;
  readonly rules: ReadonlySet<string | undefined>;
}

function describeForbidden(found: Import, { dependencies, rules }: Context): string | undefined {
  const { file, reexport, specifier } = found;
  const target = readTarget(found);
  if (target === undefined) return describeForbiddenPackage(found, dependencies);
  if (reexport && readLayer(file) !== 'index') return `${file} re-exports ${specifier}: only an entry point gathers`;
  if (rules.has(target) && withoutExtension(file) !== RULE_MAP) return `${file} imports the rule ${target}`;
  return describeForbiddenLayer(found, readLayer(target));
}

function describeForbiddenLayer({ file, kind, specifier }: Import, to: string): string | undefined {
  const from = readLayer(file);
  const row = table[from];
  if (row === undefined || from === to || row.values.includes(to)) return undefined;
  if (!row.types.includes(to)) return `${file} (${from}) may not import ${specifier} (${to})`;
  return kind === 'type' ? undefined : `${file} (${from}) may import types only from ${specifier} (${to})`;
}

/** What Node brings is asked for where a browser has something else to answer with; the command runs in Node alone. */
const NODE_LAYERS = new Set(['platform', 'bin']);

/** At run time the package has its dependencies; ESLint and its AST are there as types. */
function describeForbiddenPackage({ file, kind, specifier }: Import, { all, bin }: Dependencies): string | undefined {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  if (kind === 'type' || all.includes(name)) return undefined;
  if (isBuiltin(specifier)) return NODE_LAYERS.has(readLayer(file)) ? undefined : `${file} needs ${specifier}, which a browser does not have: ask src/platform`;
  if (readLayer(file) === 'bin' && ['eslint', ...bin].includes(name)) return undefined;
  return `${file} needs ${name} at run time, which is no dependency`;
}

/** The imported source file without its extension; undefined for a package. */
function readTarget({ file, specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return withoutExtension(path.posix.join(path.posix.dirname(file), specifier));
}

/** `index.cts` and what it is compiled to, `index.cjs`, both as `index.c`; `plugin.ts` as `plugin`. */
function withoutExtension(file: string): string {
  return file.replace(/\.([cm]?)[jt]s$/, (_, format: string) => (format === '' ? '' : `.${format}`));
}

/** `src/values/value.ts` is of `values`, `src/plugin.ts` of `plugin`. */
function readLayer(file: string): string {
  return /^src\/([^/.]+)/.exec(file)?.[1] ?? '';
}

type Read = Omit<Import, 'file'>;

/** Several checks ask for the same sources. */
const readByText = new Map<string, readonly Read[]>();

/** Imports and re-exports at the top level, `import x = require()` too, as written. */
export function readImports(file: string, text: string): readonly Import[] {
  const read = readByText.get(text) ?? parse(text, { sourceType: 'module' }).body.flatMap((statement) => readStatement(statement) ?? []);
  readByText.set(text, read);
  return read.map((one) => ({ file: path.posix.normalize(file), ...one }));
}

function readStatement(node: TSESTree.ProgramStatement): Read | undefined {
  if (node.type === 'ImportDeclaration') {
    const named = node.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier');
    const typesOnly = named.length > 0 && named.length === node.specifiers.length && named.every((one) => one.importKind === 'type');
    return { specifier: node.source.value, kind: typesOnly ? 'type' : node.importKind, reexport: false };
  }
  if (node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source !== null)) {
    return { specifier: node.source.value, kind: node.exportKind, reexport: true };
  }
  if (node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference') {
    return { specifier: node.moduleReference.expression.value, kind: node.importKind, reexport: false };
  }
  return undefined;
}

/** Cycles among the imports, those of types included, each once. */
function findCycles(imports: readonly Import[]): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>();
  for (const found of imports) {
    const target = readTarget(found);
    if (target === undefined) continue;
    const file = withoutExtension(found.file);
    targets.set(file, [...(targets.get(file) ?? []), target]);
  }
  const finished = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file]);
    if (trail.includes(file) || finished.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...trail, file]);
    finished.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return cycles;
}

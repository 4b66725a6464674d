import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const TYPESCRIPT = /\.[cm]?tsx?$/u;
const DECORATED = /^\s*@[A-Za-z_$][\w$.]*/mu;

interface Source {
  readonly source: string;
  readonly filename?: string;
  readonly ts?: boolean;
}

interface Loader {
  import: (file: string) => Promise<object>;
  transform: (source: Source) => string;
}

interface Jiti {
  createJiti: (base: string, options?: { readonly fsCache: false; readonly transform: (source: Source) => { readonly code: string } }) => Loader;
}

interface TypeScript {
  readonly ModuleKind: { readonly CommonJS: number };
  readonly ScriptTarget: { readonly ES2022: number };
  transpileModule: (source: string, options: { readonly fileName?: string; readonly compilerOptions: object }) => { readonly outputText: string };
}

/** A package that the module could load itself. */
function findPackage(file: string, name: string): unknown {
  const require = createRequire(file);
  try {
    require.resolve(name);
  } catch {
    return undefined;
  }
  return require(name) as unknown;
}

/** Loads a module: by Node, TypeScript by the project's jiti. What the module throws is thrown. */
export async function loadModule(file: string): Promise<object> {
  if (!TYPESCRIPT.test(file)) return await import(pathToFileURL(file).href) as object;
  const jiti = findPackage(file, 'jiti') as Jiti | undefined;
  if (jiti === undefined) throw new Error('is TypeScript, which takes jiti here: npm install --save-dev jiti; or name the compiled JavaScript');
  const loader = openLoader(file, jiti);
  compileRequired(loader);
  return await loader.import(file);
}

type Compile = (module: { readonly _compile: (code: string, filename: string) => void }, filename: string) => void;

/** sequelize-typescript requires the files of `models: ['*.model.ts']` itself, by their names without the ending. */
function compileRequired(loader: Loader): void {
  const { _extensions: extensions } = Module as unknown as { readonly _extensions: Record<string, Compile> };
  extensions['.ts'] ??= (module, filename) => {
    module._compile(loader.transform({ source: readFileSync(filename, 'utf8'), filename, ts: true }), filename);
  };
}

/** What jiti brings refuses decorators of `declare` fields, which models have: the project's TypeScript compiles those files. */
function openLoader(file: string, { createJiti }: Jiti): Loader {
  const plain = createJiti(file);
  const typescript = findPackage(file, 'typescript') as TypeScript | undefined;
  if (typescript?.transpileModule === undefined) return plain;
  const { ModuleKind, ScriptTarget } = typescript;
  const compilerOptions = { experimentalDecorators: true, emitDecoratorMetadata: true, esModuleInterop: true, useDefineForClassFields: false, module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
  const transform = (given: Source): { readonly code: string } => {
    const { source, filename = '' } = given;
    const isDecorated = TYPESCRIPT.test(filename) && DECORATED.test(source);
    return { code: isDecorated ? typescript.transpileModule(source, { fileName: filename, compilerOptions }).outputText : plain.transform(given) };
  };
  return createJiti(file, { fsCache: false, transform });
}

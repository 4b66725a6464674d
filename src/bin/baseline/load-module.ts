import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const TYPESCRIPT = /\.[cm]?tsx?$/u;

interface Jiti {
  createJiti: (base: string) => { import: (file: string) => Promise<object> };
}

function findJiti(file: string): string | undefined {
  try {
    return createRequire(file).resolve('jiti');
  } catch {
    return undefined;
  }
}

/** Loads a module: by Node, TypeScript by the project's jiti. What the module throws is thrown. */
export async function loadModule(file: string): Promise<object> {
  if (!TYPESCRIPT.test(file)) return await import(pathToFileURL(file).href) as object;
  const jiti = findJiti(file);
  if (jiti === undefined) throw new Error('is TypeScript, which takes jiti here: npm install --save-dev jiti; or name the compiled JavaScript');
  const { createJiti } = createRequire(file)(jiti) as Jiti;
  return await createJiti(file).import(file);
}

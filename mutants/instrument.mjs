// Stryker's mutants of the files of some rooms: every file with all of its mutants in it, switched by their number at run
// time, and the list of them.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '..');
const silent = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {}, error() {}, trace() {} };

/** The TypeScript files of a room, such as `values/flow` or `policy`, from the root of the repository. */
export function listFiles(room) {
  const folder = path.join(ROOT, 'src', room);
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => path.posix.join('src', room, file.split(path.sep).join('/'))).sort();
}

/**
 * @param {readonly string[]} files from the root of the repository
 * @returns {Promise<{ sources: Map<string, string>, mutants: object[] }>} the instrumented text by absolute path, and each
 *   mutant with its file, function, mutator, original text, replacement and line (from 1)
 */
export async function instrument(files) {
  // Stryker's packages stand in mutants/node_modules, which is installed by the time that this is called.
  const { createInjector } = await import('typed-inject');
  const { commonTokens } = await import('@stryker-mutator/api/plugin');
  const { createInstrumenter } = await import('@stryker-mutator/instrumenter');
  const injector = createInjector().provideValue(commonTokens.logger, silent);
  const given = files.map((file) => ({ name: path.join(ROOT, file), mutate: true, content: readFileSync(path.join(ROOT, file), 'utf8') }));
  const options = { plugins: ['typescript'], excludedMutations: [], ignorers: [] };
  const result = await injector.injectFunction(createInstrumenter).instrument(given, options);
  const texts = new Map(given.map(({ name, content }) => [name, new Source(name, content)]));
  return {
    sources: new Map(result.files.map(({ name, content }) => [name, content])),
    mutants: nameMutants(result.mutants.filter(({ status }) => status !== 'Ignored').map((mutant) => texts.get(mutant.fileName).describe(mutant))),
  };
}

/** Two mutants of one function that are the same in words are told apart by their order. */
function nameMutants(mutants) {
  const seen = new Map();
  return mutants.map((mutant) => {
    const words = [mutant.file, mutant.within, mutant.mutator, mutant.original, mutant.replacement].join('\n');
    const before = seen.get(words) ?? 0;
    seen.set(words, before + 1);
    return { ...mutant, nth: before };
  });
}

class Source {
  constructor(name, content) {
    this.file = path.relative(ROOT, name).split(path.sep).join('/');
    this.content = content;
    this.tree = ts.createSourceFile(name, content, ts.ScriptTarget.Latest, true);
  }

  describe({ id, location, mutatorName, replacement }) {
    const start = this.tree.getPositionOfLineAndCharacter(location.start.line, location.start.column);
    const end = this.tree.getPositionOfLineAndCharacter(location.end.line, location.end.column);
    return {
      id,
      file: this.file,
      line: location.start.line + 1,
      within: this.findFunction(start),
      mutator: mutatorName,
      original: oneLine(this.content.slice(start, end)),
      replacement: oneLine(replacement),
    };
  }

  /** The name of the outermost function, class or variable of the file that holds the place. */
  findFunction(position) {
    const statement = this.tree.statements.find(({ pos, end }) => pos <= position && position < end);
    if (statement === undefined) return '';
    return statement.name?.text ?? statement.declarationList?.declarations.find(({ pos, end }) => pos <= position && position < end)?.name.getText() ?? '';
  }
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

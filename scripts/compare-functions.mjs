// Shows that a change moved code and nothing else: `node scripts/compare-functions.mjs <before> [<after>]`.
// Both are revisions of git; without the second the work tree is compared. Every file of src/ is compiled without types,
// and the body of each of its functions is hashed. Moves leave the same bodies, whatever file they are in.
// Prints the functions that only one side has, and exits 1 where there are any.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const [before, after] = process.argv.slice(2);
if (before === undefined) {
  console.error('usage: node scripts/compare-functions.mjs <revision before> [<revision after>]');
  process.exit(2);
}

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 });

/** The source files of a revision, or of the work tree, with their text. */
function readSources(revision) {
  const listed = revision === undefined ? git('ls-files', '-co', '--exclude-standard', 'src') : git('ls-tree', '-r', '--name-only', revision, 'src');
  const files = listed.split('\n').filter((file) => /\.[cm]?ts$/.test(file));
  return files.flatMap((file) => {
    try {
      return [[file, revision === undefined ? readFileSync(file, 'utf8') : git('show', `${revision}:${file}`)]];
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw error;
    }
  });
}

/** Every function of a file as `name hash`, where the hash is of its parameters and body without types and comments. */
function hashFunctions([file, text]) {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true };
  const { outputText } = ts.transpileModule(text, { fileName: file, compilerOptions });
  const source = ts.createSourceFile(file, outputText, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      const code = [...node.parameters, node.body].map((part) => part.getText(source)).join(' ');
      found.push({ file, name: nameOf(node), hash: createHash('sha256').update(code).digest('hex').slice(0, 16) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function nameOf(node) {
  const named = node.name ?? node.parent.name ?? node.parent.parent?.name;
  return named && ts.isIdentifier(named) ? named.text : '(nameless)';
}

/** Functions of the first list that the second lacks, each as often as it is missing. */
function subtract(functions, others) {
  const left = groupBy(others);
  return functions.filter((one) => left.get(keyOf(one))?.pop() === undefined);
}

function groupBy(functions) {
  const groups = new Map();
  for (const one of functions) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function keyOf({ name, hash }) {
  return `${name} ${hash}`;
}

const [old, current] = [readSources(before), readSources(after)].map((sources) => sources.flatMap(hashFunctions));
const gone = subtract(old, current);
const added = subtract(current, old);
for (const { file, name, hash } of gone) console.log(`- ${name} ${hash} (${file})`);
for (const { file, name, hash } of added) console.log(`+ ${name} ${hash} (${file})`);
console.log(`${old.length} functions before, ${current.length} after; ${gone.length} gone, ${added.length} added`);
process.exitCode = gone.length + added.length > 0 ? 1 : 0;

// What the compiler emits loads every module at once, some 190 files, though most linted files need none of the judging
// ones. Here each `const x_1 = require("…")` becomes a function that loads on first use, as Babel's `lazy` does.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const REQUIRE = /^const (\w+_\d+) = require\(("[^"]+")\);$/gm;

/** Rewrites the compiled modules of a folder. Throws where a module is used in another way than by its members. */
export function deferImports(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (name.endsWith('.js')) writeFileSync(file, deferIn(readFileSync(file, 'utf8'), name));
  }
}

function deferIn(text, name) {
  const modules = [...text.matchAll(REQUIRE)].filter(([, , specifier]) => !specifier.startsWith('"node:'));
  return modules.reduce((code, [statement, module, specifier]) => {
    const uses = code.replace(statement, '');
    const [other] = new RegExp(String.raw`\b${module}\b(?!\.)`).exec(uses) ?? [];
    if (other !== undefined) throw new Error(`${name}: ${module} is used as a whole, which cannot be deferred`);
    const load = `let ${module}_loaded;\nconst ${module} = () => (${module}_loaded ??= require(${specifier}));`;
    // In brackets, because `new x().Y()` would make an `x`.
    return code.split(statement).map((part) => part.replace(new RegExp(String.raw`\b${module}\.`, 'g'), `(${module}()).`)).join(load);
  }, text);
}

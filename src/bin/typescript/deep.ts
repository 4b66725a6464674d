import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Brackets inside one another, as far as the text shows. Past it, the parser is first tried in a process of its own. */
const MOST_LEVELS = 200;
/** Signs and words that nest without a bracket, in one statement. Past it, the parser is first tried in a process of its own. */
const MOST_SIGNS = 2000;
const NESTS = /[;{}]|[?=<!~+\-&|`]|\*\*|\b(?:if|for|while|do|with|new|await|yield|typeof|keyof|void|delete|extends|namespace|module)\b|\[\]/gu;
/** Each `else if` is inside of the one before, over statements and blocks. */
const MOST_ELSES = 500;

/** Uses some of the stack first, as the linter around the parser does. */
const TRIAL = `
const { readFileSync } = require('node:fs');
const [parser, options] = process.argv.slice(1);
const text = readFileSync(0, 'utf8');
const deeper = (levels, start) => (levels === 0 ? start() : deeper(levels - 1, start));
import(parser).then(({ parseSync }) => {
  for (const sourceType of ['module', 'script', 'commonjs']) deeper(2000, () => parseSync('file', text, { ...JSON.parse(options), sourceType }).program);
});
`;

/** Whether oxc would overflow its stack on the text, which ends the process that it runs in. */
export function isTooDeep(text: string, options: object): boolean {
  if (!mayBeDeep(text)) return false;
  const parser = pathToFileURL(createRequire(__filename).resolve('oxc-parser')).href;
  return spawnSync(process.execPath, ['-e', TRIAL, parser, JSON.stringify(options)], { input: text, stdio: ['pipe', 'ignore', 'ignore'] }).status !== 0;
}

function mayBeDeep(text: string): boolean {
  let level = 0;
  for (const [bracket] of text.matchAll(/[()[\]{}]/gu)) {
    level = Math.max(0, level + ('([{'.includes(bracket) ? 1 : -1));
    if (level > MOST_LEVELS) return true;
  }
  if ((text.match(/\belse\b/gu)?.length ?? 0) > MOST_ELSES) return true;
  let signs = 0;
  for (const [sign] of text.matchAll(NESTS)) {
    signs = /[;{}]/u.test(sign) ? 0 : signs + 1;
    if (signs > MOST_SIGNS) return true;
  }
  return false;
}

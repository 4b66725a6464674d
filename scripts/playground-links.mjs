// Below the headings of correct and incorrect code, each rule page links its examples into the playground of the site.
import { encodeState, SITE, START } from '../site/playground/state.mjs';

const HEADING = /^#+ .*\b(?:in)?correct\b/i;
const LINKS = /^Open in the playground: /;
const LANGUAGES = new Set(['js', 'mjs', 'cjs', 'ts']);

/** The page with its links as they should be. @param {string} rule @param {string} text */
export function writePlaygroundLinks(rule, text) {
  const lines = text.split('\n').filter((line) => !LINKS.test(line));
  return lines.flatMap((line, index) => {
    const examples = HEADING.test(line) ? readExamples(lines.slice(index + 1)) : [];
    return examples.length === 0 ? [line] : [line, describeLinks(examples.map((example) => linkExample(rule, example)))];
  }).join('\n');
}

/** The fenced blocks up to the next heading. */
function readExamples(lines) {
  const examples = [];
  let open;
  for (const line of lines) {
    if (open === undefined && line.startsWith('#')) break;
    const fence = /^```(\w*)\s*(.*)$/.exec(line);
    if (open !== undefined && line === '```') {
      if (LANGUAGES.has(open.language)) examples.push({ ...open, code: `${open.code.join('\n')}\n` });
      open = undefined;
    } else if (open !== undefined) open.code.push(line);
    else if (fence !== null) open = { language: fence[1], words: fence[2], code: [] };
  }
  return examples;
}

function linkExample(rule, { language, words, code }) {
  const file = /\bfile=(\S+)/.exec(words)?.[1] ?? `src/server.${language}`;
  // The playground has no package.json, so the setting says what one would list.
  const isSeven = /\bproject=v7\b/.test(words) || code.includes("'@sequelize/core'");
  const settings = /\bsettings=(\{.*\})$/.exec(words)?.[1] ?? (isSeven ? '{ "sequelizeVersion": 7 }' : START.settings);
  // An example says in its first line which rule is on, as any file can.
  const rules = code.includes(`eslint sequelize-guard/${rule}:`) ? START.rules : `{ "sequelize-guard/${rule}": "error" }`;
  return `${SITE}playground${encodeState({ code, file, config: 'none', rules, settings })}`;
}

function describeLinks(links) {
  return `Open in the playground: ${links.map((link, index) => `[example ${index + 1}](${link})`).join(' · ')}`;
}

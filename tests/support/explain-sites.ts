// What the rules report at each place of a program, and what `--explain` says of whose it is.
import { createExplainingRule, type FileExplanation } from '../../src/explain/explain.js';
import { plugin } from '../../src/plugin.js';
import { lint, type LintOptions } from './lint.js';

/**
 * For each place that looks as if it destroyed data, in the order of the text: the messages on its line, or `silent`, and the
 * clause that tells whose it is, with `it` for what is called. A database in memory, where all is silent, is told behind it.
 */
export function explainSites(code: string, options: LintOptions & { readonly rules: readonly string[] }): readonly string[] {
  const files: FileExplanation[] = [];
  const explaining = createExplainingRule((file) => { files.push(file); });
  const rules = Object.fromEntries([...options.rules, 'explain'].map((name) => [name, []]));
  const messages = lint(code, { ...options, rules, plugin: { rules: { ...plugin.rules, explain: explaining } } });
  return files.flatMap(({ sites }) => sites).map(({ line, silence, whose }) => {
    const reported = messages.filter((message) => message.line === line).map(({ messageId }) => messageId);
    const reason = silence.includes('SQLite in memory') ? `${whose ?? ''}; in memory` : (whose ?? silence);
    return `${reported.length > 0 ? reported.join(' ') : 'silent'}: ${shorten(reason)}`;
  });
}

function shorten(clause: string): string {
  return clause
    .replace(/Sequelize's: `.*?` (comes|is|has)\b/, "Sequelize's: it $1")
    .replace(/(shows that|says whose) `.*?` is\b/, '$1 it is')
    .replace(/, as reports of drops and deletes require.*/, '');
}

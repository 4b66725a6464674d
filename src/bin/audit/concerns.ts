import type { ESLint, Linter, Rule } from 'eslint';

/** The rules that an audit runs, as the plugin's configs hold them. */
export interface AuditRules {
  readonly plugins: Readonly<Record<string, ESLint.Plugin>>;
  readonly rules: Readonly<Partial<Linter.RulesRecord>>;
}

/** Says of the text of a file whether it has to be parsed. */
export type ConcernTest = (text: string, filename: string) => boolean;

/** A comment that switches one of the rules on or off, or gives it options, is always read. */
const NAMES_PLUGIN = 'sequelize-guard/';

/**
 * Asks the rules themselves: one that finds nothing of its own in the text listens to nothing. They are given the text
 * and no tree.
 */
export function createConcernTest({ plugins, rules }: AuditRules, folder: string): ConcernTest {
  const started = Object.entries(rules).map(([name, entry]) => ({ rule: findRule(plugins, name), options: Array.isArray(entry) ? entry.slice(1) : [] }));
  return (text, filename) => {
    if (text.includes(NAMES_PLUGIN)) return true;
    const shared = { sourceCode: { text }, settings: {}, filename, physicalFilename: filename, cwd: folder };
    return started.some(({ rule, options }) => Object.keys(rule.create({ ...shared, options } as unknown as Rule.RuleContext)).length > 0);
  };
}

function findRule(plugins: AuditRules['plugins'], name: string): Rule.RuleModule {
  const [namespace = '', id = ''] = name.split('/');
  const rule = plugins[namespace]?.rules?.[id];
  if (rule === undefined) throw new Error(`The rule ${name} is not there.`);
  return rule;
}

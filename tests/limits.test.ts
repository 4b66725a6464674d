// docs/limits.md is exact: each of its examples is linted, and gets the verdict that stands in its first line.
import { describe, expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { lint } from './support/lint.js';
import { readBlocks, type Block } from './support/pages.js';
import { readText } from './support/sources.js';

interface Limit {
  readonly place: string;
  readonly verdict: 'silent' | 'reported';
  readonly rules: readonly string[];
  readonly code: string;
}

/**
 * The examples of the page.
 * @throws an Error where one does not say which rules are silent or report it, or names a rule that does not exist.
 */
function readLimits(page: string): readonly Limit[] {
  return readBlocks('docs/limits.md', page).map(readLimit);
}

function readLimit({ code, language, line }: Block): Limit {
  const place = `docs/limits.md:${line}`;
  const [, verdict, names = ''] = /^\/\/ (silent|reported): ([\w, -]+)\n/.exec(code) ?? [];
  if (language !== 'js' || (verdict !== 'silent' && verdict !== 'reported')) throw new Error(`${place}: the example says no verdict`);
  const rules = names.split(', ');
  const unknown = rules.filter((rule) => !(rule in plugin.rules));
  if (unknown.length > 0) throw new Error(`${place}: ${unknown.join(', ')} is no rule`);
  return { place, verdict, rules, code };
}

const SHOWN = {
  sequelize: "import { Sequelize } from 'sequelize';\nconst sequelize = new Sequelize(process.env.DATABASE_URL);\n",
  User: "const User = sequelize.define('user', {});\n",
} as const;

/** The example with what its names stand for, so that nothing is silent only because no instance or Model is shown. */
function showReceivers(code: string): string {
  const used = (['sequelize', 'User'] as const).filter((name) => new RegExp(`\\b${name}\\b`).test(code) && !new RegExp(`(?:import .*|const |let |class |[{(,] ?)${name}\\b`).test(code));
  if (used.length === 0) return code;
  return `${used.includes('sequelize') || !/\bsequelize\b/.test(code) ? SHOWN.sequelize : ''}${used.includes('User') ? SHOWN.User : ''}${code}`;
}

/** What the rules say against the page. */
function findWrong(limits: readonly Limit[]): readonly string[] {
  return limits.flatMap(({ code, place, rules, verdict }) => {
    const reporting = new Set(lint(verdict === 'silent' ? showReceivers(code) : code, { rules }).map(({ ruleId }) => ruleId));
    const wrong = rules.filter((rule) => reporting.has(rule) !== (verdict === 'reported'));
    return wrong.map((rule) => `${place}: ${rule} is ${verdict === 'silent' ? 'not silent' : 'silent'}`);
  });
}

const page = readText('docs/limits.md');
const limits = readLimits(page);

describe('the page of limits is exact', () => {
  it('tells of both directions', () => {
    expect(limits.filter(({ verdict }) => verdict === 'silent').length).toBeGreaterThan(15);
    expect(limits.filter(({ verdict }) => verdict === 'reported').length).toBeGreaterThan(10);
  });

  it.each(limits.map((limit) => [`${limit.place} ${limit.verdict}: ${limit.rules.join(', ')}`, limit] as const))('%s', (_, limit) => {
    expect(findWrong([limit])).toEqual([]);
  });

  it('says under its headings what its examples say', () => {
    for (const { code, heading, line } of readBlocks('docs/limits.md', page)) {
      expect(code.startsWith(heading.startsWith('Missed') ? '// silent:' : '// reported:'), `line ${line}`).toBe(true);
    }
  });
});

describe('a wrong line is found', () => {
  const block = (code: string): string => `\`\`\`js\n${code}\n\`\`\`\n`;
  const find = (code: string): readonly string[] => findWrong(readLimits(block(code)));

  it.each([
    ['// silent: no-sync-force\nsequelize.sync({ force: true });', ['docs/limits.md:1: no-sync-force is not silent']],
    ['// reported: no-sync-force\nsequelize.sync();', ['docs/limits.md:1: no-sync-force is silent']],
    ['// silent: no-sync-force, no-sync-alter\nsequelize.sync({ alter: true });', ['docs/limits.md:1: no-sync-alter is not silent']],
    ['// reported: no-sync-force, no-sync-alter\nsequelize.sync({ alter: true });', ['docs/limits.md:1: no-sync-force is silent']],
  ])('%s', (code, problems) => {
    expect(find(code)).toEqual(problems);
  });

  it('each line of the page, when its verdict is turned round', () => {
    const turned = page.replaceAll(/^\/\/ (silent|reported):/gm, (_, verdict) => `// ${verdict === 'silent' ? 'reported' : 'silent'}:`);
    expect(findWrong(readLimits(turned))).toHaveLength(limits.flatMap(({ rules }) => rules).length);
  });

  it('an example without a verdict', () => {
    expect(() => find('sequelize.sync();')).toThrow('docs/limits.md:1: the example says no verdict');
  });

  it('a rule that does not exist', () => {
    expect(() => find('// silent: no-sync-at-all\nsequelize.sync();')).toThrow('docs/limits.md:1: no-sync-at-all is no rule');
  });

  it('an example that does not parse', () => {
    expect(() => find('// silent: no-sync-force\nsequelize.sync(')).toThrow('Parsing error');
  });
});

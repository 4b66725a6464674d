import { describe, expect, it } from 'vitest';
import { fixedChains } from './corpus/fixed-chains.js';
import { fixedNeighbours } from './corpus/fixed-neighbours.js';
import { fixedStatements } from './corpus/fixed-statements.js';
import { refused } from './corpus/refused.js';
import type { ModuleSystem, SwapCase } from './corpus/swap-case.js';
import { type Linted, lintSwap, type LintRequest } from './support/lint-swap.js';
import { readComments } from './support/read-comments.js';

/** A file of one module system for one parser: its imports, the import that the fix adds, and the migrator's name there. */
interface Setting {
  readonly system: ModuleSystem;
  readonly parser: 'espree' | 'typescript';
  readonly filename: string;
  readonly sourceType: LintRequest['sourceType'];
  readonly head: string;
  readonly added: string;
  readonly aliased: string;
  readonly migrator: string;
}

const ESM = {
  system: 'esm',
  sourceType: 'module',
  head: "import { sequelize } from './db.js';\n",
  added: "import { umzug } from '../umzug.js';\n",
  aliased: "import { umzug as migrator } from '../umzug.js';\n",
  migrator: 'umzug',
} as const;
const COMMONJS = {
  system: 'commonjs',
  sourceType: 'commonjs',
  head: "const { sequelize } = require('./db.js');\n",
  added: "const { umzug } = require('../umzug.js');\n",
  aliased: "const { umzug: migrator } = require('../umzug.js');\n",
  migrator: 'umzug',
} as const;
const SETTINGS: readonly Setting[] = [
  { ...ESM, parser: 'espree', filename: 'src/start.mjs' },
  { ...ESM, parser: 'typescript', filename: 'src/start.ts' },
  { ...COMMONJS, parser: 'espree', filename: 'src/start.js' },
  { ...COMMONJS, parser: 'typescript', filename: 'src/start.cts' },
  { ...COMMONJS, sourceType: 'module', parser: 'espree', filename: 'src/start.js' },
  {
    system: 'importEquals',
    parser: 'typescript',
    filename: 'src/start.ts',
    sourceType: 'module',
    head: "import sequelize = require('./db.js');\n",
    added: "import umzugModule = require('../umzug.js');\n",
    aliased: "import migrator = require('../umzug.js');\n",
    migrator: 'umzugModule.umzug',
  },
];
const MIGRATION = { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js', kind: 'named' } } as const;
const CASES = [...fixedStatements, ...fixedChains, ...fixedNeighbours, ...refused];

function lint(setting: Setting, code: string): Linted {
  const { parser, filename, sourceType } = setting;
  return lintSwap({ code, parser, filename, sourceType, migration: MIGRATION });
}

/** Cases write `UMZUG` for a migrator that is imported already. */
function readTexts(setting: Setting, { before, after, why }: SwapCase): { before: string; after: string } {
  const isImported = before.includes('UMZUG');
  const isAliased = why === 'nameTaken' || why === 'shadowed';
  const alias = setting.system === 'importEquals' ? 'migrator.umzug.up()' : 'migrator.up()';
  const own = isAliased ? after.replaceAll('migrator.up()', alias) : after.replaceAll('umzug.up()', `${setting.migrator}.up()`);
  return {
    before: setting.head + (isImported ? setting.added : '') + '\n' + before.replaceAll('UMZUG', setting.migrator),
    after: setting.head + (isAliased ? setting.aliased : setting.added) + '\n' + own,
  };
}

describe.each(SETTINGS)('$system, parsed by $parser as $sourceType', (setting) => {
  const cases = CASES.filter(({ systems }) => systems?.includes(setting.system) ?? true);
  it.each(cases)('$name', (swapCase) => {
    const { before, after } = readTexts(setting, swapCase);
    const linted = lint(setting, before);
    expect(linted.fatal).toBeUndefined();
    const [swap] = linted.swaps;
    if (swapCase.why) {
      expect(swap).toMatchObject({ kind: 'suggestion', why: swapCase.why });
      expect(linted.suggested[0]).toBe(after);
    } else {
      expect(linted.swaps.map(({ kind }) => kind)).not.toContain('suggestion');
      expect(linted.fixed).toBe(after);
    }
    const again = lint(setting, after);
    expect(again.fatal).toBeUndefined();
    if (!swapCase.why) expect(again).toMatchObject({ fixed: after, swaps: [] });
    expect(readComments(after)).toEqual(readComments(before));
  });
});

it('the corpus holds at least 150 pairs', () => {
  const pairs = SETTINGS.flatMap(({ system }) => CASES.filter(({ systems }) => systems?.includes(system) ?? true));
  expect(pairs.length).toBeGreaterThanOrEqual(150);
});

import { fixedChains } from '../corpus/fixed-chains.js';
import { fixedNeighbours } from '../corpus/fixed-neighbours.js';
import { fixedStatements } from '../corpus/fixed-statements.js';
import { refused } from '../corpus/refused.js';
import type { ModuleSystem, SwapCase } from '../corpus/swap-case.js';
import type { LintRequest } from './lint-swap.js';

/** A file of one module system for one parser: its imports, the import that the fix adds, and the migrator's name there. */
export interface Setting {
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
export const SETTINGS: readonly Setting[] = [
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
/** As a user writes it. */
export const WRITTEN = { call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js', kind: 'named' } } as const;
export const MIGRATION = { kind: 'call', ...WRITTEN } as const;
/** Every body of the corpus. */
const CASES = [...fixedStatements, ...fixedChains, ...fixedNeighbours, ...refused];

/** Cases write `UMZUG` for a migrator that is imported already. */
export function readTexts(setting: Setting, { before, after, why }: SwapCase): { before: string; after: string } {
  const isImported = before.includes('UMZUG');
  const isAliased = why === 'nameTaken' || why === 'shadowed';
  const alias = setting.system === 'importEquals' ? 'migrator.umzug.up()' : 'migrator.up()';
  const own = isAliased ? after.replaceAll('migrator.up()', alias) : after.replaceAll('umzug.up()', `${setting.migrator}.up()`);
  return {
    before: setting.head + (isImported ? setting.added : '') + '\n' + before.replaceAll('UMZUG', setting.migrator),
    after: setting.head + (isAliased ? setting.aliased : setting.added) + '\n' + own,
  };
}

/** The bodies that can stand in a module system. */
export function listCases(system: ModuleSystem): readonly SwapCase[] {
  return CASES.filter(({ systems }) => systems?.includes(system) ?? true);
}

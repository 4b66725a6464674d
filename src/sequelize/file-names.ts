import type { TSESLint } from '@typescript-eslint/utils';
import { readNamedNodes, type NamedNodes } from '../syntax/named-nodes.js';
import { CALL_WORDS, DELETE_METHODS, DROP_METHODS, REVERT_METHODS } from './method-names.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

const names = new WeakMap<SourceCode, NamedNodes>();

/** The methods, options and carriers that a file names; its text is looked through once for all rules. */
export function readFileNames(sourceCode: SourceCode): NamedNodes {
  const known = names.get(sourceCode);
  if (known) return known;
  const found = readNamedNodes(sourceCode, CALL_WORDS);
  names.set(sourceCode, found);
  return found;
}

/** What a file may hold, as far as a look at its text can rule it out. */
export interface Mentions {
  /** A sync, or options that a sync obeys. */
  readonly sync: boolean;
  /** Nest's module, which syncs where nothing says so. */
  readonly nest: boolean;
  readonly match: boolean;
  readonly drop: boolean;
  readonly delete: boolean;
  /** SQL text that drops. */
  readonly sqlDrop: boolean;
  /** SQL text that deletes or truncates. */
  readonly sqlDelete: boolean;
}

const mentions = new WeakMap<SourceCode, Mentions>();

/** Words of SQL, however the text is put together, also behind the `n` of `\n`; `drop(` and `truncate:` are code. */
const SQL_DROP = /drop\b(?!\s*[(:,.)}=;?])/i;
const SQL_DELETE = /truncate\b(?!\s*[(:,.)}=;?])|delete[^]{0,200}?from/i;

/** Without a `sync` in the file, options are Sequelize's only beside one of these, … */
const CARRIER_WORDS = [
  'Sequelize', 'sequelize', 'define', 'init', 'Table', 'forRoot', 'forRootAsync', 'createSequelizeOptions',
  'addHook', 'addListener', 'addListeners', 'hook', 'beforeSync', 'beforeBulkSync', 'BeforeSync', 'BeforeBulkSync',
];
/** … in `User.options.force = …`, or in a call whose name is computed. */
const OTHER_PLACES = /\boptions\b|\][\s!)]*(?:\?\.\s*)?\(/;

/** Whether a file is worth a look, asked once for all rules. */
export function readMentions(sourceCode: SourceCode): Mentions {
  const known = mentions.get(sourceCode);
  if (known) return known;
  const { has, isHidden } = readFileNames(sourceCode);
  const isQuerying = has('query', 'queryRaw');
  const says = (pattern: RegExp): boolean => isHidden || pattern.test(sourceCode.text);
  const found = {
    sync: has('sync', 'synchronize') || (has('force', 'alter') && (has(...CARRIER_WORDS) || says(OTHER_PLACES))),
    nest: has('autoLoadModels'),
    match: has('match') && has('sync', 'force', 'alter', 'drop', 'truncate', ...CARRIER_WORDS),
    drop: has(...DROP_METHODS, ...REVERT_METHODS),
    delete: has(...DELETE_METHODS),
    sqlDrop: isQuerying && says(SQL_DROP),
    sqlDelete: isQuerying && says(SQL_DELETE),
  };
  mentions.set(sourceCode, found);
  return found;
}

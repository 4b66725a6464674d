/** The messages of `require-sync-match` and `valid-sync-match`: one for each situation. */

import type { UselessMatch } from '../../sequelize/match/useless.js';
import type { WrittenMatch } from '../../sequelize/match/written.js';
import type { Receiver } from '../../sequelize/facts.js';
import { readMemberName } from '../../syntax/names.js';
import { isModel } from '../../vocabulary/sequelize.js';
import { describeTarget } from './names.js';

export const MISSING_MATCH = {
  instance:
    '`sync({ force: true })` empties every table of the connected database, production too. {{add}} `match: /_test$/`: Sequelize 6 then refuses any database whose name does not end in `_test`.',
  constructor:
    'With `force` here, a plain `sync()` empties every table of the connected database, production too. {{keep}} `match: /_test$/` beside it.',
  nest: 'Nest gives these options to `sync()`, which empties every table of the connected database, production too. {{keep}} `match: /_test$/` beside `force`.',
  exported:
    'An instance made with these options empties every table of the connected database on a plain `sync()`. {{keep}} `match: /_test$/` beside `force`.',
  falsy:
    "This `match` is or may be falsy. A falsy `match` disables the check, including the constructor's, so every table of the connected database is emptied. Give it a pattern, such as `/_test$/`.",
  model:
    "`{{target}}.sync()` ignores every `match`, so this empties the table in production too. {{check}} the database's name before the call, or use `sequelize.sync({ force: true, match: /_test$/ })`.",
  refusedCheck:
    '{{check}} does not protect: {{why}}. {{tables}} of the connected database is emptied, production too. Test the whole name for a word at one end, as `/_test$/` does.',
  conditional:
    'When `force` is on, this empties every table of the connected database. {{branch}} on `force` first, then call `sync({ force: true, match: /_test$/ })`: a `match` here would also throw when `force` is off.',
  version7:
    "{{empties}} of the connected database, production too; Sequelize 7 has no `match`. {{firstCheck}} the database's name, and throw when it is not a test database.",
  sqliteFile:
    '{{empties}} of a SQLite file, and `match` does not see which one. {{firstCheck}} the storage path before the call: throw unless it is that of a test database.',
  sqliteDriver:
    '{{empties}} of the SQLite file that is opened. {{firstCheck}} the storage path before the call: throw unless it is `:memory:` or that of a test database.',
} as const;

export type MissingMatchId = keyof typeof MISSING_MATCH;

interface MissingSync {
  readonly receiver: Receiver;
  /** Whether force is decided at run time. */
  readonly isDynamic: boolean;
}

/**
 * The names in a message of `require-sync-match`. In production code another rule asks for the call to go: what is asked
 * for here is what else it needs.
 */
export function describeMissing({ receiver, isDynamic }: MissingSync, isProduction: boolean): Record<'target' | 'tables' | 'empties' | 'add' | 'branch' | 'check' | 'firstCheck' | 'keep', string> {
  const tables = isModel(receiver) ? 'The table' : 'Every table';
  const empties = `${isDynamic ? 'When `force` is on, this' : 'This'} empties ${tables.toLowerCase()}`;
  const named = { target: describeTarget(receiver), tables, empties };
  // A check before the call would refuse the harmless calls, too.
  const firstCheck = isDynamic ? 'branch on `force` first, then check' : 'check';
  if (!isProduction) return { ...named, add: 'Add', branch: 'Branch', check: 'Check', firstCheck: capitalize(firstCheck), keep: 'Add' };
  const stays = 'If this call has to stay';
  return { ...named, add: `${stays}, add`, branch: `${stays}, branch`, check: `${stays}, check`, firstCheck: `${stays}, ${firstCheck}`, keep: 'If `force` has to stay, add' };
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const USELESS_MATCH = {
  model: "`{{target}}.sync()` ignores `match`: the table is emptied in production too. {{instead}} the database's name before the call.",
  drop: '`{{method}}()` ignores `match`: tables are emptied or dropped in production too. Check the name of the database before the call, and throw when it is not a test database.',
  define: "Nothing reads a `match` among model options: every sync is as destructive as without it. Move it to the constructor's `sync`.",
  version7:
    'Sequelize 7 has no `match`: `{{instance}}.sync()` throws for the key alone, whatever its value. Remove it, and test `{{instance}}.options.replication.write.database` before the call.',
  text: "`match` has to be a RegExp: Sequelize calls its `test` method, which a string does not have, so `sync()` throws on every database, the test database too. Write `/_test$/`.",
  notRegExp: '`match` has to be a RegExp: Sequelize calls its `test` method, which this value does not have, so `sync()` throws on every database. Write `/_test$/`.',
  outside:
    'This `match` comes from the environment. If it is unset or wrong, it can match the production database, which is then emptied. Write the pattern here, such as `/_test$/`.',
  statefulFlag:
    'With the flag `{{flag}}` a RegExp remembers where it stopped: the second `sync()` throws on the right database. Drop the flag.',
  invalid: 'This `match` is not a valid regular expression: creating it throws a SyntaxError, and nothing is protected. Write a pattern such as `/_test$/`.',
  tooComplex: 'This `match` is too complex to analyze, so it may let a production database through. Write a simple pattern, such as `/_test$/`.',
  matchesEverything: 'This `match` accepts every database name, so production tables are emptied as well. Write a pattern that only test databases fit, such as `/_test$/`.',
  onlyExcludes:
    'This `match` accepts every name that it does not exclude: a production database nobody thought of would match and be emptied. Say which names are allowed, as in `/_test$/`.',
  acceptsProductionName: 'This `match` accepts a name with `{{name}}` in it, so a production database can be emptied. Allow names of test databases only, as in `/_test$/`.',
  noWord:
    'This `match` does not require a word such as `test` or `dev`, so a production name can match and be emptied. Require one at the end, as in `/_test$/`, or name your own in the setting `words`.',
  unanchored:
    '`{{word}}` in `match` {{place}}: {{example}} fits too and would be emptied. Anchor it there, as in `/_test$/` or `/^test_/`.',
  sqlite:
    'On SQLite, `match` tests a name that says nothing about the file that is opened, so a production file can be emptied. Check the storage path before the call instead.',
  inMemory: 'On in-memory SQLite `match` tests a name such as `:memory` or "undefined", so `sync()` throws. There is no data to lose: remove `match`.',
  replication:
    "With `replication`, `match` checks the top-level `database`, but the tables are emptied in the one under `replication.write`. Check `options.replication.write.database` before the call.",
  conditional:
    '`match` is tested on every `sync`, also when `force` is off: then this throws in production, at start. Branch first: `sync({ force: true, match: /_test$/ })` in one branch, plain `sync()` in the other.',
} as const;

export type UselessMatchId = keyof typeof USELESS_MATCH;

const USE_INSTANCE = { useInstance: "Sync all models of the Model's instance, where `match` is obeyed." } as const;

export const MISSING_MATCH_SUGGESTIONS = {
  addMatch: 'Add `match: {{pattern}}`: sync throws on a database whose name does not fit.',
  writeMatch: 'Write `{{pattern}}`: sync throws on a database whose name does not fit.',
  writeNameCheck: "Check the database's name before the call: throw unless it fits `{{pattern}}`.",
  ...USE_INSTANCE,
} as const;

export const USELESS_MATCH_SUGGESTIONS = {
  moveToCheck: "Replace `match` with a check of the database's name before the call: throw unless it fits `{{pattern}}`.",
  anchor: 'Anchor the pattern: `{{pattern}}`.',
  dropFlag: 'Drop the flag: `{{pattern}}`.',
  writePattern: 'Write the string as a RegExp: `{{pattern}}`.',
  moveToSync: "Move `match` to the constructor's `sync`, which `sequelize.sync()` obeys.",
  removeMatch: 'Remove `match`: an in-memory database has no data to lose.',
  ...USE_INSTANCE,
} as const;

export type MissingMatchSuggestionId = keyof typeof MISSING_MATCH_SUGGESTIONS;
export type UselessMatchSuggestionId = keyof typeof USELESS_MATCH_SUGGESTIONS;
interface Description {
  readonly messageId: UselessMatchId;
  readonly data: Readonly<Record<string, string>>;
}

/** The message of a `match` that does not protect, with the reader's own names in it. */
export function describeMatchProblem(written: WrittenMatch, { problem }: UselessMatch, major: 6 | 7): Description {
  // Version 7 throws where `sequelize.sync()` is given one.
  const instead = major === 7 ? 'Check' : 'Give it to `sequelize.sync()`, or check';
  return { messageId: problem.kind, data: { ...readNames(written), ...readDetails(problem), instead } };
}

function readNames({ receiver }: WrittenMatch): Record<string, string> {
  const call = receiver.node?.parent;
  const method = call?.type === 'MemberExpression' ? readMemberName(call) : undefined;
  return { target: describeTarget(receiver), instance: isModel(receiver) ? 'sequelize' : describeTarget(receiver), method: method ?? 'drop' };
}

function readDetails(problem: UselessMatch['problem']): Record<string, string> {
  switch (problem.kind) {
    case 'statefulFlag':
      return { flag: problem.flag };
    case 'acceptsProductionName':
      return { name: problem.name };
    case 'unanchored':
      return {
        word: problem.word,
        place: problem.multiline ? 'matches in any line of the name, because of the flag `m`' : 'need not be a whole part at the start or end of the name',
        example: problem.example === undefined ? 'a production database' : `the database \`${problem.example}\``,
      };
    default:
      return {};
  }
}

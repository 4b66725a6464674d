import { readSpecifier } from '../syntax/modules.js';
import { type NamedNodes, readNamedNodes, readNodesAt } from '../syntax/named-nodes.js';
import { perFile, type SourceCode } from '../syntax/source-code.js';
import { NAMES_LOSS } from '../vocabulary/invocations.js';
import { CALL_WORDS, DELETE_METHODS, DROP_METHODS, isSequelizePackage, readImportedMajor, REVERT_METHODS } from '../vocabulary/sequelize.js';

interface Look {
  readonly names: NamedNodes;
  readonly mentions: Mentions;
}

/** oxlint has one source-code object for all files, and empties every WeakMap between them: nothing else may keep it. */
const looks = new WeakMap<SourceCode, Look>();

/** The text of a file is looked through once for all rules. */
function readLook(sourceCode: SourceCode): Look {
  const known = looks.get(sourceCode);
  if (known) return known;
  const names = readNamedNodes(sourceCode, CALL_WORDS);
  const look = { names, mentions: findMentions(sourceCode.text, names) };
  looks.set(sourceCode, look);
  return look;
}

/** The methods, options and carriers that a file names. */
export function readFileNames(sourceCode: SourceCode): NamedNodes {
  return readLook(sourceCode).names;
}

/** Whether a file is worth a look. */
export function readMentions(sourceCode: SourceCode): Mentions {
  return readLook(sourceCode).mentions;
}

/** What a file may hold, as far as its text alone can rule it out. */
export interface Mentions {
  /** A sync, or options that a sync obeys. */
  readonly sync: boolean;
  /** A sync with an option `force`, by its name, by that of a framework, or under a name that is computed. */
  readonly force: boolean;
  /** Nest's module, which syncs where nothing says so. */
  readonly nest: boolean;
  readonly match: boolean;
  readonly drop: boolean;
  /** A command of sequelize-cli that loses data. */
  readonly command: boolean;
  readonly delete: boolean;
  /** A word that can show code to be Sequelize's, in a project that lists no Sequelize. */
  readonly sequelize: boolean;
  /** SQL text that drops. */
  readonly sqlDrop: boolean;
  /** SQL text that deletes or truncates. */
  readonly sqlDelete: boolean;
}

/** Words of SQL, however the string is put together, also after the `n` of `\n`; `drop(` and `truncate:` are code. */
const SQL_DROP = /drop\b(?!\s*[(:,.)}=;?])/i;
const SQL_DELETE = /truncate\b(?!\s*[(:,.)}=;?])|delete[^]{0,200}?from/i;

/** Without a `sync` in the file, options are Sequelize's only beside one of these, … */
const CARRIER_WORDS = [
  'Sequelize', 'sequelize', 'define', 'init', 'Table', 'forRoot', 'forRootAsync', 'createSequelizeOptions',
  'addHook', 'addListener', 'addListeners', 'hook', 'beforeSync', 'beforeBulkSync', 'BeforeSync', 'dialect',
];
/** What takes a `match`; nothing else that names none of these is Sequelize's. */
const MATCHED = ['sync', 'force', 'alter', 'drop', 'truncate', 'Sequelize', 'sequelize', 'define', 'forRoot', 'forRootAsync', 'createSequelizeOptions'];
/** Options and methods of frameworks, which say neither `sync` nor `force`. */
const FRAMEWORK_WORDS = ['forceSync', 'syncOptions', 'syncSequelizeModel', 'syncLoadedSequelizeModels'];
/** The strategies of Sails that destroy. */
const MIGRATE_STRATEGY = /(['"`])(?:drop|alter)\1/;
/** `{ [key]: true }`, `options[key] = true`. */
const COMPUTED_NAME = /\]\s*(?::|=[^=>])/;
/** … in `User.options.force = …`, or in a call whose name is computed. */
const OTHER_PLACES = /\boptions\b|\][\s!)]*(?:\?\.\s*)?\(/;

/** What an import, a name, a type, a migration or a decorator says; `models` and `app.model` are Sequelize's, too. */
const OWN_WORDS = /sequelize|queryinterface|getrepository|model|umzug|\btable\b|\bup\b|\bdown\b/i;

const NO_MENTIONS: Mentions = Object.freeze({ sequelize: false, sync: false, force: false, nest: false, match: false, drop: false, command: false, delete: false, sqlDrop: false, sqlDelete: false });

/** Every file of a project comes here. What needs the text read once more is found only where a rule asks for it. */
function findMentions(text: string, { has, hasMember, isEmpty, isHidden }: NamedNodes): Mentions {
  if (isEmpty) return NO_MENTIONS;
  const isQuerying = hasMember('query', 'queryRaw');
  const says = (pattern: RegExp): boolean => isHidden || pattern.test(text);
  return {
    get sequelize() {
      return says(OWN_WORDS);
    },
    sync: hasMember('sync', 'synchronize', ...FRAMEWORK_WORDS) || (hasMember('migrate') && says(MIGRATE_STRATEGY)) || (hasMember('force', 'alter') && (has(...CARRIER_WORDS) || says(OTHER_PLACES))),
    get force() {
      return this.sync && (hasMember('force', 'forceSync') || says(MIGRATE_STRATEGY) || says(COMPUTED_NAME));
    },
    nest: hasMember('autoLoadModels'),
    match: hasMember('match') && has(...MATCHED),
    drop: hasMember(...DROP_METHODS, ...REVERT_METHODS),
    command: isHidden || (text.includes('db:') && NAMES_LOSS.test(text)),
    delete: hasMember(...DELETE_METHODS),
    sqlDrop: isQuerying && says(SQL_DROP),
    sqlDelete: isQuerying && says(SQL_DELETE),
  };
}

/** What the imports of a file say of Sequelize. */
interface FileImports {
  readonly importsSequelize: boolean;
  /** 7 where something is imported from `@sequelize/*`, else 6 where from `sequelize`. */
  readonly major: 6 | 7 | undefined;
}

/** A quoted specifier of a Sequelize package; whether it is one of an import is asked of the tree. */
const SPECIFIER = /(['"`])(?:@sequelize\/|@nestjs\/sequelize|sequelize|egg-sequelize|feathers-sequelize)/g;

export const readFileImports = perFile((sourceCode): FileImports => {
  const sources = readNodesAt(sourceCode, SPECIFIER).flatMap((node) => readSpecifier(node) ?? []);
  const majors = sources.filter((source) => isSequelizePackage(source)).map((source) => readImportedMajor(source));
  const imports = { importsSequelize: majors.length > 0, major: majors.includes(7) ? (7 as const) : majors.includes(6) ? (6 as const) : undefined };
  return imports;
});

import { readSpecifier } from '../syntax/modules.js';
import { mayHideNames, type NamedNodes, NO_NAMES, readNamedNodes, readNodesAt } from '../syntax/named-nodes.js';
import { perFile, type SourceCode } from '../syntax/source-code.js';
import { isHandedString, isKey, isMethodCall, isNumber, isProse } from '../syntax/word-places.js';
import { createWordSearch, type WordSearch } from '../syntax/word-search.js';
import { NAMES_LOSS } from '../vocabulary/invocations.js';
import { CALL_WORDS, DELETE_METHODS, DROP_METHODS, isSequelizePackage, QUERY_METHODS, readImportedMajor, REVERT_METHODS, SEQUELIZE_METHODS, SYNC_WORDS, TELLING_PARTS } from '../vocabulary/sequelize.js';

/** The last text that was looked through. All rules ask about one file, one after another. */
let last = { text: '', isTelling: false };

/** Whether a file is worth a look. Most files are not: no more is kept of them than the last one's text. */
export function readMentions(sourceCode: SourceCode): Mentions {
  const { text } = sourceCode;
  if (text !== last.text) last = { text, isTelling: isTelling(text) };
  return last.isTelling ? readFileMentions(sourceCode) : NO_MENTIONS;
}

const searchCallWords = createWordSearch(CALL_WORDS);
const searchNames: WordSearch = {
  words: searchCallWords.words,
  find: (text, accept) => searchCallWords.find(text, (word, start) => !isMethodOfStrings(word, start, text) && accept(word, start)),
};
const readFileMentions = perFile((sourceCode): Mentions => new FileMentions(sourceCode.text, readNamedNodes(sourceCode, searchNames)));

/** The methods, options and carriers that a file names. */
export function readFileNames(sourceCode: SourceCode): NamedNodes {
  return readMentions(sourceCode).names;
}

/** What a file may hold, as far as its text alone can rule it out. */
export interface Mentions {
  /** Where it names what is looked for. */
  readonly names: NamedNodes;
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
  /** What can show a receiver to be Sequelize's in any project, as drops and deletes require. */
  readonly shown: boolean;
  /** SQL text that drops. */
  readonly sqlDrop: boolean;
  /** SQL text that deletes or truncates. */
  readonly sqlDelete: boolean;
}

/** Words of SQL, however the string is put together, also after the `n` of `\n`; `drop(` and `truncate:` are code. */
const SQL_DROP = /drop\b(?!\s*[(:,.)}=;?])/i;
const SQL_DELETE = /truncate\b(?!\s*[(:,.)}=;?])|delete[^]{0,200}?from/i;

const DESTRUCTIVE_KEYS = new Set(['force', 'alter']);
/** Without a `sync` in the file, options are Sequelize's only beside one of these, … */
const CARRIER_WORDS = [
  'Sequelize', 'sequelize', 'define', 'init', 'Table', 'forRoot', 'forRootAsync', 'createSequelizeOptions',
  'addHook', 'addListener', 'addListeners', 'hook', 'beforeSync', 'beforeBulkSync', 'BeforeSync', 'dialect',
];
/** … in `User.options.force = …`, or in a call whose name is computed. */
const OTHER_PLACES = /\boptions\b|\][\s!)]*(?:\?\.\s*)?\(/;
/** The strategies of Sails that destroy. */
const MIGRATE = new Set(['migrate']);
const MIGRATE_STRATEGY = /(['"`])(?:drop|alter)\1/;
const FORCE_WORDS = new Set(['force', 'forceSync']);
/** `{ [key]: true }`, `options[key] = true`. */
const COMPUTED_NAME = /\]\s*(?::|=[^=>])/;
const NEST_WORDS = new Set(['autoLoadModels']);
const MATCH = new Set(['match']);
/** What takes a `match` beside a sync; nothing else that names none of these is Sequelize's. */
const OPTIONS_OWNERS = ['Sequelize', 'sequelize', 'forRoot', 'forRootAsync', 'createSequelizeOptions', 'autoLoadModels'];
const MATCHED = new Set(['force', 'alter', 'drop', 'truncate', 'define']);
const DROP_WORDS = new Set([...DROP_METHODS, ...REVERT_METHODS]);
/** A file without one of these has nothing to report. */
const TELLING_WORDS = [...SYNC_WORDS, ...DESTRUCTIVE_KEYS, ...MIGRATE, ...NEST_WORDS, ...DROP_WORDS, ...DELETE_METHODS, ...QUERY_METHODS, 'undo', ...MATCH];
/** What a `match` is in, as far as it is none of those. */
const MATCH_OWNERS = ['equelize', 'define', 'forRoot'];
/** Options: of no use but as keys. */
const KEYS = new Set([...DESTRUCTIVE_KEYS, ...MIGRATE, ...MATCH]);
/** Options of frameworks, which a number and a list of keys and values can give, too. */
const OPTIONS = new Set([...NEST_WORDS, 'synchronize', 'syncOptions']);
const searchTelling = createWordSearch(TELLING_WORDS);

function isTelling(text: string): boolean {
  return mayHideNames(text) || searchTelling.find(text, (word, start) => mayTell(word, start, text));
}

function mayTell(word: string, start: number, text: string): boolean {
  const end = start + word.length;
  // A command is named in prose, too: `db:drop`.
  if (text[start - 1] === ':') return true;
  if (isProse(text, start, end)) return false;
  if (KEYS.has(word)) return !isMethodOfStrings(word, start, text) && isKey(text, start, end) && (!MATCH.has(word) || MATCH_OWNERS.some((owner) => text.includes(owner)));
  if (OPTIONS.has(word)) return true;
  if (isNumber(text, end) || (isHandedString(text, start, end) && !NAMELESS_ACCESS.test(text))) return false;
  return !QUERY_METHODS.has(word) || SQL_DROP.test(text) || SQL_DELETE.test(text);
}

/** `.match(` is every string's method, and no option. */
function isMethodOfStrings(word: string, start: number, text: string): boolean {
  return word === 'match' && text.startsWith('.match(', start - 1);
}

/** What takes a method without writing its name where it is called: `db[name]`, `const { [name]: run } = db`, `Reflect.get(db, name)`, `invoke(db, name)`. */
const NAMELESS_ACCESS = /[\w$)\]'"`?.]\s*\[\s*(?!(['"`])\w*\1\s*\])[^\s\d\]]|[{,]\s*\[[^\]]*\]\s*:|\bReflect\b|\binvoke/;

/** What the names of Sequelize's own things and of those who hand them out have in them; `models` and `app.model` are Sequelize's, too. */
const EVIDENCE_NAMES = ['sequelize', 'model', 'queryinterface', 'getrepository', 'getconnectiontoken', 'umzug', 'migrator'];
/** The steps of a migration are functions that are written behind one of these names: `up(q) {}`, `'up': run`, `exports.up = async (q) => {}`. */
const STEPS = ['up', 'down'];
const STEP = /(?<![\w$])(?:(?<=(['"`]))(?:up|down)\1|(?:up|down)\s*(?:[(:<?!|&]|=\s*(?:[(<]|async\b|function\b|[^\s=(),;{}]+\s*=>|\/[*/])|\/[*/]))/y;
const searchSiblings = createWordSearch(SEQUELIZE_METHODS);
/** A part of a specifier that names models or a database. */
const EVIDENCE_SPECIFIER = new RegExp(String.raw`[/.\-_#'"\`](?:${TELLING_PARTS.join('|')})(?=[/.\-_#'"\`])`, 'i');

const NO_MENTIONS: Mentions = Object.freeze({ names: NO_NAMES, sequelize: false, shown: false, sync: false, force: false, nest: false, match: false, drop: false, command: false, delete: false, sqlDrop: false, sqlDelete: false });

/** Every file of a project comes here: each answer is found where a rule asks for it. */
class FileMentions implements Mentions {
  #sequelize: boolean | undefined;
  #sync: boolean | undefined;
  #shown: boolean | undefined;

  constructor(private readonly text: string, readonly names: NamedNodes) {}

  get sequelize(): boolean {
    return (this.#sequelize ??= this.names.isHidden || this.namesEvidence());
  }

  get shown(): boolean {
    return (this.#shown ??= this.sequelize || this.callsSibling() || EVIDENCE_SPECIFIER.test(this.text));
  }

  get sync(): boolean {
    return (this.#sync ??= this.names.hasMember(SYNC_WORDS) || (this.names.hasKey(MIGRATE) && this.says(MIGRATE_STRATEGY)) || (this.names.hasKey(DESTRUCTIVE_KEYS) && (this.names.has(...CARRIER_WORDS) || this.says(OTHER_PLACES))));
  }

  get force(): boolean {
    return this.sync && (this.names.hasMember(FORCE_WORDS) || this.says(MIGRATE_STRATEGY) || this.says(COMPUTED_NAME));
  }

  get nest(): boolean {
    return this.names.hasMember(NEST_WORDS);
  }

  get match(): boolean {
    return (this.names.has(...OPTIONS_OWNERS) || this.names.hasMember(MATCHED) || this.sync) && this.names.hasKey(MATCH);
  }

  get drop(): boolean {
    return this.names.hasMember(DROP_WORDS);
  }

  get command(): boolean {
    return this.names.isHidden || (this.names.has('drop', 'undo') && NAMES_LOSS.test(this.text));
  }

  get delete(): boolean {
    return this.names.hasMember(DELETE_METHODS);
  }

  get sqlDrop(): boolean {
    return this.names.hasMember(QUERY_METHODS) && this.says(SQL_DROP);
  }

  get sqlDelete(): boolean {
    return this.names.hasMember(QUERY_METHODS) && this.says(SQL_DELETE);
  }

  private says(pattern: RegExp): boolean {
    return this.names.isHidden || pattern.test(this.text);
  }

  /** Searched for without a pattern: one that few files need would be compiled again and again. `@Table` makes a class a model. */
  private namesEvidence(): boolean {
    const text = this.text.toLowerCase();
    return EVIDENCE_NAMES.some((name) => text.includes(name)) || this.text.includes('Table') || STEPS.some((name) => this.definesStep(name));
  }

  private definesStep(name: string): boolean {
    for (let place = this.text.indexOf(name); place >= 0; place = this.text.indexOf(name, place + 1)) {
      STEP.lastIndex = place;
      if (STEP.test(this.text)) return true;
    }
    return false;
  }

  /** Whether another of Sequelize's methods is called, perhaps on the same receiver. */
  private callsSibling(): boolean {
    return searchSiblings.find(this.text, (word, start) => isMethodCall(this.text, start, start + word.length));
  }
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

import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, unwrap } from '../../syntax/names.js';
import { findConstructor, isClass, readImportSource } from '../../values/model/bindings.js';
import { readArms, readTruth, unknown } from '../../values/model/choice.js';
import { enterFunction, evaluateArgument, spreadArguments } from '../../values/evaluate/calls.js';
import { findBase } from '../../values/evaluate/fields.js';
import type { Argument, Evaluation } from '../../values/model/evaluation.js';
import { readProperty } from '../../values/model/objects.js';
import type { Value } from '../../values/model/value.js';
import type { Instance, MatchFact } from '../facts.js';
import { createMatch } from '../options/read.js';
import { readImportedMajor } from '../../vocabulary/sequelize.js';

const cache = new WeakMap<TSESTree.Node, Instance>();

/** What this file shows of a `new Sequelize(…)`. */
export function readInstance(node: TSESTree.NewExpression, evaluation: Evaluation): Instance {
  const known = cache.get(node);
  if (known) return known;
  const { readArguments, callee } = resolveConstructor(node, evaluation);
  const major = readConstructorMajor(callee, evaluation);
  const instance = describeMade({ node, major }, () => {
    const args = readArguments();
    return { node, args, options: args.findLast(isObject), major };
  });
  cache.set(node, instance);
  return instance;
}

/** What options show of the instance that another file, or Nest, makes with them. */
export function readOptionsInstance(node: TSESTree.Node, options: Value): Instance {
  return describeMade({ node, major: undefined }, () => ({ node, args: undefined, options, major: undefined }));
}

/** Classes that extend one another. Past it, what the last one is given is unknown. */
const MOST_DEPTH = 12;

interface CalledConstructor {
  readonly callee: TSESTree.Node;
  readArguments(): readonly Value[];
}

/** Sequelize's class as written, and what reaches it: the arguments of `new`, or what the constructors of subclasses pass to `super(…)`. */
function resolveConstructor(node: TSESTree.NewExpression, outer: Evaluation): CalledConstructor {
  let callee = readCallee(node);
  let args: readonly Argument[] = node.arguments;
  let evaluation = outer;
  for (let depth = 0; depth < MOST_DEPTH; depth += 1) {
    const made = outer.evaluate(callee);
    const base = made.kind === 'function' && isClass(made.node) ? findBase(made.node.body, evaluation) : undefined;
    if (!base || made.kind !== 'function' || !isClass(made.node)) {
      const reaching = { args, evaluation };
      return { callee, readArguments: () => readReaching(reaching, node) };
    }
    const written = findConstructor(made.node);
    evaluation = written ? enterFunction({ kind: 'function', node: written }, args, evaluation) : evaluation;
    args = base.args ?? args;
    callee = unwrap(base.extended);
  }
  return { callee, readArguments: () => [unknown('call', node)] };
}

function readReaching({ args, evaluation }: { readonly args: readonly Argument[]; readonly evaluation: Evaluation }, node: TSESTree.Node): readonly Value[] {
  const { known, rest } = spreadArguments(args, evaluation);
  const values = known.map((argument) => evaluateArgument(argument, evaluation));
  return rest ? [...values, unknown(rest, node)] : values;
}

/** What an instance is made with. */
interface Making {
  readonly node: TSESTree.Node;
  /** What the constructor is given; undefined where other code calls it. */
  readonly args: readonly Value[] | undefined;
  readonly options: Value | undefined;
  /** 6 for v6's own class, by its import: v7 has another SQLite. */
  readonly major: 6 | 7 | undefined;
}

/** The version of an instance is asked for more often than what it is made with, which takes much more to find out. */
function describeMade({ node, major }: Pick<Instance, 'node' | 'major'>, readMaking: () => Making): Instance {
  let made: ReturnType<typeof readMade> | undefined;
  const read = (): ReturnType<typeof readMade> => (made ??= readMade(readMaking()));
  return {
    node,
    major,
    get storage() {
      return read().storage;
    },
    get syncMatch() {
      return read().syncMatch;
    },
    get topLevelMatch() {
      return read().topLevelMatch;
    },
    get defineMatch() {
      return read().defineMatch;
    },
    get replicatesElsewhere() {
      return read().replicatesElsewhere;
    },
  };
}

function readMade(making: Making): Omit<Instance, 'node' | 'major'> {
  const { node, options } = making;
  return {
    storage: readStorage(making),
    syncMatch: options && readMatchIn(readProperty(options, 'sync', node)),
    topLevelMatch: options && readMatchIn(options),
    defineMatch: options && readMatchIn(readProperty(options, 'define', node)),
    replicatesElsewhere: options !== undefined && isReplicatedElsewhere(options, making),
  };
}

/** The argument node of the options object of any overload: `(options)`, `(url, options)`, `(database, username, password, options)`. */
export function findConstructorOptions(node: TSESTree.NewExpression | TSESTree.CallExpression, evaluation: Evaluation): TSESTree.Node | undefined {
  return node.arguments.findLast((argument) => isObject(evaluation.evaluate(argument)));
}

function isObject(value: Value): boolean {
  return readArms(value).some((arm) => arm.value.kind === 'object');
}

function readConstructorMajor(callee: TSESTree.Node, evaluation: Evaluation): 6 | 7 | undefined {
  const root = callee.type === 'MemberExpression' ? callee.object : callee;
  if (root.type !== 'Identifier') return undefined;
  const source = readImportSource(root, evaluation);
  return source === undefined ? undefined : readImportedMajor(source);
}

function readMatchIn(options: Value): MatchFact | undefined {
  if (options.kind !== 'object') return undefined;
  const property = options.properties.get('match');
  return property && createMatch(property, property.node);
}

interface Connection extends Making {
  /** The URL of the first argument or of the option `url`; undefined where there is none. */
  readonly url: Value | undefined;
}

/**
 * `sqlite::memory:` and `storage: ':memory:'` keep nothing, and so does v6's SQLite without a storage or a host (run:
 * `new Sequelize({ dialect: 'sqlite' })`, `'sqlite://'`, the form of four arguments). Another SQLite name is a file. The
 * protocol of a URL comes before the option `dialect` (v6 lib/sequelize.js constructor), and a part that is not known may be a server's.
 */
function readStorage(making: Making): Instance['storage'] {
  const { node, options } = making;
  const connection = { ...making, url: readUrl(making) };
  const dialect = readProtocol(connection.url) ?? (options && readDialect(options, node));
  const isOpen = connection.url?.kind === 'unknown' || connection.url?.kind === 'choice' || hasOpenOptions(making);
  if (!isOpen && (dialect ?? 'sqlite') === 'sqlite' && isInMemory(connection, dialect)) return 'memory';
  return dialect === 'sqlite' ? 'sqliteFile' : (dialect ?? 'unknown');
}

type Dialect = 'sqlite' | 'server' | 'unknown';

function isInMemory({ major, node, options, url }: Connection, dialect: Dialect | undefined): boolean {
  const text = (url && readText(url)) ?? '';
  if (readProtocol(url) && !/^sqlite:(?:\/\/)?(?::memory:)?$/.test(text)) return false;
  const storage = options && readProperty(options, 'storage', node);
  if (storage && !isUndefined(storage)) return readText(storage) === ':memory:';
  if (text.endsWith(':memory:')) return true;
  const host = options && readProperty(options, 'host', node);
  return dialect === 'sqlite' && major === 6 && (!host || isUndefined(host) || readText(host) === 'localhost');
}

/** Undefined where there is no protocol. */
function readProtocol(url: Value | undefined): Dialect | undefined {
  const protocol = /^(\w+):/.exec((url && readText(url)) ?? '')?.[1];
  if (protocol === undefined) return undefined;
  return protocol === 'sqlite' ? 'sqlite' : 'server';
}

function readUrl({ args = [], node, options }: Making): Value | undefined {
  const [given] = args.length <= 2 ? args : [];
  if (given && !isObject(given)) return given;
  const url = options && readProperty(options, 'url', node);
  return url && isUndefined(url) ? undefined : url;
}

/** True where an argument that is not known may be the options: of `(url, options)`, or of four arguments. */
function hasOpenOptions({ args = [], options }: Making): boolean {
  if (options) return false;
  const place = args.length === 2 ? args[1] : args[3];
  return place !== undefined && place.kind !== 'primitive';
}

function isUndefined(value: Value): boolean {
  return value.kind === 'primitive' && value.value === undefined;
}

function readText(value: Value): string | undefined {
  return value.kind === 'primitive' && typeof value.value === 'string' ? value.value : undefined;
}

/** Undefined where there is no dialect. */
function readDialect(options: Value, node: TSESTree.Node): Dialect | undefined {
  const dialect = readProperty(options, 'dialect', node);
  if (isUndefined(dialect)) return undefined;
  const text = readText(dialect);
  if (text !== undefined) return text.startsWith('sqlite') ? 'sqlite' : 'server';
  const name = dialect.node.type === 'Property' ? dialect.node.value : dialect.node;
  return name.type === 'Identifier' && /^Sqlite/i.test(name.name) ? 'sqlite' : 'unknown';
}

/** With replication the top-level name is tested, the write host is what is emptied. */
function isReplicatedElsewhere(options: Value, { args = [], node }: Making): boolean {
  const replication = readProperty(options, 'replication', node);
  if (replication.kind === 'primitive' || readTruth(replication).kind === 'falsy') return false;
  if (replication.kind !== 'object') return options.kind === 'object' && options.properties.has('replication');
  const written = readProperty(readProperty(replication, 'write', node), 'database', node);
  if (written.kind === 'primitive' && written.value === undefined) return false;
  return readText(written) === undefined || readText(written) !== (readWrittenName(args[0]) ?? readText(readProperty(options, 'database', node)));
}

/** The name that is the first argument, or the path of a URL there (v6 lib/sequelize.js constructor). */
function readWrittenName(first: Value | undefined): string | undefined {
  const text = first && readText(first);
  return text?.includes(':') ? /^\w+:\/\/[^/]*\/([^?#]*)/.exec(text)?.[1] : text;
}

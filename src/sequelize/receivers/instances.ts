import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee } from '../../syntax/names.js';
import { findVariable, isClass, readImportSource } from '../../values/model/bindings.js';
import { readArms, readTruth, unknown } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
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
  const instance = { ...readMade(node, readConstructorOptions(node, evaluation), evaluation), major: readConstructorMajor(node, evaluation) };
  cache.set(node, instance);
  return instance;
}

/** What options show of the instance that another file, or Nest, makes with them. */
export function readOptionsInstance(node: TSESTree.Node, options: Value, evaluation: Evaluation): Instance {
  return readMade(node, options, evaluation);
}

function readMade(node: TSESTree.Node, options: Value | undefined, evaluation: Evaluation): Instance {
  return {
    node,
    major: undefined,
    storage: readStorage(node, options, evaluation),
    syncMatch: options && readMatchIn(readProperty(options, 'sync', node)),
    topLevelMatch: options && readMatchIn(options),
    defineMatch: options && readMatchIn(readProperty(options, 'define', node)),
    replicatesElsewhere: options !== undefined && isReplicatedElsewhere(options, node, evaluation),
  };
}

/** The options object of any overload: `(options)`, `(url, options)`, `(database, username, password, options)`. */
export function readConstructorOptions(node: TSESTree.NewExpression, evaluation: Evaluation): Value | undefined {
  const argument = findConstructorOptions(node, evaluation);
  return argument && evaluation.evaluate(argument);
}

/** The argument node of the options object. */
export function findConstructorOptions(node: TSESTree.NewExpression | TSESTree.CallExpression, evaluation: Evaluation): TSESTree.Node | undefined {
  return node.arguments.findLast((argument) => isObject(evaluation.evaluate(argument)));
}

function isObject(value: Value): boolean {
  return readArms(value).some((arm) => arm.value.kind === 'object');
}

function readConstructorMajor(node: TSESTree.NewExpression, evaluation: Evaluation): 6 | 7 | undefined {
  const callee = readCallee(node);
  const root = callee.type === 'MemberExpression' ? callee.object : callee;
  if (root.type !== 'Identifier') return undefined;
  const definition = findVariable(evaluation.sourceCode, root)?.defs[0];
  const parent = definition?.type === 'ClassName' && isClass(definition.node) ? definition.node.superClass : root;
  const source = parent?.type === 'Identifier' ? readImportSource(parent, evaluation) : undefined;
  return source === undefined ? undefined : readImportedMajor(source);
}

function readMatchIn(options: Value): MatchFact | undefined {
  if (options.kind !== 'object') return undefined;
  const property = options.properties.get('match');
  return property && createMatch(property, property.node);
}

interface Connection {
  readonly node: TSESTree.Node;
  readonly options: Value | undefined;
  /** The URL of the first argument or of the option `url`; undefined where there is none. */
  readonly url: Value | undefined;
  /** 6 for v6's own class, by its import: v7 has another SQLite. */
  readonly major: 6 | 7 | undefined;
}

/**
 * `sqlite::memory:` and `storage: ':memory:'` keep nothing, and so does v6's SQLite without a storage or a host (run:
 * `new Sequelize({ dialect: 'sqlite' })`, `'sqlite://'`, the form of four arguments). Another SQLite name is a file. The
 * protocol of a URL comes before the option `dialect` (v6 lib/sequelize.js constructor), and a part that is not known may be a server's.
 */
function readStorage(node: TSESTree.Node, options: Value | undefined, evaluation: Evaluation): Instance['storage'] {
  const major = node.type === 'NewExpression' ? readConstructorMajor(node, evaluation) : undefined;
  const connection = { node, options, url: readUrl(node, options, evaluation), major };
  const dialect = readProtocol(connection.url) ?? (options && readDialect(options, node));
  const isOpen = connection.url?.kind === 'unknown' || connection.url?.kind === 'choice' || hasOpenOptions(node, options, evaluation);
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

function readUrl(node: TSESTree.Node, options: Value | undefined, evaluation: Evaluation): Value | undefined {
  const [first] = node.type === 'NewExpression' && node.arguments.length <= 2 ? node.arguments : [];
  const given = first && (first.type === 'SpreadElement' ? unknown('spread', first) : evaluation.evaluate(first));
  if (given && !isObject(given)) return given;
  const url = options && readProperty(options, 'url', node);
  return url && isUndefined(url) ? undefined : url;
}

/** True where an argument that is not known may be the options: of `(url, options)`, or of four arguments. */
function hasOpenOptions(node: TSESTree.Node, options: Value | undefined, evaluation: Evaluation): boolean {
  if (node.type !== 'NewExpression' || options) return false;
  const place = node.arguments.length === 2 ? node.arguments[1] : node.arguments[3];
  return place !== undefined && evaluation.evaluate(place).kind !== 'primitive';
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
function isReplicatedElsewhere(options: Value, node: TSESTree.Node, evaluation: Evaluation): boolean {
  const replication = readProperty(options, 'replication', node);
  if (replication.kind === 'primitive' || readTruth(replication).kind === 'falsy') return false;
  if (replication.kind !== 'object') return options.kind === 'object' && options.properties.has('replication');
  const written = readProperty(readProperty(replication, 'write', node), 'database', node);
  if (written.kind === 'primitive' && written.value === undefined) return false;
  return readText(written) === undefined || readText(written) !== (readWrittenName(node, evaluation) ?? readText(readProperty(options, 'database', node)));
}

/** The name that is the first argument, or the path of a URL there (v6 lib/sequelize.js constructor). */
function readWrittenName(node: TSESTree.Node, evaluation: Evaluation): string | undefined {
  const [first] = node.type === 'NewExpression' ? node.arguments : [];
  const text = first && first.type !== 'SpreadElement' ? readText(evaluation.evaluate(first)) : undefined;
  return text?.includes(':') ? /^\w+:\/\/[^/]*\/([^?#]*)/.exec(text)?.[1] : text;
}

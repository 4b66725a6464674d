import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee } from '../../syntax/names.js';
import { findVariable, isClass } from '../../values/model/bindings.js';
import { readTruth } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readImportSource } from '../../values/model/outside.js';
import { readProperty } from '../../values/model/objects.js';
import type { ObjectValue, Value } from '../../values/model/value.js';
import type { Instance, MatchFact } from '../facts.js';
import { createMatch } from '../options/match-option.js';
import { readImportedMajor } from '../../vocabulary/packages.js';

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
    replicatesElsewhere: options !== undefined && isReplicatedElsewhere(options, node),
  };
}

/** The options object of any overload: `(options)`, `(url, options)`, `(database, username, password, options)`. */
export function readConstructorOptions(node: TSESTree.NewExpression, evaluation: Evaluation): Value | undefined {
  for (const argument of [...node.arguments].reverse()) {
    if (argument.type === 'SpreadElement') continue;
    const value = evaluation.evaluate(argument);
    if (value.kind === 'object' || (value.kind === 'choice' && value.arms.some((arm) => arm.value.kind === 'object'))) return value;
  }
  return undefined;
}

/** The argument node of the options object. */
export function findConstructorOptions(node: TSESTree.NewExpression | TSESTree.CallExpression, evaluation: Evaluation): TSESTree.Node | undefined {
  return [...node.arguments].reverse().find((argument) => {
    if (argument.type === 'SpreadElement') return false;
    const value = evaluation.evaluate(argument);
    return value.kind === 'object' || (value.kind === 'choice' && value.arms.some((arm) => arm.value.kind === 'object'));
  });
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

/**
 * `sqlite::memory:` and `storage: ':memory:'` keep nothing, and so does v6's SQLite without a storage or a host (run:
 * `new Sequelize({ dialect: 'sqlite' })`, `'sqlite://'`, the form of four arguments). Another SQLite name is a file.
 */
function readStorage(node: TSESTree.Node, options: Value | undefined, evaluation: Evaluation): Instance['storage'] {
  const url = readUrl(node, options, evaluation);
  const storage = options && readText(readProperty(options, 'storage', node));
  if (storage === undefined ? isMemoryUrl(url) : storage === ':memory:') return hasOpenStorage(options) ? 'unknown' : 'memory';
  const dialect = (options && readDialect(options, node)) ?? /^(\w+):/.exec(url ?? '')?.[1];
  if (dialect === undefined) return 'unknown';
  if (dialect !== 'sqlite') return 'server';
  return isWithoutStorage({ node, options, url }) && readConstructorSource(node, evaluation) === 6 ? 'memory' : 'sqliteFile';
}

interface Connection {
  readonly node: TSESTree.Node;
  readonly options: Value | undefined;
  readonly url: string | undefined;
}

/** No storage, no host but `localhost`, and nothing behind `sqlite://`: nothing in v6 names a file then. */
function isWithoutStorage({ node, options, url }: Connection): boolean {
  if (url !== undefined && /^\w+:/.test(url) && !/^sqlite:(?:\/\/)?$/.test(url)) return false;
  if (!options) return url !== undefined;
  if (options.kind !== 'object' || options.rest || options.properties.has('storage')) return false;
  const host = options.properties.get('host');
  return !host || readText(readProperty(options, 'host', node)) === 'localhost';
}

/** Only v6's own class, by its import: v7 has another SQLite. */
function readConstructorSource(node: TSESTree.Node, evaluation: Evaluation): 6 | 7 | undefined {
  return node.type === 'NewExpression' ? readConstructorMajor(node, evaluation) : undefined;
}

/** The URL of the first argument or of the option `url`. */
function readUrl(node: TSESTree.Node, options: Value | undefined, evaluation: Evaluation): string | undefined {
  const [first] = node.type === 'NewExpression' ? node.arguments : [];
  const given = options && readText(readProperty(options, 'url', node));
  if (given !== undefined || !first || first.type === 'SpreadElement') return given;
  return readText(evaluation.evaluate(first));
}

function isMemoryUrl(url: string | undefined): boolean {
  return url !== undefined && /^sqlite:(?:\/\/)?:memory:$/.test(url);
}

/** True where an unknown object may bring another storage. */
function hasOpenStorage(options: Value | undefined): boolean {
  if (options?.kind !== 'object') return false;
  const storage = options.properties.get('storage');
  return storage ? storage.overridable !== undefined : options.rest !== undefined;
}

function readText(value: Value): string | undefined {
  return value.kind === 'primitive' && typeof value.value === 'string' ? value.value : undefined;
}

function readDialect(options: Value, node: TSESTree.Node): string | undefined {
  const dialect = readProperty(options, 'dialect', node);
  const text = readText(dialect);
  if (text !== undefined) return text.startsWith('sqlite') ? 'sqlite' : text;
  const name = dialect.node.type === 'Property' ? dialect.node.value : dialect.node;
  return dialect.kind === 'unknown' && name.type === 'Identifier' && /^Sqlite/i.test(name.name) ? 'sqlite' : undefined;
}

/** With replication the top-level name is tested, the write host is what is emptied. */
function isReplicatedElsewhere(options: Value, node: TSESTree.Node): boolean {
  const replication = readProperty(options, 'replication', node);
  if (replication.kind === 'primitive' || readTruth(replication).kind === 'falsy') return false;
  if (replication.kind !== 'object') return options.kind === 'object' && options.properties.has('replication');
  const written = readProperty(readProperty(replication, 'write', node), 'database', node);
  if (written.kind === 'primitive' && written.value === undefined) return false;
  return readText(written) === undefined || readText(written) !== readConfiguredName(options as ObjectValue, node);
}

function readConfiguredName(options: ObjectValue, node: TSESTree.Node): string | undefined {
  const [first] = node.type === 'NewExpression' ? node.arguments : [];
  if (first?.type === 'Literal' && typeof first.value === 'string' && !first.value.includes(':')) return first.value;
  return readText(readProperty(options, 'database', node));
}

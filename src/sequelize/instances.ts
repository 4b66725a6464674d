import type { TSESTree } from '@typescript-eslint/utils';
import type { Evaluation } from '../values/evaluation.js';
import { readProperty } from '../values/objects.js';
import { readTruth } from '../values/choice.js';
import type { ObjectValue, Value } from '../values/value.js';
import type { Instance, MatchFact } from './facts.js';
import { readImportSource } from '../values/external.js';
import { readCallee } from '../syntax/names.js';
import { findVariable } from '../values/bindings.js';
import { isClass } from './classes.js';
import { readImportedMajor } from './packages.js';

const cache = new WeakMap<TSESTree.Node, Instance>();

/** What this file shows of a `new Sequelize(…)`. */
export function readInstance(node: TSESTree.NewExpression, evaluation: Evaluation): Instance {
  const known = cache.get(node);
  if (known) return known;
  const options = readConstructorOptions(node, evaluation);
  const instance: Instance = {
    node,
    major: readConstructorMajor(node, evaluation),
    storage: readStorage(node, options, evaluation),
    syncMatch: options && readMatchIn(readProperty(options, 'sync', node)),
    topLevelMatch: options && readMatchIn(options),
    defineMatch: options && readMatchIn(readProperty(options, 'define', node)),
    replicatesElsewhere: options !== undefined && isReplicatedElsewhere(options, node),
  };
  cache.set(node, instance);
  return instance;
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
  if (definition?.type === 'ClassName' && isClass(definition.node)) {
    const parent = definition.node.superClass;
    const source = parent?.type === 'Identifier' ? readImportSource(parent, evaluation) : undefined;
    return source === undefined ? undefined : readImportedMajor(source);
  }
  const source = readImportSource(root, evaluation);
  return source === undefined ? undefined : readImportedMajor(source);
}

function readMatchIn(options: Value): MatchFact | undefined {
  if (options.kind !== 'object') return undefined;
  const property = options.properties.get('match');
  return property && { node: property.node, value: property.value };
}

/** `sqlite::memory:` and `storage: ':memory:'` keep nothing; another SQLite name is a file. */
function readStorage(node: TSESTree.NewExpression, options: Value | undefined, evaluation: Evaluation): Instance['storage'] {
  const [first] = node.arguments;
  const url = first && first.type !== 'SpreadElement' ? readText(evaluation.evaluate(first)) : undefined;
  const named = options ? (readText(readProperty(options, 'url', node)) ?? url) : url;
  const storage = options && readText(readProperty(options, 'storage', node));
  const dialect = options && readDialect(options, node);
  if (storage === ':memory:' || (storage === undefined && named !== undefined && /^sqlite:(?:\/\/)?:memory:$/.test(named))) {
    return hasUnknownStorage(options) ? 'unknown' : 'memory';
  }
  if (dialect === 'sqlite' && storage === undefined && options?.kind === 'object' && !options.rest && !options.properties.has('storage') && named === undefined) return 'sqliteFile';
  if (dialect === 'sqlite' || named?.startsWith('sqlite:')) return 'sqliteFile';
  return dialect !== undefined || (named !== undefined && /^\w+:/.test(named)) ? 'server' : 'unknown';
}

function hasUnknownStorage(options: Value | undefined): boolean {
  return options?.kind === 'object' && options.properties.get('storage')?.overridable !== undefined;
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

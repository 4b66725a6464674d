import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { readNamedNodes } from '../../syntax/named-nodes.js';
import { isClass, isFunction } from '../../values/model/bindings.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { perFile } from '../../syntax/source-code.js';
import { createWordSearch } from '../../syntax/word-search.js';

/** A foreign key that an association of this file makes: the table of `from` refers to the table of `to`. */
export interface ForeignKey {
  /** Names as this file calls the models. */
  readonly from: string;
  readonly to: string;
}

/** Method calls, and the decorators of sequelize-typescript and Sequelize 7. */
const ASSOCIATIONS = ['belongsTo', 'belongsToMany', 'hasMany', 'hasOne', 'BelongsTo', 'BelongsToMany', 'HasMany', 'HasOne'];
const searchAssociations = createWordSearch(ASSOCIATIONS);

/** The foreign keys that the associations of a file make for sure. */
export const readForeignKeys = perFile((sourceCode): readonly ForeignKey[] => {
  const evaluation = createEvaluation(sourceCode);
  const nodes = [...readNamedNodes(sourceCode, searchAssociations).get(...ASSOCIATIONS)].sort((left, right) => left.node.range[0] - right.node.range[0]);
  const keys = nodes.flatMap(({ name, node }) => readAssociation(name, node, evaluation));
  return keys;
});

function readAssociation(name: string, node: TSESTree.Node, evaluation: Evaluation): readonly ForeignKey[] {
  const member = node.parent;
  const callee = member?.type === 'MemberExpression' && member.property === node ? member : node;
  const call = callee.parent;
  if (call?.type !== 'CallExpression' || call.callee !== callee) return [];
  const source = call.parent.type === 'Decorator' ? readClassName(call) : callee.type === 'MemberExpression' ? readModelName(callee.object) : undefined;
  const [target, options] = call.arguments;
  const other = target && readModelName(target);
  if (source === undefined || other === undefined || !isConstrained(options, evaluation)) return [];
  return readKeys(name.charAt(0).toLowerCase() + name.slice(1), { source, target: other }, options);
}

interface Ends {
  readonly source: string;
  readonly target: string;
}

/** Which table holds the key: the source's for `belongsTo`, the target's for `hasMany` and `hasOne`, that between for `belongsToMany`. */
function readKeys(name: string, { source, target }: Ends, options: TSESTree.Node | undefined): readonly ForeignKey[] {
  if (name === 'belongsTo') return [{ from: source, to: target }];
  if (name !== 'belongsToMany') return [{ from: target, to: source }];
  const through = readThrough(options);
  return through === undefined ? [] : [{ from: through, to: source }, { from: through, to: target }];
}

function readThrough(options: TSESTree.Node | undefined): string | undefined {
  const through = options?.type === 'ObjectExpression' ? findValue(options, 'through') : undefined;
  const model = through?.type === 'ObjectExpression' ? findValue(through, 'model') : through;
  return model && readModelName(model);
}

function findValue(object: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  const found = object.properties.find((one) => one.type === 'Property' && !one.computed && one.key.type === 'Identifier' && one.key.name === name);
  return found?.type === 'Property' ? found.value : undefined;
}

const CONSTRAINTS = new Set(['constraints', 'foreignKeyConstraints', '__proto__']);

/** A key that has nothing to do with it. Most associations have no other, so their values need not be evaluated. */
function isOtherKey(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === 'Property' && !property.computed && !CONSTRAINTS.has(readStaticName(property.key, false) ?? '');
}

/** v6 leaves the key out with `constraints: false`, v7 with `foreignKeyConstraints: false`. What is not known is taken for out. */
function isConstrained(options: TSESTree.Node | undefined, evaluation: Evaluation): boolean {
  if (!options || options.type === 'SpreadElement') return !options;
  if (options.type === 'ObjectExpression' && options.properties.every((property) => isOtherKey(property))) return true;
  const value = evaluation.evaluate(options);
  if (value.kind === 'primitive') return true;
  if (value.kind !== 'object' || value.rest) return false;
  return [...CONSTRAINTS].every((name) => {
    const property = value.properties.get(name);
    return !property || (property.value.kind === 'primitive' && property.value.value !== false);
  });
}

/** `User`, `db.User`, `sequelize.models['User']`, `this` of a class, `() => User` of a decorator, `sequelize.model('User')`. */
function readModelName(node: TSESTree.Node): string | undefined {
  const expression = unwrap(node);
  switch (expression.type) {
    case 'Identifier':
      return expression.name;
    case 'MemberExpression':
      return readMemberName(expression);
    case 'ThisExpression':
      return readClassName(expression);
    case 'ArrowFunctionExpression':
      return isFunction(expression.body) || expression.body.type === 'BlockStatement' ? undefined : readModelName(expression.body);
    case 'CallExpression':
      return readModelCall(expression);
    default:
      return expression.type === 'Literal' && typeof expression.value === 'string' ? expression.value : undefined;
  }
}

function readModelCall(call: TSESTree.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  const [name] = call.arguments;
  const isModel = callee.type === 'MemberExpression' && readMemberName(callee) === 'model';
  return isModel && name?.type === 'Literal' && typeof name.value === 'string' ? name.value : undefined;
}

function readClassName(node: TSESTree.Node): string | undefined {
  let current: TSESTree.Node | undefined = node.parent;
  while (current && !isClass(current)) current = current.parent;
  return current?.id?.name;
}

/** The first circle of models that the associations of a file make, or undefined. Asked for only where a sync is reported. */
export const readForeignKeyCycle = perFile((sourceCode): readonly string[] | undefined => findForeignKeyCycle(readForeignKeys(sourceCode)));

/**
 * The first circle of models whose tables refer to each other, in its order, or undefined. A table that refers to
 * itself is none: Sequelize takes such a key out before it sorts (v6 lib/model-manager.js, v7 lib/model-set-view.js).
 */
function findForeignKeyCycle(keys: readonly ForeignKey[]): readonly string[] | undefined {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of keys) {
    if (from !== to) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const finished = new Set<string>();
  for (const start of targets.keys()) {
    const cycle = walkFrom(start, targets, finished);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Depth first, without recursion: `path` is the chain from the start, `open` what is left to try at each of its links. */
function walkFrom(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>, finished: Set<string>): readonly string[] | undefined {
  const path = [start];
  const open = [[...(targets.get(start) ?? [])]];
  while (path.length > 0) {
    const next = open.at(-1)?.shift();
    if (next === undefined) {
      finished.add(path.pop() as string);
      open.pop();
    } else if (path.includes(next)) return path.slice(path.indexOf(next));
    else if (!finished.has(next)) {
      path.push(next);
      open.push([...(targets.get(next) ?? [])]);
    }
  }
  return undefined;
}

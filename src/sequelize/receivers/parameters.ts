import type { TSESTree } from '@typescript-eslint/utils';
import { isOwnSpecifier } from '../../syntax/modules.js';
import { readCallee, readDottedName, readMemberName, readStaticName, unwrap, wrapped } from '../../syntax/names.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import { readIteration, TAKES_SOME } from '../../values/evaluate/callbacks.js';
import { findVariable, type FunctionNode, isFunction, type PatternStep, readParameterRoot, readPatternSteps } from '../../values/model/bindings.js';
import { spreadArguments } from '../../values/evaluate/calls.js';
import { findCalls } from '../../values/functions/follow.js';
import { isInstanceName } from '../../vocabulary/sequelize.js';
import { readInjected } from './classes.js';
import { readPathOrigin } from './members.js';
import { joinOrigins, sequelizeOrigin, UNKNOWN, type Origin, type Sight } from './origin.js';
import { readAnnotation } from './type-parts.js';
import { readTypeOrigin } from './types.js';

/** What a parameter is: by its written type, its default, the collection that its function is a callback of, or its place in a migration. */
export function readParameterOrigin(name: TSESTree.Node, owner: TSESTree.Node, sight: Sight): Origin {
  if (!isFunction(owner)) return UNKNOWN;
  const root = readParameterRoot(name, owner);
  const annotation = readAnnotation(name) ?? (name.type === 'Identifier' ? sight.findWrittenType(name, sight) : undefined);
  const typed = annotation && readTypeOrigin(annotation, sight);
  if (typed) return typed;
  const steps = readPatternSteps(name, root);
  if (isMigrationStep(owner) && owner.params[0] === root && isQueryInterface(steps.length, name, root)) return sequelizeOrigin('queryInterface', { kind: 'migrationStep' });
  const parameter = { index: owner.params.indexOf(root as TSESTree.Parameter), steps };
  const injected = readInjected(root, sight) ?? readCallbackOrigin(owner, parameter, sight) ?? readPassedOrigin(owner, parameter, sight);
  const fallback = steps.find((step) => step.kind === 'default');
  if (fallback) return joinOrigins([...(injected ? [injected] : []), sight.classify(fallback.value, sight), UNKNOWN]);
  return injected ?? readPatternPart(name, steps);
}

function readPassedOrigin(owner: FunctionNode, { index, steps }: CallbackParameter, sight: Sight): Origin | undefined {
  const inner = { ...sight, depth: sight.depth + 1 };
  const taken = steps.filter(({ kind }) => kind !== 'default');
  return joinPassed(owner, index, { sight, read: (argument) => readPathOrigin(argument, taken, inner) });
}

interface Passed {
  readonly sight: Sight;
  read(argument: TSESTree.Node): Origin;
}

/**
 * What the calls of the file pass. Calls that are not seen may pass another instance, or something else: then
 * only what is Sequelize's tells, and not which instance it is.
 */
function joinPassed(owner: FunctionNode, index: number, { read, sight }: Passed): Origin | undefined {
  const { allSeen, seen } = findCalls(owner, sight.evaluation);
  const passed = seen.flatMap(({ args, called: { given = [] } }) => {
    const argument = spreadArguments([...given, ...args], sight.evaluation).known[index];
    return argument ? [read('type' in argument ? argument : argument.node)] : [];
  });
  const joined = joinOrigins(passed);
  if (joined.owner.kind === 'sequelize') return allSeen ? joined : { ...joined, instance: undefined };
  return joined.owner.kind === 'import' && (allSeen || isOwnSpecifier(joined.owner.source)) ? joined : undefined;
}

/** `({ models }) => …`: the key that a name is taken out of tells as much as the name. */
function readPatternPart(name: TSESTree.Node, steps: readonly PatternStep[]): Origin {
  const last = steps.findLast((step) => step.kind === 'key');
  const key = last?.kind === 'key' ? readStaticName(last.property.key, last.property.computed) : undefined;
  if (key === undefined) return UNKNOWN;
  if (isInstanceName(key)) return sequelizeOrigin('instance', { kind: 'name', name: key });
  if (key === 'models') return { ...UNKNOWN, target: 'model', isShown: true };
  const outer = steps.slice(0, -1).some((step) => step.kind === 'key' && readStaticName(step.property.key, step.property.computed) === 'models');
  return outer && name.type === 'Identifier' ? { ...UNKNOWN, target: 'model', isShown: true } : UNKNOWN;
}

/** `up(queryInterface)`, `up({ context })`. */
function isQueryInterface(steps: number, name: TSESTree.Node, root: TSESTree.Node): boolean {
  if (steps === 0) return true;
  if (root.type !== 'ObjectPattern') return false;
  return root.properties.some(
    (property) => property.type === 'Property' && property.value === name && readStaticName(property.key, property.computed) === 'context',
  );
}

/** The `up` or `down` of a migration: a method, a property, an exported function. */
export function isMigrationStep(node: TSESTree.Node): boolean {
  const name = readFunctionName(node);
  return name === 'up' || name === 'down';
}

function readFunctionName(node: TSESTree.Node): string | undefined {
  if (node.type === 'FunctionDeclaration') return node.id?.name;
  const { parent } = node;
  switch (parent?.type) {
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return readStaticName(parent.key, parent.computed);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression' ? readMemberName(parent.left) : undefined;
    default:
      return undefined;
  }
}

interface CallbackParameter {
  readonly index: number;
  readonly steps: readonly PatternStep[];
}

/** `models.forEach((model) => …)`, `jobs.map(({ model }) => …)`: an element of the collection, or a part of one. */
function readCallbackOrigin(owner: FunctionNode, { index, steps }: CallbackParameter, sight: Sight): Origin | undefined {
  const given = findCallbackUses(owner, sight).flatMap((callback) => {
    const call = callback.parent;
    if (call?.type !== 'CallExpression' || call.callee === callback) return [];
    const callee = unwrap(call.callee);
    const isThen = callee.type === 'MemberExpression' && readMemberName(callee) === 'then';
    if (isThen && index === 0 && call.arguments[0] === callback) return [readPathOrigin(callee.object, steps, sight)];
    const iteration = readIteration(call, callback, sight.evaluation.sourceCode);
    return iteration?.place === index && iteration.list ? [readElementOrigin(iteration.list, sight, steps)] : [];
  });
  return given.length > 0 ? joinOrigins(given) : undefined;
}

/** The function itself, and its name where it is passed on: `models.forEach(reset)`. */
function findCallbackUses(owner: FunctionNode, { evaluation }: Sight): readonly TSESTree.Node[] {
  const parent = wrapped(owner).parent;
  const name = owner.type === 'FunctionDeclaration' ? owner.id : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
  const references = (name && findVariable(evaluation.sourceCode, name)?.references) ?? [];
  return [wrapped(owner), ...references.filter(({ init }) => !init).map(({ identifier }) => wrapped(identifier as TSESTree.Node))];
}

/**
 * What the elements of a collection are, or what destructuring steps take out of each: `[User, Post]`, `[{ model: User }]`,
 * `Object.values(sequelize.models)`, `models`.
 */
export function readElementOrigin(collection: TSESTree.Node, sight: Sight, steps: readonly PatternStep[] = []): Origin {
  const inner = { ...sight, depth: sight.depth + 1 };
  const node = unwrap(collection);
  const literal = resolveDefinition(node, sight.evaluation);
  if (literal.type === 'ArrayExpression') {
    const elements = literal.elements.filter((element) => element !== null && element.type !== 'SpreadElement');
    const spread = literal.elements.flatMap((element) => (element?.type === 'SpreadElement' ? [readElementOrigin(element.argument, inner, steps)] : []));
    return joinOrigins([...elements.map((element) => readPathOrigin(element, steps, inner)), ...spread]);
  }
  if (node.type === 'ObjectExpression') return readObjectElements(node, inner, steps);
  if (node.type === 'CallExpression') return readCalledElements(node, inner, steps);
  if (node.type === 'Identifier') return readVariableElements(node, inner, steps);
  return asModel(sight.classify(node, inner));
}

/** Functions that give the elements of what they are given, their entries, and the names; those of lodash too. */
const ELEMENTS = /^(?:Object|_|lodash)\.values$|^Array\.from$/;
const ENTRIES = /^(?:(?:Object|_|lodash)\.entries|(?:_|lodash)\.toPairs)$/;
const NAMES = new Set(['Object.keys', 'Object.getOwnPropertyNames']);

function readCalledElements(node: TSESTree.CallExpression, sight: Sight, steps: readonly PatternStep[]): Origin {
  const callee = readCallee(node);
  const name = readDottedName(callee)?.join('.') ?? '';
  const [argument] = node.arguments;
  if (ENTRIES.test(name) && argument) return readEntries(argument, sight, steps);
  if (ELEMENTS.test(name) && argument) return readElementOrigin(argument, sight, steps);
  if (NAMES.has(name)) return UNKNOWN;
  if (callee.type !== 'MemberExpression') return asModel(sight.classify(node, sight));
  const method = readMemberName(callee) ?? '';
  if (TAKES_SOME.has(method)) return readElementOrigin(callee.object, sight, steps);
  if (method === 'entries') return readEntries(callee.object, sight, steps);
  if (method === 'map') return UNKNOWN;
  return asModel(sight.classify(node, sight));
}

/** `[name, model]` of `Object.entries(models)`: the second part is the element. */
function readEntries(collection: TSESTree.Node, sight: Sight, [first, ...rest]: readonly PatternStep[]): Origin {
  if (first === undefined) return UNKNOWN;
  return first.kind === 'index' && first.index === 1 ? readElementOrigin(collection, sight, rest) : UNKNOWN;
}

function readVariableElements(node: TSESTree.Identifier, sight: Sight, steps: readonly PatternStep[]): Origin {
  const definition = findVariable(sight.evaluation.sourceCode, node)?.defs[0];
  const owner: TSESTree.Node | undefined = definition?.type === 'Parameter' ? definition.node : undefined;
  const index = isFunction(owner) ? owner.params.indexOf(definition?.name as TSESTree.Parameter) : -1;
  const passed = isFunction(owner) && index >= 0 ? joinPassed(owner, index, { sight, read: (argument) => readElementOrigin(argument, sight, steps) }) : undefined;
  if (passed) return passed;
  const init = definition?.type === 'Variable' && definition.node.id.type === 'Identifier' ? definition.node.init : undefined;
  return (init && readInitElements(unwrap(init), sight, steps)) ?? asModel(sight.classify(node, sight));
}

function readInitElements(init: TSESTree.Node, sight: Sight, steps: readonly PatternStep[]): Origin | undefined {
  switch (init.type) {
    case 'ObjectExpression':
      return readObjectElements(init, sight, steps);
    case 'ArrayExpression':
    case 'CallExpression':
    case 'MemberExpression':
      return readElementOrigin(init, sight, steps);
    default:
      return undefined;
  }
}

function readObjectElements(node: TSESTree.ObjectExpression, sight: Sight, steps: readonly PatternStep[]): Origin {
  const values = node.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []));
  return joinOrigins(values.map((value) => readPathOrigin(value, steps, sight)));
}

function asModel(origin: Origin): Origin {
  if (origin.owner.kind === 'other') return UNKNOWN;
  return { ...origin, target: 'model' };
}

/** `models.pop()`, `models.find((model) => …)`: one of the elements. A Model's own `find` takes options. */
export function readTakenOrigin(call: TSESTree.CallExpression, sight: Sight): Origin | undefined {
  const callee = readCallee(call);
  const name = callee.type === 'MemberExpression' ? (readMemberName(callee) ?? '') : '';
  const [argument] = call.arguments;
  const isTaken = /^(?:pop|shift|at|findLast)$/.test(name) || (name === 'find' && isFunction(argument));
  return callee.type === 'MemberExpression' && isTaken ? readElementOrigin(callee.object, sight) : undefined;
}

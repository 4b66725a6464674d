import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readImportedName } from '../../syntax/modules.js';
import { readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { readLoopValue, readPatternValue } from '../model/patterns.js';
import { findVariable, isFunction, isReassigned, type PatternStep, readImportSource, readParameterRoot, readPatternSteps, readUndeclared } from '../model/bindings.js';
import { chooseAny, primitive, unknown } from '../model/choice.js';
import type { Evaluation } from '../model/evaluation.js';
import { readPackageReason } from '../model/outside.js';
import { evaluateCallbackParameter } from './callbacks.js';
import { createFunction } from './calls.js';
import { readStateAt, type Start } from '../flow/flow.js';
import { isOwnWrite } from '../mutations/mutation.js';
import { readExpressionChanges, readMutations } from '../mutations/mutations.js';
import { readProperty, weaken } from '../model/objects.js';
import { isArguments } from '../model/own-arguments.js';
import type { Reason, Value } from '../model/value.js';
import type { Variable } from '../../syntax/source-code.js';

type Definition = TSESLint.Scope.Definition;

const CONSTANTS = new Map<string, undefined | number>([
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
]);

/** The value of an identifier at its place in the file. */
export function evaluateIdentifier(node: TSESTree.Identifier, evaluation: Evaluation): Value {
  const variable = findVariable(evaluation.sourceCode, node);
  if (variable && isArguments(variable)) return evaluation.parameters.get(variable) ?? unknown('parameter', node);
  if (!variable || variable.defs.length === 0) return evaluateUndeclared(node, evaluation) ?? readGlobal(node);
  return readVariableAt(variable, node, evaluation);
}

/** Assignments to a name that no line declares, or to a member of one. Past it, what is assigned does not count. */
const MOST_ASSIGNED = 8;

/** One of what the file assigns, or what there is without that. */
export function joinAssigned(given: readonly TSESTree.Expression[], other: Value, { evaluation, node }: { readonly evaluation: Evaluation; readonly node: TSESTree.Node }): Value {
  if (given.length === 0 || given.length > MOST_ASSIGNED) return other;
  return chooseAny([...given.map((right) => evaluation.evaluate(right)), other], 'global', node);
}

/** `User = sequelize.define(…)` in sloppy code: what the file assigns to the name, or something of another file. */
function evaluateUndeclared(node: TSESTree.Identifier, evaluation: Evaluation): Value | undefined {
  const { given, uses } = readUndeclared(node.name, evaluation.sourceCode);
  const open = unknown('global', node);
  const value = joinAssigned(given, open, { node, evaluation });
  if (value === open) return undefined;
  return uses.some((use) => readExpressionChanges(evaluation.sourceCode, use).some((change) => isOwnWrite(change))) ? weaken(value, open) : value;
}

/** A constant of the language; `process` and `Number`, whose parts may be taken out of them: `const { env } = process`. */
function readGlobal(node: TSESTree.Identifier): Value {
  if (CONSTANTS.has(node.name)) return primitive(CONSTANTS.get(node.name), node);
  const parts = readGlobalParts(node);
  if (!parts) return unknown('global', node);
  return { kind: 'object', properties: new Map(parts.map(([name, value]) => [name, { value, node }])), rest: unknown('global', node), node };
}

function readGlobalParts(node: TSESTree.Identifier): readonly (readonly [string, Value])[] | undefined {
  if (node.name === 'process') return [['env', unknown('environmentString', node)], ['argv', unknown('argv', node)]];
  return node.name === 'Number' ? [['POSITIVE_INFINITY', primitive(Number.POSITIVE_INFINITY, node)]] : undefined;
}

/** Names for one object that are followed. Past it, the name is unknown: more are names for one another, or nobody's code. */
const MOST_ALIASES = 8;

/** What a variable holds where `use` reads it. */
export function readVariableAt(variable: Variable, use: TSESTree.Node, evaluation: Evaluation): Value {
  const path: string[] = [];
  let held = variable;
  // `var a = b, b = a` refer to one another without end.
  for (let count = 0; count < MOST_ALIASES; count += 1) {
    const alias = readAlias(held, evaluation);
    if (!alias) break;
    path.unshift(...alias.path);
    held = alias.variable;
  }
  return path.reduce<Value>((value, name) => readProperty(value, name, use), readOwnValueAt(held, use, evaluation));
}

function readOwnValueAt(variable: Variable, use: TSESTree.Node, evaluation: Evaluation): Value {
  const definition = variable.defs[0];
  if (!definition) return unknown('global', use);
  if (isDeclaredTwice(variable, evaluation)) return unknown('closure', use);
  return readStateAt(readStart(definition, variable, { use, evaluation }), use, evaluation);
}

function isDeclaredTwice(variable: Variable, evaluation: Evaluation): boolean {
  return variable.defs.length > 1 && !evaluation.parameters.has(variable);
}

interface Alias {
  readonly variable: Variable;
  readonly path: readonly string[];
}

/** `const p = o`, `const s = o.sync`, `const { sync: s } = o` of an object that is written somewhere: one object, two names. */
function readAlias(variable: Variable, evaluation: Evaluation): Alias | undefined {
  const definition = variable.defs[0];
  if (definition?.type !== 'Variable' || !definition.node.init || isDeclaredTwice(variable, evaluation)) return undefined;
  const names = readKeyPath(readPatternSteps(definition.name, definition.node.id));
  if (!names || isReassigned(variable)) return undefined;
  const { init } = definition.node;
  const path: string[] = [];
  let current = unwrap(init);
  while (current.type === 'MemberExpression') {
    const name = readMemberName(current);
    if (name === undefined) return undefined;
    path.unshift(name);
    current = unwrap(current.object);
  }
  if (current.type !== 'Identifier') return undefined;
  const target = findVariable(evaluation.sourceCode, current);
  if (!target || target === variable || target.defs[0]?.type !== 'Variable') return undefined;
  const changes = readMutations(evaluation.sourceCode, target);
  return changes.length === 0 || changes.some((change) => change.kind === 'assign') ? undefined : { variable: target, path: [...path, ...names] };
}

function readKeyPath(steps: readonly PatternStep[]): readonly string[] | undefined {
  const names: string[] = [];
  for (const step of steps) {
    const name = step.kind === 'key' ? readStaticName(step.property.key, step.property.computed) : undefined;
    if (name === undefined) return undefined;
    names.push(name);
  }
  return names;
}

interface Place {
  readonly use: TSESTree.Node;
  readonly evaluation: Evaluation;
}

function readStart(definition: Definition, variable: Variable, place: Place): Start {
  const { use, evaluation } = place;
  const bound = evaluation.parameters.get(variable);
  if (bound) return constantStart(variable, bound);
  switch (definition.type) {
    case 'Variable':
      return readDeclaratorStart(definition.node, definition.name, { variable, evaluation });
    case 'Parameter':
      return constantStart(variable, readParameter(definition.name, definition.node, evaluation));
    case 'FunctionName':
    case 'ClassName':
      return constantStart(variable, createFunction(definition.node, evaluation));
    case 'ImportBinding':
      return constantStart(variable, unknown(readImportReason(definition, evaluation), use));
    case 'TSEnumName':
      return constantStart(variable, { kind: 'instance', node: definition.node });
    default:
      return constantStart(variable, unknown('call', use));
  }
}

function constantStart(variable: Variable, value: Value): Start {
  return { variable, value, declaration: undefined, initial: () => value };
}

function readDeclaratorStart(
  declarator: TSESTree.VariableDeclarator,
  name: TSESTree.Node,
  place: { readonly variable: Variable; readonly evaluation: Evaluation },
): Start {
  const { variable, evaluation } = place;
  const steps = readPatternSteps(name, declarator.id);
  const loop = declarator.parent.parent;
  const start = { variable, value: primitive(undefined, declarator), declaration: declarator };
  if (loop?.type === 'ForOfStatement' && loop.left === declarator.parent) {
    return constantStart(variable, readPatternValue(readLoopValue(loop, evaluation), steps, evaluation));
  }
  if (loop?.type === 'ForInStatement' && loop.left === declarator.parent) return constantStart(variable, unknown('loop', declarator));
  if (declarator.parent.declare) return constantStart(variable, unknown('global', declarator));
  const { init } = declarator;
  // A `var` without a value leaves what was written before it.
  if (!init) return { ...start, declaration: declarator.parent.kind === 'var' ? undefined : declarator, initial: () => start.value };
  return { ...start, initial: () => readPatternValue(evaluation.evaluate(init), steps, evaluation) };
}

/** A parameter of a call that is not followed: unknown, or its default. */
function readParameter(name: TSESTree.Node, owner: TSESTree.Node, evaluation: Evaluation): Value {
  const root = readParameterRoot(name, owner);
  if (root.type === 'RestElement') return readPatternValue({ kind: 'array', elements: undefined, why: 'parameter', node: root }, readPatternSteps(name, root.argument), evaluation);
  const given = isFunction(owner) ? evaluateCallbackParameter(owner, owner.params.indexOf(root as TSESTree.Parameter), evaluation) : undefined;
  return readPatternValue(given ?? unknown(readParameterReason(root, owner), name), readPatternSteps(name, root), evaluation);
}

const RESPONSE_NAMES = new Set(['res', 'response', 'reply']);

/** `({ body }, res) => …`: a web handler takes its request apart. */
function readParameterReason(root: TSESTree.Node, owner: TSESTree.Node): Reason {
  if (root.type !== 'ObjectPattern' || !isFunction(owner)) return 'parameter';
  const second = owner.params[1];
  return owner.params[0] === root && second?.type === 'Identifier' && RESPONSE_NAMES.has(second.name) ? 'request' : 'parameter';
}

function readImportReason(definition: Definition, evaluation: Evaluation): Reason {
  const source = definition.name.type === 'Identifier' ? readImportSource(definition.name, evaluation) : undefined;
  if (source === 'process' || source === 'node:process') return readProcessReason(definition.node);
  return (source === undefined ? undefined : readPackageReason(source)) ?? 'import';
}

function readProcessReason(node: TSESTree.Node): Reason {
  const name = node.type === 'ImportSpecifier' ? readImportedName(node) : undefined;
  if (name === 'env') return 'environmentString';
  return name === 'argv' ? 'argv' : 'import';
}

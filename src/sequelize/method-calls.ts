import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readDottedName, readMemberName, readStaticName, unwrap, wrapped } from '../syntax/names.js';
import { readNodesAt, type NamedNode } from '../syntax/named-nodes.js';
import { readArms, readReason } from '../values/model/choice.js';
import { spreadArguments, type Given } from '../values/evaluate/calls.js';
import type { Evaluation } from '../values/model/evaluation.js';
import { createEvaluation } from '../values/evaluate/evaluate.js';
import { readThroughCalls } from '../values/functions/follow.js';
import { readFileNames } from './mentions.js';
import type { SourceCode } from '../syntax/source-code.js';

/** A call of a method by name, in whatever spelling. */
export interface MethodCall {
  readonly name: string;
  readonly call: TSESTree.CallExpression;
  /** The method name, or the detached function where it is called. */
  readonly method: TSESTree.Node;
  /** What the method is called on; undefined where that cannot be seen. */
  readonly receiver: TSESTree.Node | undefined;
  /** The arguments as nodes; undefined where they come from an array that is not seen. */
  readonly args: readonly TSESTree.Node[] | undefined;
  /** The list that `apply` is given, where it is no literal: its elements are the arguments. */
  readonly list?: TSESTree.Node;
  /** True for `x.m()` and `x?.m()`. */
  readonly direct: boolean;
  /** True for a method that is taken off its receiver and called without it, which Sequelize's own refuse. */
  readonly isDetached?: boolean;
  /** The expression that gives the name, where no literal says it. */
  readonly computed?: TSESTree.Node;
}

/** Whether a call is surely one of another method, in the calls that an evaluation is inside of: `run('update', o)`. */
export function isOtherMethod({ computed, name }: MethodCall, evaluation: Evaluation): boolean {
  return computed !== undefined && readArms(evaluation.evaluate(computed)).every(({ value }) => value.kind === 'primitive' && value.value !== name);
}

/** The calls that a named node leads to: none, one, or those of the variable that it is detached into. */
export function readMethodCalls(named: NamedNode, evaluation: Evaluation): readonly MethodCall[] {
  const { node, name } = named;
  const parent = node.parent;
  if (!parent) return [];
  if (parent.type === 'MemberExpression' && parent.property === node && readMemberName(parent) === name) {
    return readMemberCalls({ name, method: node, member: parent }, evaluation);
  }
  if (parent.type === 'Property' && parent.parent.type === 'ObjectPattern' && readStaticName(parent.key, parent.computed) === name) {
    return readDestructuredCalls(name, parent, evaluation);
  }
  return [];
}

interface Member {
  readonly name: string;
  readonly method: TSESTree.Node;
  readonly member: TSESTree.MemberExpression;
}

function readMemberCalls(found: Member, evaluation: Evaluation): readonly MethodCall[] {
  const base = { name: found.name, method: found.method, receiver: found.member.object };
  const use = readUse(found.member);
  const parent: TSESTree.Node | undefined = use.parent;
  switch (parent?.type) {
    case 'CallExpression':
      if (parent.callee === use) return [{ ...base, call: parent, args: parent.arguments, direct: true }];
      return readReflected(base, parent, evaluation);
    case 'MemberExpression':
      return parent.object === use ? readBorrowedCalls(base, parent, evaluation) : [];
    case 'VariableDeclarator':
      return readVariableCalls({ ...base, preset: [], isDetached: true }, parent, evaluation);
    default:
      return [];
  }
}

/** The outermost node that is the method: `(0, x.sync)` too. */
function readUse(member: TSESTree.MemberExpression): TSESTree.Node {
  const use = wrapped(member);
  const parent: TSESTree.Node | undefined = use.parent;
  return parent?.type === 'SequenceExpression' && parent.expressions.at(-1) === use ? wrapped(parent) : use;
}

/** `Reflect.apply(x.sync, x, [o])`. */
function readReflected(base: Base, call: TSESTree.CallExpression, evaluation: Evaluation): readonly MethodCall[] {
  const [method, self, list] = call.arguments;
  if (!method || ![base.method, base.method.parent].includes(unwrap(method)) || readDottedName(call.callee)?.join('.') !== 'Reflect.apply') return [];
  return [{ ...base, receiver: readSelf(self, base), call, ...readList(list, evaluation), direct: false }];
}

type Base = Pick<MethodCall, 'name' | 'method' | 'receiver'>;

/** What the method is called on; where the arguments are spread, what it was taken from. */
function readSelf(self: TSESTree.CallExpressionArgument | undefined, { receiver }: Base): Base['receiver'] {
  return self && self.type !== 'SpreadElement' ? unwrap(self) : receiver;
}

/** `x.sync.call(x, o)`, `.apply(x, [o])`, `.bind(x)(o)`, `const s = x.sync.bind(x)`. */
function readBorrowedCalls(base: Base, member: TSESTree.MemberExpression, evaluation: Evaluation): readonly MethodCall[] {
  const call = wrapped(member).parent;
  if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) return [];
  const how = readMemberName(member);
  const [self, ...rest] = call.arguments;
  const receiver = readSelf(self, base);
  if (how === 'call') return [{ ...base, receiver, call, args: rest, direct: false }];
  if (how === 'apply') return [{ ...base, receiver, call, ...readList(rest[0], evaluation), direct: false }];
  if (how !== 'bind') return [];
  return readBoundCalls({ ...base, receiver, preset: rest }, call, evaluation);
}

interface Bound extends Base {
  readonly preset: readonly TSESTree.Node[];
  readonly isDetached?: boolean;
}

function readBoundCalls(bound: Bound, bind: TSESTree.CallExpression, evaluation: Evaluation): readonly MethodCall[] {
  const use = wrapped(bind);
  const parent: TSESTree.Node | undefined = use.parent;
  const { preset, ...base } = bound;
  if (parent?.type === 'CallExpression' && parent.callee === use) {
    return [{ ...base, call: parent, args: [...preset, ...parent.arguments], direct: false }];
  }
  if (parent?.type === 'VariableDeclarator' && parent.init === use) return readVariableCalls(bound, parent, evaluation);
  // Passed on as a callback: it will be called with the bound arguments.
  return [{ ...base, call: bind, args: preset, direct: false }];
}

function readDeclared(declarator: TSESTree.VariableDeclarator, evaluation: Evaluation): readonly TSESLint.Scope.Variable[] {
  return evaluation.sourceCode.getDeclaredVariables?.(declarator) ?? [];
}

/** The calls of a variable that holds a method: `const s = x.sync; s(o)`. */
function readVariableCalls(bound: Bound, declarator: TSESTree.VariableDeclarator, evaluation: Evaluation): readonly MethodCall[] {
  const variable = readDeclared(declarator, evaluation)[0];
  return variable ? readReferencedCalls(bound, variable, evaluation) : [];
}

function readDestructuredCalls(name: string, property: TSESTree.Property, evaluation: Evaluation): readonly MethodCall[] {
  const pattern = property.parent;
  const declarator = pattern.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id !== pattern || !declarator.init) return [];
  const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
  if (target.type !== 'Identifier') return [];
  const variable = readDeclared(declarator, evaluation).find((declared) => declared.name === target.name);
  const bound = { name, method: property.key, receiver: unwrap(declarator.init), preset: [], isDetached: true };
  return variable ? readReferencedCalls(bound, variable, evaluation) : [];
}

function readReferencedCalls(bound: Bound, variable: TSESLint.Scope.Variable, evaluation: Evaluation): readonly MethodCall[] {
  const { isDetached = false, preset, ...base } = bound;
  return variable.references.flatMap((reference) => {
    const { identifier } = reference;
    const use = wrapped(identifier);
    const parent: TSESTree.Node | undefined = use.parent;
    if (parent?.type === 'CallExpression' && parent.callee === use) {
      return [{ ...base, method: identifier, call: parent, args: [...preset, ...parent.arguments], direct: false, isDetached }];
    }
    if (parent?.type === 'MemberExpression' && parent.object === use) return readBorrowedCalls({ ...base, method: identifier }, parent, evaluation);
    if (parent?.type === 'CallExpression' && parent.arguments[0] === use) return readReflected({ ...base, method: identifier }, parent, evaluation);
    return [];
  });
}

/** The elements of an argument list that is given as an array. */
function readList(node: TSESTree.Node | undefined, evaluation: Evaluation): Pick<MethodCall, 'args' | 'list'> {
  if (!node) return { args: [] };
  if (node.type === 'ArrayExpression') return { args: node.elements.filter((element) => element !== null) };
  const value = evaluation.evaluate(node);
  return { args: value.kind === 'array' ? value.elements?.map((element) => element.node) : undefined, list: node };
}

/** What a call gives, with the elements of lists in their places: up to one that is not seen, and why it is not. */
export function resolveArguments({ args = [], list }: MethodCall, evaluation: Evaluation): Given {
  const written = args as readonly TSESTree.CallExpressionArgument[];
  if (!list) return written.some(({ type }) => type === 'SpreadElement') ? spreadArguments(written, evaluation) : { known: written, rest: undefined };
  const value = evaluation.evaluate(list);
  if (value.kind === 'array' && value.elements) return { known: value.elements, rest: undefined };
  return { known: [], rest: value.kind === 'array' ? (value.why ?? 'spread') : (readReason(value) ?? 'spread') };
}

/** `x[name](…)`, `(x[name])(…)`, `x[name]?.(…)`: the end of a computed member that is called. */
const COMPUTED_CALL = /\](?=[\s!)]*(?:\?\.\s*)?\()/g;

const computedCalls = new WeakMap<Evaluation['sourceCode'], readonly TSESTree.MemberExpression[]>();

/**
 * Calls whose method name is computed: `sequelize[method](…)` with `const method = 'sync'`, `sequelize['sy' + 'nc'](…)`, or where
 * `method` is a parameter that a call of the function gives: `run('sync', { force: true })`.
 */
export function readComputedCalls(names: ReadonlySet<string>, { sourceCode }: Evaluation): readonly MethodCall[] {
  return readComputedCallees(sourceCode).flatMap((callee): readonly MethodCall[] => {
    const call: TSESTree.Node | undefined = wrapped(callee).parent;
    if (call?.type !== 'CallExpression') return [];
    // One caller may give `destroy`, another `truncate`.
    const found = new Set(readThroughCalls({ node: callee, sourceCode, read: (evaluation) => readComputedName(callee, names, evaluation) }));
    return [...found].map((name) => ({ name, call, method: callee.property, computed: callee.property, receiver: unwrap(callee.object), args: call.arguments, direct: false }));
  });
}

/** Those of the names that a member can have; `open` where callers decide. */
function readComputedName({ property }: TSESTree.MemberExpression, names: ReadonlySet<string>, evaluation: Evaluation): readonly string[] | 'open' {
  const arms = readArms(evaluation.evaluate(property)).map(({ value }) => value);
  const found = arms.flatMap((arm) => (arm.kind === 'primitive' && names.has(String(arm.value)) ? [String(arm.value)] : []));
  const isOpen = found.length === 0 && arms.some((arm) => arm.kind === 'unknown' && arm.why === 'parameter');
  return isOpen && saysName(names, evaluation.sourceCode) ? 'open' : found;
}

/** Whether a string of the file says one of the names. */
function saysName(names: ReadonlySet<string>, sourceCode: SourceCode): boolean {
  return readFileNames(sourceCode).get(...names).some(({ node }) => node.type !== 'Identifier');
}

/** The called members of a file whose name no literal says. */
function readComputedCallees(sourceCode: Evaluation['sourceCode']): readonly TSESTree.MemberExpression[] {
  const known = computedCalls.get(sourceCode);
  if (known) return known;
  const members = readNodesAt(sourceCode, COMPUTED_CALL).filter((node) => node.type === 'MemberExpression');
  const callees = members.filter((node) => node.computed && readMemberName(node) === undefined);
  computedCalls.set(sourceCode, callees);
  return callees;
}

/** The calls of methods with one of these names. */
export function readCallsNamed(names: ReadonlySet<string>, sourceCode: SourceCode): readonly MethodCall[] {
  const evaluation = createEvaluation(sourceCode);
  const calls = readFileNames(sourceCode).get(...names).flatMap((named) => readMethodCalls(named, evaluation));
  const computed = readComputedCalls(names, evaluation);
  return [...findUnique(calls), ...computed].sort((left, right) => left.method.range[0] - right.method.range[0]);
}

/** A function that is taken out of an object twice is called once. */
function findUnique(calls: readonly MethodCall[]): MethodCall[] {
  return [...new Map(calls.map((found) => [found.call, found])).values()];
}

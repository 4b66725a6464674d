import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readNameUse, readStaticName, unwrap, wrapped } from '../../syntax/names.js';
import { findHandedDown } from '../model/heritage.js';
import { findNodes, perFile, perNode, type SourceCode } from '../../syntax/source-code.js';
import { type ClassNode, findVariable, type FunctionNode, isFunction, isReassigned, readUndeclared } from '../model/bindings.js';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What the names of one file say of its calls. To follow what a callee is costs a hundred times as much. */
interface CallsByName {
  readonly calls: readonly Call[];
  /** Whether a member of this name can be a function that is written somewhere else: `{ run: reset }`, but not `{ run() {} }`. */
  isGiven(name: string): boolean;
  /** Whether a name does more than define and call members: then its function can be called by any other name. */
  isPassed(name: string): boolean;
}

/** Calls of one file whose callee is evaluated. Past it, a call is found by the name of its function alone. */
const MOST_CALLS = 3000;
/** What gives the members of an object without their names. */
const NAMELESS = /\bObject\s*\.\s*(?:values|entries)\b|\bReflect\s*\.\s*get\b/;

/** A function, and how a call can be one of it. */
interface Wanted {
  readonly owner: FunctionNode;
  /** The name of the method, field or property that is this function. */
  readonly name: string | undefined;
  /** Whether a member of another name can be it. */
  isOther(name: string): boolean;
  /** The class whose constructor it is. */
  readonly made: ClassNode | undefined;
  /** True where the class is made by its own name alone, or by `this`. */
  readonly isClosed: boolean;
  readonly sourceCode: SourceCode;
}

/** The calls that can be one of this function, as far as names tell, in source order. */
export const findCandidates = perNode((owner: FunctionNode, sourceCode): readonly Call[] => {
  const { calls, isGiven, isPassed } = readCallsByName(sourceCode);
  const { parent } = owner;
  const isMethod = parent.type === 'MethodDefinition';
  if (isMethod && (parent.kind === 'get' || parent.kind === 'set')) return [];
  const made = isMethod && parent.kind === 'constructor' ? parent.parent.parent : undefined;
  const suits = (call: Call): boolean => (call.type === 'NewExpression' ? made !== undefined || isConstructible(owner) : !made);
  const name = made ? 'constructor' : readKeyName(owner);
  const isClosed = made !== undefined && !isHandedOn(made, sourceCode);
  const isOpen = made ? !isClosed : name === undefined || isPassed(name);
  const wanted = { owner, name, made, isClosed, isOther: (other: string) => isOpen && isGiven(other), sourceCode };
  return calls.filter((call) => suits(call) && isCandidate(call, wanted));
});

/** `new` takes no arrow function, no method and nothing that is asynchronous. */
function isConstructible({ async, generator, parent, type }: FunctionNode): boolean {
  const isMethod = parent.type === 'MethodDefinition' || (parent.type === 'Property' && (parent.method || parent.kind !== 'init'));
  return type !== 'ArrowFunctionExpression' && !async && !generator && !isMethod;
}

/** Whether a class is named otherwise than to make it, to extend it, or to reach what is static in it. */
function isHandedOn(made: ClassNode, sourceCode: SourceCode): boolean {
  if (made.type === 'ClassExpression') return true;
  const names = sourceCode.getDeclaredVariables?.(made) ?? [];
  return [...names, ...(sourceCode.scopeManager?.acquire(made)?.variables ?? [])].some(({ references }) => references.some(({ identifier }) => {
    const { parent, type } = identifier as TSESTree.Node;
    if (type !== 'Identifier' || parent?.type.startsWith('TS') || parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') return false;
    if (parent?.type === 'NewExpression' || parent?.type === 'CallExpression') return parent.callee !== identifier;
    if (parent?.type === 'MemberExpression') return parent.object !== identifier;
    return !(parent?.type === 'ClassDeclaration' && parent.superClass === identifier);
  }));
}

function readKeyName(owner: FunctionNode): string | undefined {
  const value = wrapped(owner);
  const { parent } = value;
  if (parent?.type === 'AssignmentExpression') return parent.left.type === 'MemberExpression' ? readMemberName(parent.left) : undefined;
  if (parent?.type !== 'MethodDefinition' && parent?.type !== 'PropertyDefinition' && parent?.type !== 'Property') return undefined;
  return parent.value === value ? readStaticName(parent.key, parent.computed) : undefined;
}

function isCandidate(call: Call, wanted: Wanted): boolean {
  const callee = readCallee(call);
  return mayHold(callee, wanted) || (callee.type === 'MemberExpression' && readMemberName(callee) === 'apply' && readDottedName(callee)?.join('.') === 'Reflect.apply');
}

/** Variables for one function that name one another. Past it, the last may hold any. */
const MOST_NAMES = 4;

/** Whether an expression can be the function, as far as names tell. */
function mayHold(wrappedNode: TSESTree.Node, wanted: Wanted, names = 0): boolean {
  const node = unwrap(wrappedNode);
  if (isFunction(node)) return node === wanted.owner;
  if (node.type === 'Identifier') return mayVariableHold(node, wanted, names);
  if (node.type === 'ThisExpression') return wanted.made !== undefined;
  if (node.type === 'CallExpression') return !wanted.isClosed && !isForeignCall(node, wanted.sourceCode, names);
  if (node.type !== 'MemberExpression') return !wanted.isClosed && !BUILT_IN.has(node.type);
  const name = readMemberName(node);
  // The elements of a list have no names, and `f.call(…)` and `f.bind(…)` call what stands before them.
  if (name === undefined || /^\d/.test(name)) return !wanted.isClosed;
  if (/^(?:call|apply|bind)$/.test(name) && mayHold(node.object, wanted, names)) return true;
  return !BUILT_IN.has(unwrap(node.object).type) && (name === wanted.name || wanted.isOther(name));
}

/** Values whose methods are the language's, and that are no functions. */
const BUILT_IN = new Set(['Literal', 'TemplateLiteral', 'ArrayExpression', 'UnaryExpression', 'BinaryExpression', 'UpdateExpression']);

/** A variable whose value is written in one place. */
function mayVariableHold(node: TSESTree.Identifier, wanted: Wanted, names: number): boolean {
  const { definition, isForeign, init } = readOnlyValue(node, wanted.sourceCode);
  if (isForeign) return false;
  if (definition?.type === 'FunctionName') return definition.node === wanted.owner;
  if (definition?.type === 'ClassName') return findHandedDown(definition.node, wanted.sourceCode) === wanted.owner;
  return init && names < MOST_NAMES ? mayHold(init, wanted, names + 1) : !wanted.isClosed;
}

interface OnlyValue {
  /** Undefined where there are others, or writes. */
  readonly definition?: TSESLint.Scope.Definition;
  /** What is imported, or named by the language, is no function of the file. */
  readonly isForeign?: boolean;
  readonly init?: TSESTree.Expression;
}

function readOnlyValue(node: TSESTree.Identifier, sourceCode: SourceCode): OnlyValue {
  const variable = findVariable(sourceCode, node);
  const [definition, second] = variable?.defs ?? [];
  if (!variable || !definition) return readUndeclared(node.name, sourceCode).given.length > 0 ? {} : { isForeign: true };
  if (definition.type === 'ImportBinding') return { isForeign: true };
  if (second || isReassigned(variable)) return {};
  const isNamed = definition.type === 'Variable' && definition.node.id === definition.name;
  return { definition, ...(isNamed && definition.node.init && { init: definition.node.init }) };
}

/** `require('debug')`, `createDebug('app')` of an import: what gets nothing of the file gives none of its functions back. */
function isForeignCall({ arguments: args, callee }: TSESTree.CallExpression, sourceCode: SourceCode, names: number): boolean {
  if (callee.type !== 'Identifier' || names >= MOST_NAMES || args.some(({ type }) => type !== 'Literal')) return false;
  const { init, isForeign } = readOnlyValue(callee, sourceCode);
  return isForeign ?? (init?.type === 'CallExpression' && isForeignCall(init, sourceCode, names + 1));
}

const readCallsByName = perFile((sourceCode): CallsByName => {
  const given = new Set<string>();
  const passed = new Set<string>();
  for (const node of findNodes(sourceCode, 'Identifier', 'PrivateIdentifier', 'Literal', 'TemplateLiteral')) {
    const name = node.type === 'Identifier' ? node.name : readStaticName(node, true);
    if (name === undefined || isOfHelper(node)) continue;
    const use = readNameUse(node);
    if (use !== 'called' && use !== 'defined') passed.add(name);
    if (use === 'defined' ? !isDefinedInPlace(node) : use === 'other' && mayNameMember(node)) given.add(name);
  }
  const calls = findNodes(sourceCode, 'CallExpression', 'NewExpression').filter((call) => call.callee.type !== 'Super');
  const isNameless = NAMELESS.test(sourceCode.text);
  return { calls: calls.slice(0, MOST_CALLS), isGiven: (name) => given.has(name), isPassed: (name) => isNameless || passed.has(name) };
});

/** `__decorateClass(decorators, Store.prototype, "find")`: compilers write the names of members once more. */
function isOfHelper({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'CallExpression' && parent.callee.type === 'Identifier' && parent.callee.name.startsWith('__');
}

/** `run() {}`, `run: () => {}`, `o.run = function () {}`: the member is the function that stands there, and no other. */
function isDefinedInPlace({ parent }: TSESTree.Node): boolean {
  switch (parent?.type) {
    case 'MethodDefinition':
      return parent.kind === 'method';
    case 'Property':
    case 'PropertyDefinition':
      return !('kind' in parent && parent.kind !== 'init') && isWrittenHere(parent.value);
    case 'MemberExpression': {
      const assignment = wrapped(parent).parent;
      return assignment?.type === 'AssignmentExpression' && isWrittenHere(assignment.right);
    }
    default:
      return false;
  }
}

/** Values that are made where they are written. */
const WRITTEN = new Set([...BUILT_IN, 'ObjectExpression', 'FunctionExpression', 'ArrowFunctionExpression']);

function isWrittenHere(value: TSESTree.Node | null): boolean {
  return value !== null && WRITTEN.has(unwrap(value).type);
}

/** Names that stand for members: shorthands, patterns, strings, fields that are parameters, exports of a namespace. */
function mayNameMember({ parent, type }: TSESTree.Node): boolean {
  if (type !== 'Identifier' || parent?.type === 'MemberExpression' || parent?.type === 'TSParameterProperty') return true;
  if (parent?.type === 'Property') return parent.shorthand && parent.parent.type === 'ObjectExpression';
  if (parent?.type === 'AssignmentPattern') return parent.parent.type === 'TSParameterProperty';
  return parent?.type === 'VariableDeclarator' && parent.parent.parent.type === 'ExportNamedDeclaration';
}

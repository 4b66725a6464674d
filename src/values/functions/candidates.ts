import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readNameUse, readStaticName, unwrap, wrapped } from '../../syntax/names.js';
import { findNodes, perFile, type SourceCode } from '../../syntax/source-code.js';
import { findVariable, type FunctionNode, isFunction } from '../model/bindings.js';

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
  readonly sourceCode: SourceCode;
}

/** The calls that can be one of this function, as far as names tell, in source order. */
export function findCandidates(owner: FunctionNode, sourceCode: SourceCode): readonly Call[] {
  const { calls, isGiven, isPassed } = readCallsByName(sourceCode);
  const { parent } = owner;
  const isMethod = parent.type === 'MethodDefinition';
  if (isMethod && (parent.kind === 'get' || parent.kind === 'set')) return [];
  const isConstructor = isMethod && parent.kind === 'constructor';
  const suits = (call: Call): boolean => (call.type === 'NewExpression' ? isConstructor || isConstructible(owner) : !isConstructor);
  const name = isConstructor ? undefined : readKeyName(owner);
  const isOpen = name === undefined || isPassed(name);
  const wanted = { owner, name, isOther: (other: string) => isOpen && isGiven(other), sourceCode };
  return calls.filter((call) => suits(call) && isCandidate(call, wanted));
}

/** `new` takes no arrow function, no method and nothing that is asynchronous. */
function isConstructible({ async, generator, parent, type }: FunctionNode): boolean {
  const isMethod = parent.type === 'MethodDefinition' || (parent.type === 'Property' && (parent.method || parent.kind !== 'init'));
  return type !== 'ArrowFunctionExpression' && !async && !generator && !isMethod;
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
  return readDottedName(callee)?.join('.') === 'Reflect.apply' || mayHold(callee, wanted);
}

/** Variables for one function that name one another. Past it, the last may hold any. */
const MOST_NAMES = 4;

/** Whether an expression can be the function, as far as names tell. */
function mayHold(wrappedNode: TSESTree.Node, wanted: Wanted, names = 0): boolean {
  const node = unwrap(wrappedNode);
  if (isFunction(node)) return node === wanted.owner;
  if (node.type === 'Identifier') return mayVariableHold(node, wanted, names);
  if (node.type === 'CallExpression') return !isForeignCall(node, wanted.sourceCode, names);
  if (node.type !== 'MemberExpression') return node.type !== 'Literal' && node.type !== 'ObjectExpression';
  const name = readMemberName(node);
  // The elements of a list have no names, and `f.call(…)` calls what stands before it.
  if (name === undefined || /^\d/.test(name)) return true;
  if (name === wanted.name || wanted.isOther(name)) return true;
  return /^(?:call|apply)$/.test(name) && mayHold(node.object, wanted, names);
}

/** A variable whose value is written in one place. */
function mayVariableHold(node: TSESTree.Identifier, wanted: Wanted, names: number): boolean {
  const { definition, isForeign, init } = readOnlyValue(node, wanted.sourceCode);
  if (isForeign) return false;
  if (definition?.type === 'FunctionName') return definition.node === wanted.owner;
  return !init || names >= MOST_NAMES || mayHold(init, wanted, names + 1);
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
  if (!variable || !definition || definition.type === 'ImportBinding') return { isForeign: true };
  if (second || variable.references.some((reference) => reference.isWrite() && !reference.init)) return {};
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
    if (name === undefined) continue;
    const use = readNameUse(node);
    if (use !== 'called' && use !== 'defined') passed.add(name);
    if (use === 'defined' ? !isDefinedInPlace(node) : use === 'other' && mayNameMember(node)) given.add(name);
  }
  const calls = findNodes(sourceCode, 'CallExpression', 'NewExpression').filter((call) => call.callee.type !== 'Super');
  const isNameless = NAMELESS.test(sourceCode.text);
  return { calls: calls.slice(0, MOST_CALLS), isGiven: (name) => given.has(name), isPassed: (name) => isNameless || passed.has(name) };
});

/** `run() {}`, `run: () => {}`, `o.run = function () {}`: the member is the function that stands there, and no other. */
function isDefinedInPlace({ parent }: TSESTree.Node): boolean {
  switch (parent?.type) {
    case 'MethodDefinition':
      return parent.kind === 'method';
    case 'Property':
    case 'PropertyDefinition':
      return !('kind' in parent && parent.kind !== 'init') && isWrittenFunction(parent.value);
    case 'MemberExpression': {
      const assignment = wrapped(parent).parent;
      return assignment?.type === 'AssignmentExpression' && isWrittenFunction(assignment.right);
    }
    default:
      return false;
  }
}

function isWrittenFunction(value: TSESTree.Node | null): boolean {
  return value !== null && isFunction(unwrap(value));
}

/** Names that stand for members: shorthands, patterns, quoted names, fields that are parameters, exports of a namespace. */
function mayNameMember({ parent, type }: TSESTree.Node): boolean {
  if (type !== 'Identifier' || parent?.type === 'MemberExpression' || parent?.type === 'TSParameterProperty') return true;
  if (parent?.type === 'Property') return parent.shorthand && parent.parent.type === 'ObjectExpression';
  if (parent?.type === 'AssignmentPattern') return parent.parent.type === 'TSParameterProperty';
  return parent?.type === 'VariableDeclarator' && parent.parent.parent.type === 'ExportNamedDeclaration';
}

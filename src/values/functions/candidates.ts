import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readNameUse, readStaticName, wrapped } from '../../syntax/names.js';
import { findNodes, perFile, type SourceCode } from '../../syntax/source-code.js';
import type { FunctionNode } from '../model/bindings.js';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What the names of one file say of its calls. To follow what a callee is costs a hundred times as much. */
interface CallsByName {
  /** The calls that can be one of a function of the file. */
  readonly calls: readonly Call[];
  /** Whether a name does more than define and call members: then its function can be called by any other name. */
  isPassed(name: string): boolean;
}

/** Calls of one file whose callee is evaluated. Past it, a call is found by the name of its function alone. */
const MOST_CALLS = 3000;
/** What gives the members of an object without their names. */
const NAMELESS = /\bObject\s*\.\s*(?:values|entries)\b|\bReflect\s*\.\s*get\b/;

/** The calls that can be one of this function, as far as names tell, in source order. */
export function findCandidates(owner: FunctionNode, sourceCode: SourceCode): readonly Call[] {
  const { calls, isPassed } = readCallsByName(sourceCode);
  const { parent } = owner;
  if (parent.type === 'MethodDefinition' && parent.kind !== 'method') return parent.kind === 'constructor' ? calls.filter(({ type }) => type === 'NewExpression') : [];
  const name = readKeyName(owner);
  return name === undefined || isPassed(name) ? calls : calls.filter((call) => isCalledBy(call, name));
}

/** The name of the method, field or property that is this function. */
function readKeyName(owner: FunctionNode): string | undefined {
  const value = wrapped(owner);
  const { parent } = value;
  if (parent?.type === 'AssignmentExpression') return parent.left.type === 'MemberExpression' ? readMemberName(parent.left) : undefined;
  if (parent?.type !== 'MethodDefinition' && parent?.type !== 'PropertyDefinition' && parent?.type !== 'Property') return undefined;
  return parent.value === value ? readStaticName(parent.key, parent.computed) : undefined;
}

function isCalledBy(call: Call, name: string): boolean {
  const called = readCalledName(call);
  return called === undefined || called === name;
}

/** The name of the member that a call calls; undefined where the name does not tell what is called. */
function readCalledName(call: Call): string | undefined {
  const callee = readCallee(call);
  if (callee.type !== 'MemberExpression' || readDottedName(callee)?.join('.') === 'Reflect.apply') return undefined;
  const name = readMemberName(callee);
  // The elements of a list have no names, and `f.call(…)` calls what stands before it.
  return name === undefined || /^\d|^(?:call|apply)$/.test(name) ? undefined : name;
}

const readCallsByName = perFile((sourceCode): CallsByName => {
  const given = new Set<string>();
  const passed = new Set<string>();
  for (const node of findNodes(sourceCode, 'Identifier', 'PrivateIdentifier', 'Literal', 'TemplateLiteral')) {
    const name = node.type === 'Identifier' ? node.name : readStaticName(node, true);
    if (name === undefined) continue;
    const use = readNameUse(node);
    if (use !== 'called' && use !== 'read') given.add(name);
    if (use !== 'called' && use !== 'defined') passed.add(name);
  }
  // A member can be a function of the file only where the file names it otherwise than to read it: `rows.map(…)` mostly is none.
  const isGiven = (name: string | undefined): boolean => name === undefined || given.has(name);
  const calls = findNodes(sourceCode, 'CallExpression', 'NewExpression').filter((call) => call.callee.type !== 'Super' && isGiven(readCalledName(call)));
  const isNameless = NAMELESS.test(sourceCode.text);
  return { calls: calls.slice(0, MOST_CALLS), isPassed: (name) => isNameless || passed.has(name) };
});

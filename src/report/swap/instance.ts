import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readDottedName, unwrap, wrapped } from '../../syntax/names.js';
import { findNamed } from '../../values/model/bindings.js';
import type { SwapCall, SwapRequest } from './request.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** Identifies the instance that a call syncs: equal strings on one variable are one instance. */
export function readInstanceKey(sourceCode: SourceCode, { receiver, call }: Pick<SwapCall, 'receiver' | 'call'>): string {
  const node = receiver.node;
  const names = node && readDottedName(node);
  if (!names) return `call at ${String(call.range[0])}`;
  const definition = findHolder(sourceCode, { receiver, call })?.defs[0];
  return `${names.join('.')} of ${String(definition?.node.range[0] ?? 'the global scope')}`;
}

/** With several instances, nothing in the file says which of them the migrator serves. */
export function hasSeveralInstances({ sourceCode, reported, made }: SwapRequest): boolean {
  const keys = readReportedKeys(sourceCode, reported);
  return keys.size > 1 || readHolders(sourceCode, made).size > 1;
}

const REPORTED_KEYS = new WeakMap<readonly SwapCall[], ReadonlySet<string>>();

function readReportedKeys(sourceCode: SourceCode, reported: readonly SwapCall[]): ReadonlySet<string> {
  const known = REPORTED_KEYS.get(reported);
  if (known) return known;
  const onInstances = reported.filter(({ receiver }) => receiver.target === 'instance');
  const keys = new Set(onInstances.map((call) => readInstanceKey(sourceCode, call)));
  REPORTED_KEYS.set(reported, keys);
  return keys;
}

/** The variable that the receiver starts with. */
function findHolder(sourceCode: SourceCode, { receiver, call }: Pick<SwapCall, 'receiver' | 'call'>): TSESLint.Scope.Variable | undefined {
  const root = receiver.node && readDottedName(receiver.node)?.[0];
  return root === undefined ? undefined : findNamed(sourceCode, root, call);
}

/** What the instances of a file are assigned to. Two in the branches of one variable, as generated models files have them, are one. */
function readHolders(sourceCode: SourceCode, { instances }: SwapRequest['made']): ReadonlySet<string> {
  return new Set(instances.map((node) => describeHolder(sourceCode, node)));
}

function describeHolder(sourceCode: SourceCode, made: TSESTree.NewExpression): string {
  let node = wrapped(made);
  while (node.parent && /^(?:Conditional|Logical|Await)Expression$/.test(node.parent.type)) node = wrapped(node.parent);
  const target = readTarget(node);
  const names = target && readDottedName(target);
  if (names?.[0] === undefined) return `made at ${String(made.range[0])}`;
  return `${names.join('.')} of ${String(findNamed(sourceCode, names[0], made)?.defs[0]?.node.range[0] ?? 'elsewhere')}`;
}

function readTarget({ parent }: TSESTree.Node): TSESTree.Node | undefined {
  if (parent?.type === 'VariableDeclarator') return parent.id;
  return parent?.type === 'AssignmentExpression' ? unwrap(parent.left) : undefined;
}

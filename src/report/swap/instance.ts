import type { TSESLint } from '@typescript-eslint/utils';
import { readDottedName } from '../../syntax/names.js';
import { findNamed } from '../../values/model/bindings.js';
import { readConstructed } from './constructions.js';
import type { SwapCall, SwapRequest } from './request.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** Stands for the instance that a call syncs: equal texts on one variable are one instance. */
export function readInstanceKey(sourceCode: SourceCode, { receiver, call }: Pick<SwapCall, 'receiver' | 'call'>): string {
  const node = receiver.node;
  const names = node && readDottedName(node);
  if (!names) return `call at ${String(call.range[0])}`;
  const definition = findHolder(sourceCode, { receiver, call })?.defs[0];
  return `${names.join('.')} of ${String(definition?.node.range[0] ?? 'the global scope')}`;
}

/** With several instances, nothing in the file says which of them the migrator serves. */
export function hasSeveralInstances({ sourceCode, reported, call }: SwapRequest): boolean {
  const keys = readReportedKeys(sourceCode, reported);
  const isOther = keys.size === 1 && !keys.has(readInstanceKey(sourceCode, call));
  return keys.size > 1 || isOther || readConstructed(sourceCode).size > 1;
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

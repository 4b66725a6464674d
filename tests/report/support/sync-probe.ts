import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { SwapCall } from '../../../src/report/swap/request.js';
import type { SyncCall } from '../../../src/sequelize/facts.js';
import { readOptionFindings } from '../../../src/sequelize/sync/findings.js';
import { readReceiver } from '../../../src/sequelize/receivers/receiver.js';
import { readSyncCalls } from '../../../src/sequelize/sync/calls.js';
import { readMemberName, unwrap } from '../../../src/syntax/names.js';
import { createEvaluation } from '../../../src/values/evaluate/evaluate.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Every call that a rule would report, in source order: force or alter may be on, the options are unknown, or a `drop()`. */
export function readReported(sourceCode: SourceCode, calls: readonly TSESTree.CallExpression[]): readonly SwapCall[] {
  const synced = readSyncCalls(sourceCode, () => true).filter((call) => isReported(sourceCode, call));
  return [...synced, ...calls.flatMap((node) => readDrop(sourceCode, node) ?? [])];
}

function isReported(sourceCode: SourceCode, call: SyncCall): boolean {
  const findings = (['force', 'alter'] as const).flatMap((key) => readOptionFindings(call, key, sourceCode));
  return findings.some(({ verdict }) => verdict === 'on' || verdict === 'dynamic' || verdict === 'unknown');
}

function readDrop(sourceCode: SourceCode, call: TSESTree.CallExpression): SwapCall | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || readMemberName(callee) !== 'drop') return undefined;
  const receiver = readReceiver(callee.object, 'drop', createEvaluation(sourceCode));
  return { kind: 'drop', call, receiver, options: { kind: 'none' }, direct: true, via: undefined };
}

import type { TSESLint } from '@typescript-eslint/utils';
import type { SwapCall } from '../../../src/report/swap/request.js';
import type { SyncCall } from '../../../src/sequelize/facts.js';
import { readOptionFindings } from '../../../src/sequelize/sync/findings.js';
import { readSyncCalls } from '../../../src/sequelize/sync/calls.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Every call that a rule would report, in source order: force or alter may be on, or the options are unknown. */
export function readReported(sourceCode: SourceCode): readonly SwapCall[] {
  return readSyncCalls(sourceCode, () => true).filter((call) => isReported(sourceCode, call));
}

function isReported(sourceCode: SourceCode, call: SyncCall): boolean {
  const findings = (['force', 'alter'] as const).flatMap((key) => readOptionFindings(call, key, sourceCode));
  return findings.some(({ verdict }) => verdict === 'on' || verdict === 'dynamic' || verdict === 'unknown');
}

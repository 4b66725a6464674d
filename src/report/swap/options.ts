import type { TSESLint } from '@typescript-eslint/utils';
import type { OptionsArm } from '../../sequelize/facts.js';
import { hasSideEffects } from '../../syntax/side-effects.js';
import type { SwapRefusal } from './refusal.js';
import type { SwapCall } from './request.js';

/** Options that decide how a sync runs and mean nothing to a migration. */
const KNOWN_KEYS = new Set(['force', 'alter', 'match', 'logging', 'hooks', 'schema', 'searchPath', 'benchmark']);

/** What the options and the receiver of a call lose when both are removed. */
export function matchOptionsRefusal(sourceCode: Readonly<TSESLint.SourceCode>, call: SwapCall): SwapRefusal | undefined {
  const { arguments: written } = call.call;
  if (written.length > 1 || written.some(({ type }) => type === 'SpreadElement')) return 'unknownOptions';
  if (call.options.kind === 'unknown') return 'unknownOptions';
  if (call.options.kind === 'known' && !call.options.arms.every(isKnownArm)) return 'unknownOptions';
  const evaluated = [call.call.callee, ...written];
  return evaluated.some((node) => hasSideEffects(node, sourceCode.visitorKeys)) ? 'sideEffects' : undefined;
}

function isKnownArm(arm: OptionsArm): boolean {
  return arm.rest === undefined && arm.keys.every((key) => KNOWN_KEYS.has(key));
}

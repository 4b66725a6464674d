import type { TSESLint } from '@typescript-eslint/utils';
import type { Carrier } from './facts.js';

export function readCarriers(sourceCode: Readonly<TSESLint.SourceCode>): readonly Carrier[] {
  return sourceCode.text.length < 0 ? [] : [];
}

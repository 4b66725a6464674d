import type { TSESTree } from '@typescript-eslint/utils';
import { findProperty } from '../../syntax/names.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { isInside } from '../../values/model/bindings.js';
import { type Edit, hasCommentIn, joinEdits, removeProperty } from './edit.js';
import { insertIntoBraces } from './list-insertion.js';
import { replaceValue } from './options.js';

/**
 * Sets `synchronize: false` in the options that a Nest module reads: the key's own value where it is written there, else
 * after all others, where it wins over a spread. Undefined where it is written already.
 */
export function switchSynchronizeOff(sourceCode: SourceCode, options: TSESTree.ObjectExpression): Edit | undefined {
  const written = findProperty(options, 'synchronize');
  return written ? replaceValue(sourceCode, written, 'false') : insertLast(sourceCode, options);
}

/**
 * Sets `synchronize: false` and takes the `sync` options away, in one edit. Undefined where a comment would be lost, or
 * where either is not written as a property.
 */
export function stopSyncing(sourceCode: SourceCode, options: TSESTree.ObjectExpression, sync: TSESTree.Node): Edit | undefined {
  if (sync.type !== 'Property' || !isInside(sync, options)) return undefined;
  const written = findProperty(options, 'synchronize');
  if (!written && sync.parent === options) {
    return hasCommentIn(sourceCode, sync.range) ? undefined : [{ range: sync.range, text: 'synchronize: false' }];
  }
  const removal = removeProperty(sourceCode, sync);
  const isOff = written && sourceCode.getText(written.value) === 'false';
  if (!removal || isOff) return removal;
  const off = switchSynchronizeOff(sourceCode, options);
  return off ? joinEdits(off, removal) : undefined;
}

function insertLast(sourceCode: SourceCode, options: TSESTree.ObjectExpression): Edit | undefined {
  const brace = sourceCode.getFirstToken(options);
  return brace ? [insertIntoBraces(sourceCode, { brace, items: options.properties, text: 'synchronize: false' })] : undefined;
}

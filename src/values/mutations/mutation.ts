import type { TSESTree } from '@typescript-eslint/utils';
import type { FieldOwner } from '../model/bindings.js';
import type { SourceCode, Variable } from '../../syntax/source-code.js';

/**
 * One thing that changes what a variable holds.
 *
 * `assign` gives it a new value, `set` / `delete` / `merge` write the object it holds, `escape` passes that object to
 * code that may write it, `share` passes a copy whose nested objects are the same, `freeze` makes the object refuse writes,
 * `add` gives a list more elements. `path` is the keys from the variable
 * to what is written; a computed key is its expression.
 */
export interface Mutation {
  readonly kind: 'assign' | 'set' | 'delete' | 'merge' | 'escape' | 'share' | 'freeze' | 'add';
  /** Where it takes effect: the end of this node. */
  readonly node: TSESTree.Node;
  readonly path: readonly PathKey[];
  /** The identifier that is written, where a pattern holds it. */
  readonly target?: TSESTree.Node;
  /** The function (or Program) that it runs in. */
  readonly home: TSESTree.Node;
  /** What a function of this file does to the object that it is passed, at paths from there: an `escape` with nothing else. */
  readonly writes?: readonly Mutation[];
  /** The key that some object at the path or below it loses, where nothing else is done: an `escape` with nothing else. */
  readonly loses?: string;
  /** True where it is done to another name, which may or may not be of the same object. */
  readonly isMaybe?: boolean;
}

/** True for what the file itself writes. Code that gets the object may write to it, too: that is not known here. */
export function isOwnWrite({ kind, writes }: Mutation): boolean {
  return (kind !== 'escape' && kind !== 'share') || writes !== undefined;
}

export type PathKey = string | TSESTree.Node;
/** What is being followed: an object at the end of `path`, which starts at a variable. */
export interface Trail {
  readonly sourceCode: SourceCode;
  readonly path: readonly PathKey[];
  /** The object literal or class that the variable is declared with. */
  readonly literal: FieldOwner | undefined;
  /** What is done to the value of `node`, which is at `path`. */
  follow(node: TSESTree.Node, path: readonly PathKey[]): readonly Mutation[];
  /** What `read` finds of the members of a name: nothing where the same is being asked, undefined where too much was asked. */
  once(owner: TSESTree.Node, name: string, read: () => readonly Mutation[]): readonly Mutation[] | undefined;
  /** What is done under another name of the same object. */
  readAlias(variable: Variable): readonly Mutation[];
  /** What is done to the objects that another variable holds, under whichever name. */
  readHolder(variable: Variable): readonly Mutation[];
}

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Instance, OptionsArm, SyncCall } from '../sequelize/facts.js';
import type { Pattern } from '../sequelize/match-advice.js';
import { readCallee } from '../syntax/names.js';
import { hasSideEffects } from '../syntax/side-effects.js';
import { isInside } from '../values/bindings.js';
import { hasCommentIn } from './comments.js';
import { type Edit, joinEdits } from './edit.js';
import { findNamed } from './import-name.js';
import { addMatch } from './option-edits.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** A pattern as a literal; undefined where it cannot be written as one. */
export function writePattern({ pattern, flags }: Pattern): string | undefined {
  if (pattern === '' || /[\n\r\u2028\u2029]/.test(pattern)) return undefined;
  return `/${escapeSlashes(pattern)}/${flags}`;
}

function escapeSlashes(pattern: string): string {
  let isInClass = false;
  return pattern.replace(/\\.|[[\]/]/gs, (part) => {
    if (part === '[') isInClass = true;
    if (part === ']') isInClass = false;
    return part === '/' && !isInClass ? String.raw`\/` : part;
  });
}

/** Writes a literal in place of one, or of a call of `RegExp`. */
export function replacePattern(sourceCode: SourceCode, node: TSESTree.Node, text: string): Edit | undefined {
  const isLiteral = node.type === 'Literal' && 'regex' in node;
  const isCall = node.type === 'NewExpression' || node.type === 'CallExpression';
  if (!isLiteral && !(isCall && isRegExp(readCallee(node)))) return undefined;
  return hasCommentIn(sourceCode, node.range) ? undefined : [{ range: node.range, text }];
}

function isRegExp(callee: TSESTree.Node): boolean {
  return callee.type === 'Identifier' && callee.name === 'RegExp';
}

/** Adds a `match` to each of the given options that stand inside a node. */
export function addMatches(sourceCode: SourceCode, arms: readonly OptionsArm[], { within, pattern }: { readonly within: TSESTree.Node; readonly pattern: string }): Edit | undefined {
  const edits = arms.map(({ node }) => (isInside(node, within) ? addMatch(sourceCode, node, pattern) : undefined));
  const whole = edits.filter((edit) => edit !== undefined);
  return edits.length > 0 && whole.length === edits.length ? joinEdits(...whole) : undefined;
}

/** The variable that holds an instance of this file, where a call sees it under its name. */
export function findInstanceName(sourceCode: SourceCode, instance: Instance | undefined, call: TSESTree.Node): string | undefined {
  const declarator = instance?.node.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  const { name } = declarator.id;
  return findNamed(sourceCode, name, call)?.defs[0]?.node === declarator ? name : undefined;
}

/** Calls the method of a Model's instance in place of the Model's: `User.sync(…)` becomes `User.sequelize.sync(…)`. */
export function callInstance(sourceCode: SourceCode, { call, receiver, direct }: Pick<SyncCall, 'call' | 'receiver' | 'direct'>): Edit | undefined {
  const { node, target, instance } = receiver;
  if (!direct || !node || target !== 'model' || hasSideEffects(node, sourceCode.visitorKeys) || hasCommentIn(sourceCode, node.range)) return undefined;
  const text = findInstanceName(sourceCode, instance, call) ?? `${sourceCode.getText(node)}.sequelize`;
  return [{ range: node.range, text }];
}

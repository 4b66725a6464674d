import type { TSESTree } from '@typescript-eslint/utils';
import type { Instance, OptionsArm, SyncCall } from '../../sequelize/facts.js';
import type { Pattern } from '../../sequelize/match/advice.js';
import { readCallee, readDottedName } from '../../syntax/names.js';
import { hasSideEffects, type SourceCode } from '../../syntax/source-code.js';
import { isInside, findNamed } from '../../values/model/bindings.js';
import { type Edit, hasCommentIn, joinEdits } from './edit.js';
import { addMatch } from './options.js';

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

/** Adds a `match` to each of the given options inside a node. */
export function addMatches(sourceCode: SourceCode, arms: readonly OptionsArm[], { within, pattern }: { readonly within: TSESTree.Node; readonly pattern: string }): Edit | undefined {
  const edits = arms.map(({ node }) => (isInside(node, within) ? addMatch(sourceCode, node, pattern) : undefined));
  const whole = edits.filter((edit) => edit !== undefined);
  return edits.length > 0 && whole.length === edits.length ? joinEdits(...whole) : undefined;
}

/** A call, and whether its file is TypeScript, where a Model of version 6 may have no instance. */
export interface InstanceUse extends Pick<SyncCall, 'call' | 'receiver'> {
  readonly major: 6 | 7;
  readonly isTyped: boolean;
}

/**
 * The instance that a call reaches, as an expression: the variable that holds it, or `User.sequelize`. Undefined where
 * the receiver is the instance itself, or cannot be read twice.
 */
export function writeInstance(sourceCode: SourceCode, { call, receiver, major, isTyped }: InstanceUse): string | undefined {
  const { instance, node, target } = receiver;
  const name = findInstanceName(sourceCode, instance, call);
  if (name !== undefined) return name;
  if (target !== 'model' || !node || hasSideEffects(node, sourceCode.visitorKeys)) return undefined;
  return `${sourceCode.getText(node)}.sequelize${major === 6 && isTyped ? '!' : ''}`;
}

/** The variable that holds an instance of this file, where a call sees it under its name. */
function findInstanceName(sourceCode: SourceCode, instance: Instance | undefined, call: TSESTree.Node): string | undefined {
  const declarator = instance?.node.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  const { name } = declarator.id;
  return findNamed(sourceCode, name, call)?.defs[0]?.node === declarator ? name : undefined;
}

/** Calls the method of a Model's instance in place of the Model's: `User.sync(…)` becomes `User.sequelize.sync(…)`. */
export function callInstance(sourceCode: SourceCode, use: InstanceUse & Pick<SyncCall, 'direct'>): Edit | undefined {
  const { node, target } = use.receiver;
  if (!use.direct || !node || target !== 'model' || hasCommentIn(sourceCode, node.range) || isOneOfMany(sourceCode, node)) return undefined;
  const text = writeInstance(sourceCode, use);
  return text === undefined ? undefined : [{ range: node.range, text }];
}

/** A parameter or loop variable: for each of several Models, all of them would be synced. */
function isOneOfMany(sourceCode: SourceCode, node: TSESTree.Node): boolean {
  const root = readDottedName(node)?.[0];
  const definition = root === undefined ? undefined : findNamed(sourceCode, root, node)?.defs[0];
  if (definition?.type === 'Parameter') return true;
  return definition?.type === 'Variable' && /^For(?:In|Of)?Statement$/.test(definition.node.parent.parent.type);
}

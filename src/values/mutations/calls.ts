import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName } from '../../syntax/names.js';
import { findVariable } from '../model/bindings.js';
import { createMutation, losePlace } from './nodes.js';
import { isCopying, isOwnCallee, readOwnArgument } from './own-functions.js';
import type { Mutation, Trail } from './mutation.js';
import { readCopy } from './second-names.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Functions that read their argument and keep no hold of it that this file could not see. */
const READING_CALLEES =
  /^(?:console\.\w+|JSON\.stringify|Object\.(?:keys|isFrozen|hasOwn|is)|Array\.isArray|Boolean|String|Number|expect|assert(?:\.\w+)?|structuredClone|require|(?:\w*[a-z])?(?:L|\bl)og(?:ger)?(?:\.\w+)?|.*\.(?:sync|define|init|drop|addHook|destroy|truncate|findAll|create|bulkCreate|log|info|debug|warn|error|stringify|includes|indexOf))$/;

/** Functions that give back their argument itself. */
const SAME_CALLEES = /^Object\.(?:freeze|seal|preventExtensions)$/;

/** Functions whose result holds what the argument holds, or the argument itself. */
const HOLDING_CALLEES = /^(?:Object\.(?:values|entries|fromEntries)|Array\.(?:from|of)|Promise\.(?:all|allSettled|any|race|resolve)|Weak(?:Map|Set)|Map|Set)$/;

/** What a call does to an object that it is given. */
export function readArgument(call: Call, use: TSESTree.Node, trail: Trail): readonly Mutation[] {
  const callee = readCallee(call);
  const name = readDottedName(callee)?.join('.') ?? (callee.type === 'MemberExpression' ? `.${readMemberName(callee) ?? ''}` : '');
  if (name === 'Object.assign') return readAssign(call, use, trail);
  if (SAME_CALLEES.test(name)) return [createMutation('freeze', call, trail.path), ...trail.follow(call, trail.path)];
  if (HOLDING_CALLEES.test(name)) return trail.follow(call, []).map((change) => losePlace(change, trail.path));
  if (READING_CALLEES.test(name) && !isOwnCallee(callee, trail)) return [];
  // Sequelize copies the options object of its constructor (v6 lib/sequelize.js, v7 lib/sequelize-typescript.js).
  if (call.type === 'NewExpression' && /Sequelize|Umzug|RegExp|Error/.test(name)) return [];
  return isCopying(call, trail) ? [] : readOwnArgument(call, use, trail);
}

/** `Object.assign(o, …)` writes `o`, and returns it; it shares the nested objects of the other arguments. */
function readAssign(call: Call, use: TSESTree.Node, trail: Trail): readonly Mutation[] {
  const [target] = call.arguments;
  if (target === use) return [createMutation('merge', call, trail.path), ...trail.follow(call, trail.path)];
  const variable = target?.type === 'Identifier' ? findVariable(trail.sourceCode, target) : undefined;
  const changes = [...trail.follow(call, []), ...(variable ? trail.readAlias(variable) : [])];
  return readCopy(changes, trail);
}

import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, unwrap } from '../../syntax/names.js';
import type { Receiver } from '../../sequelize/facts.js';
import { isModel } from '../../vocabulary/methods.js';

/** Characters of a name in a message. Past it, a name is cut to its last part, and an expression is not quoted. */
export const LONGEST_NAME = 24;

type Named = Pick<Receiver, 'node' | 'target'>;

/** What a method is called on, in every message of every rule: the reader's own words, where they are short. */
export function describeTarget({ node, target }: Named): string {
  const names = (node && readNames(node)) ?? [];
  if (names.length > 0 && names.join('.').length <= LONGEST_NAME) return names.join('.');
  const last = names.at(-1);
  if (last !== undefined && last !== 'this' && last.length <= LONGEST_NAME) return last;
  return isModel({ target }) ? 'Model' : 'sequelize';
}

/** The name of a model alone: `User` of `db.User` and of `sequelize.define('User', …)`; undefined where the code gives it none. */
export function findModelName({ node }: Pick<Named, 'node'>): string | undefined {
  const last = node && readNames(node)?.at(-1);
  return last === undefined || last === 'this' || last.length > LONGEST_NAME ? undefined : last;
}

function readNames(node: TSESTree.Node): readonly string[] | undefined {
  return readDottedName(node) ?? readDefinedName(unwrap(node));
}

const DEFINES = new Set(['define', 'model', 'getRepository']);

/** `User` of `sequelize.define('User', …)` and `sequelize.model('User')`. */
function readDefinedName(node: TSESTree.Node): readonly string[] | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const callee = readCallee(node);
  const [name] = node.arguments;
  if (callee.type !== 'MemberExpression' || !DEFINES.has(readMemberName(callee) ?? '')) return undefined;
  return name?.type === 'Literal' && typeof name.value === 'string' && /^\w+$/.test(name.value) ? [name.value] : undefined;
}

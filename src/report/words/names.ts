import { readDottedName } from '../../syntax/names.js';
import type { Receiver } from '../../sequelize/facts.js';
import { isModel } from '../../vocabulary/methods.js';

/** Longer names are cut to their last part, longer expressions are not quoted: a message stays short. */
export const LONGEST_NAME = 24;

type Named = Pick<Receiver, 'node' | 'target'>;

/** What a method is called on, in every message of every rule: the reader's own words, where they are short. */
export function describeTarget({ node, target }: Named): string {
  const names = (node && readDottedName(node)) ?? [];
  if (names.length > 0 && names.join('.').length <= LONGEST_NAME) return names.join('.');
  const last = names.at(-1);
  if (last !== undefined && last !== 'this' && last.length <= LONGEST_NAME) return last;
  return isModel({ target }) ? 'Model' : 'sequelize';
}

/** The name of a model alone: `User` of `db.User`. */
export function describeModel({ node, target }: Named): string {
  const last = node && readDottedName(node)?.at(-1);
  return last === undefined || last === 'this' || last.length > LONGEST_NAME ? describeTarget({ node: undefined, target }) : last;
}

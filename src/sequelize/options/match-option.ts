import type { TSESTree } from '@typescript-eslint/utils';
import { choose, readArms } from '../../values/model/choice.js';
import type { Property, Value } from '../../values/model/value.js';
import type { MatchFact } from '../facts.js';

/** The fact of a `match` property; where an unknown object is spread over it, that may bring another. */
export function createMatch({ overridable, value }: Property, node: TSESTree.Node): MatchFact {
  if (!overridable) return { node, value };
  const arms = [value, overridable].map((arm) => ({ value: arm, conditions: [] }));
  return { node, value: choose(arms, overridable.why, value.node) };
}

/**
 * Whether a `match` is there for Sequelize 6, which reads any truthy one. `falsy`: it is, or may be, a value that
 * switches the test off.
 */
export function readMatchState(match: MatchFact | undefined): 'given' | 'falsy' | 'absent' {
  if (!match) return 'absent';
  return readArms(match.value).some(({ value }) => isFalsy(value)) ? 'falsy' : 'given';
}

export function isFalsy(value: Value): boolean {
  if (value.kind === 'primitive') return !value.value;
  return value.kind === 'unknown' && value.truthy === false;
}

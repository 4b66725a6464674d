import { readArms } from '../../values/model/choice.js';
import type { Reason, Value } from '../../values/model/value.js';
import { judgePattern } from '../pattern/judge.js';
import type { NameWords, PatternVerdict } from '../pattern/verdict.js';
import { isFalsy } from '../options/read.js';

/** What is wrong with the value of a `match`, whatever it is given to. */
export type ValueProblem =
  | Exclude<PatternVerdict, { readonly kind: 'good' }>
  /** A string in place of a pattern: v6 calls its `test` and throws a TypeError. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'notRegExp' }
  /** It comes from the environment, the command line or a request: unset, it accepts everything. */
  | { readonly kind: 'outside' };

export interface ValueFinding {
  readonly problem: ValueProblem;
  /** The arm that is wrong. */
  readonly value: Value;
}

/** What is wrong with a truthy `match` value; undefined where it is good, or where this file does not show it. */
export function findValueProblem(value: Value, names: NameWords): ValueFinding | undefined {
  for (const arm of readArms(value)) {
    const problem = isFalsy(arm.value) ? undefined : judgeValue(arm.value, names);
    if (problem) return { problem, value: arm.value };
  }
  return undefined;
}

/** True where every value that it can be is a pattern that protects. */
export function isGoodMatch(value: Value, names: NameWords): boolean {
  return readArms(value).every((arm) => arm.value.kind === 'regexp' && judgeValue(arm.value, names) === undefined);
}

const OUTSIDE = new Set<Reason>(['environmentString', 'environmentCondition', 'argv', 'request']);

function judgeValue(value: Value, names: NameWords): ValueProblem | undefined {
  switch (value.kind) {
    case 'regexp': {
      const verdict = judgePattern(value.pattern, value.flags, names);
      return verdict.kind === 'good' ? undefined : verdict;
    }
    case 'primitive':
      return typeof value.value === 'string' ? { kind: 'text', text: value.value } : { kind: 'notRegExp' };
    case 'object':
      // v6 calls `match.test(name)`, so an object with such a method decides by itself.
      return value.properties.has('test') || value.rest ? undefined : { kind: 'notRegExp' };
    case 'array':
    case 'function':
      return { kind: 'notRegExp' };
    case 'unknown':
      return OUTSIDE.has(value.why) ? { kind: 'outside' } : undefined;
    default:
      return undefined;
  }
}

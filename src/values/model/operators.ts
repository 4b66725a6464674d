import type { TSESTree } from '@typescript-eslint/utils';
import { choose, chooseAny, deriveReason, mapArms, primitive, readReason, readTruth, unknown } from './choice.js';
import type { Evaluation } from './evaluation.js';
import { HOLE, type Primitive, type Reason, type UnknownValue, type Value } from './value.js';

type Arm = Exclude<Value, { kind: 'choice' }>;

/** `!x`, `!!x` and `Boolean(x)`: a boolean where the truthiness is known. `!!env` stays a bare string: `'false'` is truthy. */
export function negate(value: Value, node: TSESTree.Node): Value {
  return mapArms(value, (arm) => {
    const truth = readTruth(arm);
    return truth.kind === 'unknown' ? unknown(truth.why, node) : primitive(truth.kind === 'falsy', node);
  });
}

/** A logical expression or assignment: `a || b` and `a ||= b` decide alike. */
export interface LogicalParts {
  /** `||`, `&&` or `??`. */
  readonly operator: string;
  readonly left: TSESTree.Node;
  readonly node: TSESTree.Node;
}

/** `left || right`, `left && right`, `left ?? right`: the arms that can be the result, each with the test that chose it. */
export function joinLogical(parts: LogicalParts, left: Value, right: () => Value): Value {
  const { node } = parts;
  if (parts.operator === '??') return joinNullish(node, left, right);
  const stops = parts.operator === '||';
  const truth = readTruth(left);
  if (truth.kind !== 'unknown') return (truth.kind === 'truthy') === stops ? left : right();
  return choose(
    [
      { value: assume(left, stops), conditions: [{ test: parts.left, outcome: stops }] },
      { value: right(), conditions: [{ test: parts.left, outcome: !stops }] },
    ],
    truth.why,
    node,
  );
}

function joinNullish(node: TSESTree.Node, left: Value, right: () => Value): Value {
  const arms = left.kind === 'choice' ? left.arms.map((arm) => arm.value) : [left];
  const nullish = arms.filter((arm) => isNullish(arm));
  const open = arms.filter((arm) => arm.kind === 'unknown');
  if (nullish.length === 0 && open.length === 0) return left;
  if (nullish.length === arms.length) return right();
  const rest = arms.filter((arm) => !isNullish(arm));
  return chooseAny([...rest, right()], readReason(left) ?? 'condition', node);
}

export function isNullish(value: Value): boolean {
  return value.kind === 'primitive' && (value.value === undefined || value.value === null);
}

/** The value on the path where it was tested truthy (or falsy). Arms that contradict the test drop out. */
export function assume(value: Value, truthy: boolean): Value {
  if (value.kind === 'choice') {
    const arms = value.arms
      .filter((arm) => readTruth(arm.value).kind !== (truthy ? 'falsy' : 'truthy'))
      .map((arm) => ({ ...arm, value: assume(arm.value, truthy) }));
    return arms.length > 0 ? choose(arms, value.why, value.node) : value;
  }
  return value.kind === 'unknown' && value.truthy === undefined ? { ...value, truthy } : value;
}

/** `test ? yes : no`: one arm where the test is known, both with their condition where it is not. */
export function joinConditional(node: TSESTree.ConditionalExpression, evaluation: Evaluation): Value {
  const truth = readTruth(evaluation.evaluate(node.test));
  if (truth.kind === 'truthy') return evaluation.evaluate(node.consequent);
  if (truth.kind === 'falsy') return evaluation.evaluate(node.alternate);
  return choose(
    [
      { value: evaluation.evaluate(node.consequent), conditions: [{ test: node.test, outcome: true }] },
      { value: evaluation.evaluate(node.alternate), conditions: [{ test: node.test, outcome: false }] },
    ],
    deriveReason(truth.why),
    node,
  );
}

/** Comparisons, arithmetic and string building on known primitives; anything else is a condition on its unknown part. */
export function computeBinary(operation: Operation, left: Value, right: Value): Value {
  return mapArms(left, (leftArm) => mapArms(right, (rightArm) => computeArms(operation, leftArm, rightArm)));
}

/** A binary operator, and the expression that it makes. */
export interface Operation {
  readonly operator: string;
  readonly node: TSESTree.Node;
}

function computeArms({ operator, node }: Operation, left: Arm, right: Arm): Value {
  if (left.kind === 'primitive' && right.kind === 'primitive') {
    const known = computePrimitives(operator, left.value, right.value);
    return known ? primitive(known.value, node) : unknown('condition', node);
  }
  const strict = operator === '===' || operator === '!==';
  if (strict && (left.kind === 'primitive' || right.kind === 'primitive') && left.kind !== 'unknown' && right.kind !== 'unknown') {
    return primitive(operator === '!==', node);
  }
  const why: Reason = readReason(left) ?? readReason(right) ?? 'condition';
  // An environment string glued to text stays one: it is truthy whatever it says.
  return operator === '+' ? withText(unknown(why, node), [left, right]) : unknown(deriveReason(why), node);
}

/** Characters of a string whose parts are not all known. Past it, the rest is not. */
const LONGEST_TEXT = 4000;
/** Words that a statement which destroys has in it. */
const MAY_DESTROY = /drop|truncate|delete|alter|with/i;

const MANY_HOLES = /\0{3,}/g;

/** An unknown string with what is known of its parts. */
export function withText(value: UnknownValue, parts: readonly Value[]): UnknownValue {
  // Of parts that are not known, whether there is one or more is known.
  const text = parts.map((part) => readText(part)).join('').replace(MANY_HOLES, HOLE + HOLE);
  if (!MAY_DESTROY.test(text) && text !== HOLE + HOLE) return value;
  return { ...value, text: text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) + HOLE : text };
}

function readText(part: Value): string {
  if (part.kind === 'primitive') return String(part.value);
  return (part.kind === 'unknown' ? part.text : undefined) ?? HOLE;
}

/** `text += more`: how often it is done is not known. */
export function appendText(current: Value, added: Value, node: TSESTree.Node): Value {
  return mapArms(current, (left) => mapArms(added, (right) => withText(unknown('condition', node), [left, right])));
}

function computePrimitives(operator: string, left: Primitive, right: Primitive): { value: Primitive } | undefined {
  const equality = computeEquality(operator, left, right);
  if (equality !== undefined) return { value: equality };
  if (typeof left === 'bigint' || typeof right === 'bigint') return undefined;
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return { value: `${left}${right}` };
  const compute = ARITHMETIC.get(operator);
  return compute ? { value: compute(left as never, right as never) } : undefined;
}

/* eslint-disable eqeqeq -- the linted program's own `==` is what is computed */
function computeEquality(operator: string, left: Primitive, right: Primitive): boolean | undefined {
  switch (operator) {
    case '===':
      return left === right;
    case '!==':
      return left !== right;
    case '==':
      return left == right;
    case '!=':
      return left != right;
    default:
      return undefined;
  }
}
/* eslint-enable eqeqeq */
const ARITHMETIC = new Map<string, (left: number, right: number) => Primitive>([
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
  ['%', (left, right) => left % right],
  ['|', (left, right) => left | right],
  ['&', (left, right) => left & right],
  ['^', (left, right) => left ^ right],
  ['<', (left, right) => left < right],
  ['<=', (left, right) => left <= right],
  ['>', (left, right) => left > right],
  ['>=', (left, right) => left >= right],
]);

/** `!x`, `void x`, `typeof x`, `-x`, `+x`, `~x`, `delete x.y`. */
export function computeUnary(operator: string, value: Value, node: TSESTree.Node): Value {
  if (operator === '!') return negate(value, node);
  if (operator === 'void') return primitive(undefined, node);
  return mapArms(value, (arm) => computeUnaryArm(operator, arm, node));
}

function computeUnaryArm(operator: string, arm: Arm, node: TSESTree.Node): Value {
  if (arm.kind === 'unknown') return unknown(deriveReason(arm.why), node);
  if (operator === 'typeof') return primitive(readTypeName(arm), node);
  if (arm.kind !== 'primitive' || typeof arm.value === 'bigint') return unknown('condition', node);
  if (operator === '-') return primitive(-Number(arm.value), node);
  if (operator === '+') return primitive(Number(arm.value), node);
  if (operator === '~') return primitive(~Number(arm.value), node);
  return unknown('condition', node);
}

function readTypeName(arm: Arm): string {
  if (arm.kind === 'primitive') return arm.value === null ? 'object' : typeof arm.value;
  return arm.kind === 'function' ? 'function' : 'object';
}

/** A template literal: a string where every part is known, truthy where any written part is not empty. */
export function joinTemplate(node: TSESTree.TemplateLiteral, evaluation: Evaluation): Value {
  const joining = { operator: '+', node };
  let text: Value = primitive(node.quasis[0]?.value.cooked ?? '', node);
  node.expressions.forEach((expression, index) => {
    text = computeBinary(joining, text, evaluation.evaluate(expression));
    text = computeBinary(joining, text, primitive(node.quasis[index + 1]?.value.cooked ?? '', node));
  });
  const written = node.quasis.some((quasi) => quasi.value.cooked !== '');
  return written ? mapArms(text, (arm) => (arm.kind === 'unknown' ? { ...arm, truthy: true } : arm)) : text;
}

import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import type { PatternStep } from './bindings.js';
import { choose, chooseAny, mapArms, unknown } from './choice.js';
import type { Evaluation } from './evaluation.js';
import { readAny, readElements } from './lists.js';
import { createAbsent, readProperty } from './objects.js';
import type { Property, Value } from './value.js';

/** The value that a destructuring pattern takes out of a whole value, by the steps from its root to the name. */
export function readPatternValue(whole: Value, steps: readonly PatternStep[], evaluation: Evaluation): Value {
  return steps.reduce((value, step) => takeStep(value, step, evaluation), whole);
}

function takeStep(value: Value, step: PatternStep, evaluation: Evaluation): Value {
  switch (step.kind) {
    case 'key':
      return readKey(value, step.property, evaluation);
    case 'index':
      return readProperty(value, String(step.index), value.node);
    case 'default':
      return applyDefault(value, step.value, evaluation);
    case 'rest':
      return readRest(value, step.pattern);
  }
}

function readKey(value: Value, property: TSESTree.Property, evaluation: Evaluation): Value {
  const name = readKeyName(property, evaluation);
  return name === undefined ? readAny(value, 'computedKey', property) : evaluation.readMember(value, name, property);
}

/** The name of a property key, a computed one through the evaluator. */
export function readKeyName(property: TSESTree.Property, evaluation: Evaluation): string | undefined {
  const written = readStaticName(property.key, property.computed);
  if (written !== undefined || !property.computed) return written;
  const key = evaluation.evaluate(property.key);
  return key.kind === 'primitive' ? String(key.value) : undefined;
}

/** `undefined` takes the default; an unknown may. */
export function applyDefault(value: Value, fallback: TSESTree.Expression, evaluation: Evaluation): Value {
  return mapArms(value, (arm) => {
    if (arm.kind === 'primitive') return arm.value === undefined ? evaluation.evaluate(fallback) : arm;
    if (arm.kind !== 'unknown') return arm;
    return chooseAny([arm, evaluation.evaluate(fallback)], arm.why, arm.node);
  });
}

/** `...rest` of a pattern: the object without the keys that the pattern names. */
function readRest(value: Value, pattern: TSESTree.Node): Value {
  const parent = pattern.parent;
  if (parent?.type === 'ArrayPattern') return readLeft(value, parent.elements.indexOf(pattern as TSESTree.RestElement));
  if (parent?.type !== 'ObjectPattern') return unknown('spread', pattern);
  const taken = new Set(parent.properties.map((property) => (property.type === 'Property' ? readStaticName(property.key, property.computed) : undefined)));
  return mapArms(value, (arm) => {
    if (arm.kind !== 'object' && arm.kind !== 'unknown') return arm;
    const { properties, rest } = arm.kind === 'object' ? arm : { properties: new Map<string, Property>(), rest: arm };
    const absent = [...taken].flatMap((name) => (rest && name !== undefined ? [[name, createAbsent(pattern)] as const] : []));
    return { kind: 'object', properties: new Map([...[...properties].filter(([name]) => !taken.has(name)), ...absent]), rest, node: pattern };
  });
}

/** `[, ...rest]`: the elements that are left. */
function readLeft(value: Value, index: number): Value {
  return mapArms(value, (arm) => {
    if (arm.kind === 'array') return { ...arm, elements: arm.elements?.slice(index) };
    return unknown(arm.kind === 'unknown' ? arm.why : 'spread', arm.node);
  });
}

/** One of the elements of what a `for…of` runs over. */
export function readLoopValue(node: TSESTree.ForOfStatement, evaluation: Evaluation): Value {
  const held = readElements(evaluation.evaluate(node.right), 'loop', node);
  const elements = node.await ? held.map(({ conditions, value }) => ({ conditions, value: value.kind === 'instance' && value.resolved ? value.resolved : value })) : held;
  return elements.length === 0 ? unknown('loop', node) : choose(elements, 'loop', node);
}

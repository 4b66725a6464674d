import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, unwrap } from '../../syntax/names.js';
import { readArms } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import { readProperty } from '../../values/model/objects.js';
import { HOLE, type Value } from '../../values/model/value.js';

/** Parts inside one another that SQL is put together of. Past it, the part is unknown. */
const MOST_DEPTH = 24;
/** Strings that one expression may be. Past it, the others are not read. */
const MOST_TEXTS = 16;

/**
 * The strings that an expression can be, as far as this file shows them; an unknown part is a `HOLE`. The first
 * argument of `query` may be an object with the SQL under `query`, too.
 */
export function readSqlTexts(node: TSESTree.Node, evaluation: Evaluation): readonly string[] {
  const arms = readArms(evaluation.evaluate(node)).map(({ value }) => value);
  const known = arms.flatMap((value) => readKnownText(value, node));
  if (known.length === arms.length) return known;
  const partly = arms.flatMap((value) => (value.kind === 'unknown' && value.text !== undefined ? [value.text] : []));
  return [...new Set([...known, ...partly, ...readParts(node, { evaluation, depth: 0 })])].slice(0, MOST_TEXTS);
}

function readKnownText(value: Value, node: TSESTree.Node): readonly string[] {
  const text = value.kind === 'object' ? readProperty(value, 'query', node) : value;
  return readArms(text).flatMap((arm) => (arm.value.kind === 'primitive' && typeof arm.value.value === 'string' ? [arm.value.value] : []));
}

interface Search {
  readonly evaluation: Evaluation;
  readonly depth: number;
}

function readParts(wrappedNode: TSESTree.Node, search: Search): readonly string[] {
  if (search.depth > MOST_DEPTH) return [HOLE];
  const node = resolveDefinition(wrappedNode, search.evaluation);
  const inner = { ...search, depth: search.depth + 1 };
  switch (node.type) {
    case 'TemplateLiteral':
      return joinTemplate(node, inner);
    case 'TaggedTemplateExpression':
      return joinTemplate(node.quasi, inner);
    case 'BinaryExpression':
      return node.operator === '+' ? joinSum(node, inner) : [HOLE];
    case 'ConditionalExpression':
      return [...readParts(node.consequent, inner), ...readParts(node.alternate, inner)];
    case 'LogicalExpression':
      return [...readParts(node.left, inner), ...readParts(node.right, inner)];
    case 'ObjectExpression':
      return readQueryProperty(node, inner);
    case 'CallExpression':
      return readCallText(node, inner);
    default:
      return readPrimitives(node, search.evaluation);
  }
}

function readPrimitives(node: TSESTree.Node, evaluation: Evaluation): readonly string[] {
  const texts = readArms(evaluation.evaluate(node)).map(({ value }) => (value.kind === 'primitive' ? String(value.value) : HOLE));
  return [...new Set(texts)].slice(0, MOST_TEXTS);
}

/** `a + b + c`, however long: the left side of a sum is a sum, so that its first string is the deepest. */
function joinSum(sum: TSESTree.BinaryExpression, search: Search): readonly string[] {
  const parts: TSESTree.Node[] = [];
  let left: TSESTree.Node = sum;
  while (left.type === 'BinaryExpression' && left.operator === '+') {
    parts.unshift(left.right);
    left = unwrap(left.left);
  }
  return [left, ...parts].reduce<readonly string[]>((texts, part) => combine(texts, readParts(part, search)), ['']);
}

function joinTemplate(node: TSESTree.TemplateLiteral, search: Search): readonly string[] {
  let texts: readonly string[] = [''];
  node.quasis.forEach((quasi, index) => {
    texts = combine(texts, [quasi.value.cooked ?? quasi.value.raw]);
    const expression = node.expressions[index];
    if (expression) texts = combine(texts, readParts(expression, search));
  });
  return texts;
}

function combine(left: readonly string[], right: readonly string[]): readonly string[] {
  return left.flatMap((start) => right.map((end) => start + end)).slice(0, MOST_TEXTS);
}

function readQueryProperty(node: TSESTree.ObjectExpression, search: Search): readonly string[] {
  const property = node.properties.find((one) => one.type === 'Property' && !one.computed && one.key.type === 'Identifier' && one.key.name === 'query');
  return property?.type === 'Property' ? readParts(property.value, search) : [HOLE];
}

const SAME_TEXT = new Set(['trim', 'trimStart', 'trimEnd', 'toString', 'valueOf', 'replace', 'replaceAll']);
const FIRST_ARGUMENT = new Set(['literal', 'raw', 'format', 'String', 'sql']);

/** `'…'.trim()`, `['…', '…'].join(' ')`, `'…'.concat(x)`, `literal('…')`, `format('…', x)`. */
function readCallText(node: TSESTree.CallExpression, search: Search): readonly string[] {
  const callee = readCallee(node);
  const name = readCalledName(callee);
  const [argument] = node.arguments;
  if (FIRST_ARGUMENT.has(name) && argument && argument.type !== 'SpreadElement') return readParts(argument, search);
  if (callee.type !== 'MemberExpression') return [HOLE];
  if (SAME_TEXT.has(name)) return readParts(callee.object, search);
  if (name === 'concat') return combine(readParts(callee.object, search), [HOLE]);
  return name === 'join' ? joinElements(callee.object, argument, search) : [HOLE];
}

function readCalledName(callee: TSESTree.Node): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (readMemberName(callee) ?? '') : '';
}

function joinElements(list: TSESTree.Node, separator: TSESTree.Node | undefined, search: Search): readonly string[] {
  const array = unwrap(resolveDefinition(list, search.evaluation));
  if (array.type !== 'ArrayExpression') return [HOLE];
  const [between = ','] = separator ? readPrimitives(separator, search.evaluation) : [];
  return array.elements.reduce<readonly string[]>((texts, element, index) => {
    const next = element === null || element.type === 'SpreadElement' ? [HOLE] : readParts(element, search);
    return combine(index === 0 ? texts : combine(texts, [between]), next);
  }, ['']);
}

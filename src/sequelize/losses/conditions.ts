import type { TSESTree } from '@typescript-eslint/utils';
import { readDottedName, readStaticName, unwrap } from '../../syntax/names.js';
import { findVariable, isInside } from '../../values/model/bindings.js';
import { readArms, readTruth } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readVariableAt } from '../../values/evaluate/identifiers.js';
import { readMutations } from '../../values/mutations/mutations.js';
import type { ObjectValue, Property, Value } from '../../values/model/value.js';
import { resolveKeys } from '../../values/conditions/definitions.js';
import { isRuledOut, isTested } from './paths.js';

/** Whether a condition lets every row through: on every path that reaches the call, on one at least, on none; or nothing shows it. */
export type Emptiness = 'always' | 'maybe' | 'never' | 'unknown';

/** The call that a condition is given to, and the version whose reading of conditions counts. */
export interface ConditionUse {
  readonly call: TSESTree.CallExpression;
  readonly major: 6 | 7;
  readonly evaluation: Evaluation;
  /** True where the call is read with the arguments that a call of the function around it gives. */
  readonly isFollowed?: boolean;
  /** How many operators are around the condition. */
  readonly depth?: number;
}

/** Operators of a `where` inside one another. Past it, the condition is unknown. */
const MOST_OPERATORS = 12;

/**
 * How empty a `where` is: `{}`, `[]`, `[{}]`, `{ [Op.and]: [] }`, `{ id: { [Op.notIn]: [] } }`.
 */
export function readEmptiness(value: Value, use: ConditionUse): Emptiness {
  return joinArms(readReached(value, use).map((arm) => readArmEmptiness(arm, use)));
}

/** The values that are there on the paths that reach the call. */
function readReached(value: Value, { call, evaluation }: ConditionUse): readonly Value[] {
  return readArms(value).flatMap((arm) => (isRuledOut(arm, call, evaluation) ? [] : [arm.value]));
}

/** One of several values: it is always empty where each of them is. */
export function joinArms(kinds: readonly Emptiness[]): Emptiness {
  if (kinds.length > 0 && kinds.every((kind) => kind === 'always')) return 'always';
  if (kinds.some((kind) => kind === 'always' || kind === 'maybe')) return 'maybe';
  return kinds.includes('unknown') ? 'unknown' : 'never';
}

/** Several conditions that hold together: one that is effective is enough. */
function joinParts(kinds: readonly Emptiness[]): Emptiness {
  if (kinds.includes('never')) return 'never';
  if (kinds.includes('unknown')) return 'unknown';
  return kinds.includes('maybe') ? 'maybe' : 'always';
}

function readArmEmptiness(value: Value, use: ConditionUse): Emptiness {
  if (value.kind === 'array') return value.elements ? joinParts(value.elements.map((element) => readElementEmptiness(element, use))) : 'unknown';
  if (value.kind === 'unknown') return 'unknown';
  if (value.kind !== 'object') return 'never';
  const properties = [...value.properties];
  if (properties.length > 0) return value.rest ? joinOpen(properties) : joinParts(properties.map(([name, property]) => readKeyEmptiness(name, property, use)));
  return value.rest ? readOperatorEmptiness(value, use) : 'always';
}

/** One of several conditions: `id && { id }` is none where `id` is not there. */
function readElementEmptiness(element: Value, use: ConditionUse): Emptiness {
  return joinArms(readReached(element, use).map((arm) => (isLeftOut(arm, use) ? 'always' : readArmEmptiness(arm, use))));
}

/**
 * Read off the SQL of the same versions: v6 leaves out what is false in the list of an operator, and throws where such a thing
 * is first in a list of its own; v7 leaves out `undefined`, and throws on the others.
 */
function isLeftOut(value: Value, { depth = 0, major }: ConditionUse): boolean {
  if (value.kind !== 'primitive' && value.kind !== 'unknown') return false;
  if (major === 7) return value.kind === 'primitive' ? value.value === undefined : readTruth(value).kind === 'falsy';
  return depth > 0 && readTruth(value).kind === 'falsy';
}

/** Keys beside others that are not known: one that is surely there is enough. */
function joinOpen(properties: readonly (readonly [string, Property])[]): Emptiness {
  return properties.every(([, { isAbsent, isOptional }]) => isAbsent === true || isOptional === true) ? 'unknown' : 'never';
}

/**
 * Operators that take no row away where they are given nothing. Read off the SQL that sequelize 6.37.8 and
 * @sequelize/core 7.0.0-alpha.48 write: v6 makes `0 = 1` of an empty `Op.or` and `Op.not`, v7 drops them.
 */
const EMPTY_OPERATORS = { 6: new Set(['and']), 7: new Set(['and', 'or', 'not']) } as const;

/** `{ [Op.and]: conditions }`: an object literal of operators alone that nothing was written to. */
function readOperatorEmptiness({ node, rest }: ObjectValue, use: ConditionUse): Emptiness {
  const depth = (use.depth ?? 0) + 1;
  if (node.type !== 'ObjectExpression' || !rest || !isInside(rest.node, node) || depth > MOST_OPERATORS) return 'unknown';
  const judge = (value: Value): Emptiness => readEmptiness(value, { ...use, depth });
  return joinOperators(node, use, (operator) => (EMPTY_OPERATORS[use.major].has(operator) ? judge : undefined));
}

/** A key of a condition: an attribute, or an operator from before symbols, `$and`. */
function readKeyEmptiness(name: string, property: Property, use: ConditionUse): Emptiness {
  const operator = readTextOperator(name);
  const depth = (use.depth ?? 0) + 1;
  if (operator === undefined || depth > MOST_OPERATORS) return readAttributeEmptiness(property, use);
  return EMPTY_OPERATORS[use.major].has(operator) ? readEmptiness(readKeyValue(property, use), { ...use, depth }) : 'never';
}

/**
 * What an operator of one attribute has to be given so that no condition comes of it: `[]`, `{}` or either. Read off the
 * SQL of the same versions. An empty `Op.in` and an attribute's own `[]` are `IN (NULL)`, which no row meets.
 */
const EMPTY_OPERANDS: Readonly<Record<6 | 7, ReadonlyMap<string, readonly Value['kind'][]>>> = {
  6: new Map([['notIn', ['array']], ['not', ['array']], ['and', ['array', 'object']], ['or', ['array', 'object']]]),
  7: new Map([['notIn', ['array']], ['not', ['object']], ['and', ['array', 'object']], ['or', ['array', 'object']]]),
};

/** `id: { [Op.notIn]: [] }`: an attribute whose operators, written there or for a variable that nothing changes, are given nothing. */
function readAttributeEmptiness(property: Property, use: ConditionUse): Emptiness {
  const { node, isOptional } = property;
  const condition = node.type === 'Property' ? findLiteral(node.value, use.evaluation) : undefined;
  const emptiness = condition ? readOwnOperators(condition, use) : readEmptyAttribute(property, use);
  return emptiness === 'never' && isOptional ? 'maybe' : emptiness;
}

function findLiteral(value: TSESTree.Node, { sourceCode }: Evaluation): TSESTree.ObjectExpression | undefined {
  const written = unwrap(value);
  if (written.type !== 'Identifier') return written.type === 'ObjectExpression' ? written : undefined;
  const variable = findVariable(sourceCode, written);
  const definition = variable && readMutations(sourceCode, variable).length === 0 ? variable.defs[0] : undefined;
  const made = definition?.type === 'Variable' && definition.node.id.type === 'Identifier' && definition.node.init ? unwrap(definition.node.init) : undefined;
  return made?.type === 'ObjectExpression' ? made : undefined;
}

/** v7: `id: {}` is no condition, whatever names the object. */
function readEmptyAttribute(property: Property, use: ConditionUse): Emptiness {
  if (use.major === 6) return 'never';
  return joinArms(readReached(readKeyValue(property, use), use).map((arm) => (arm.kind === 'object' && isNothing(arm) ? 'always' : 'never')));
}

function readOwnOperators(condition: TSESTree.ObjectExpression, use: ConditionUse): Emptiness {
  // v6 compares with the string `[object Object]`.
  if (condition.properties.length === 0) return use.major === 7 ? 'always' : 'never';
  return joinOperators(condition, use, (operator) => {
    const kinds = EMPTY_OPERANDS[use.major].get(operator);
    return kinds && ((value) => joinArms(readReached(value, use).map((arm) => (kinds.includes(arm.kind) && isNothing(arm) ? 'always' : 'never'))));
  });
}

function isNothing(value: Value): boolean {
  if (value.kind === 'array') return value.elements?.length === 0;
  return value.kind === 'object' && value.properties.size === 0 && !value.rest;
}

/** The operators of one literal hold together. What one of them is given may have been tested before: `if (ids.length > 0)`. */
function joinOperators({ properties }: TSESTree.ObjectExpression, use: ConditionUse, findJudge: (operator: string) => ((value: Value) => Emptiness) | undefined): Emptiness {
  return joinParts(properties.map((property) => {
    // What is spread may bring a key, or none.
    if (property.type !== 'Property') return 'unknown';
    const operator = readOperator(property, use);
    const judge = operator === undefined ? undefined : findJudge(operator);
    if (!judge) return 'never';
    const emptiness = judge(readPropertyAt(property, use));
    return emptiness !== 'never' && isTested([property.value], emptiness === 'always', use) ? 'never' : emptiness;
  }));
}

function readOperator({ computed, key }: TSESTree.Property, { evaluation, major }: ConditionUse): string | undefined {
  const text = readStaticName(key, computed);
  if (text !== undefined) return readTextOperator(text);
  const written = readDottedName(key);
  // Most keys in brackets are attributes: what they are read from is not asked for.
  if (written && written.length > 1 && !EMPTY_OPERANDS[major].has(written.at(-1) ?? '')) return undefined;
  const names = isOperator(written) ? written : resolveKeys(key, evaluation);
  return isOperator(names) ? names?.at(-1) : undefined;
}

function isOperator(names: readonly string[] | undefined): boolean {
  return /^Op(?:erators)?$/.test(names?.at(-2) ?? '');
}

/** `$notIn`: sequelize 3 and 4 read such keys as operators, 5 and 6 where `operatorsAliases` says so. No column has such a name. */
export function readTextOperator(name: string): string | undefined {
  return /^\$[a-z]+$/i.test(name) ? name.slice(1) : undefined;
}

/** The value of `where`, as it is when the call is made. */
export function readWhere({ node, value }: Property, use: ConditionUse): Value {
  return node.type === 'Property' ? readPropertyAt(node, use, value) : value;
}

/** What a key of the condition is given, as it is when the call is made. */
function readKeyValue({ node, value }: Property, use: ConditionUse): Value {
  return node.type === 'Property' ? readPropertyAt(node, use) : value;
}

/** An object that a literal names is the same one later, when more was put in it: `const o = { where }; where.id = 1;`. */
function readPropertyAt({ value }: TSESTree.Property, { call, evaluation }: ConditionUse, known?: Value): Value {
  const name = unwrap(value);
  const variable = name.type === 'Identifier' ? findVariable(evaluation.sourceCode, name) : undefined;
  const changes = variable ? readMutations(evaluation.sourceCode, variable) : [];
  const isSame = variable && !isInside(name, call) && changes.length > 0 && changes.every((change) => change.kind !== 'assign');
  return isSame ? readVariableAt(variable, call, evaluation) : (known ?? evaluation.evaluate(value));
}

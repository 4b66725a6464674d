import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findOwner, findVariable, isFunction, readParameterRoot, readPatternSteps, type PatternStep } from '../../values/model/bindings.js';
import { findFieldType } from './fields.js';
import type { Sight } from './origin.js';
import { findMemberType, readAnnotation, readElementType, readResultType, type Written } from './types.js';

/** Members in one another whose types are followed. Past it, the type is unknown. */
const MOST_DEPTH = 8;

/** The type that is written for an expression: `deps.orm` of `deps: { orm: Sequelize }`, `this.deps.orm`, `{ orm }` of a parameter, `make()` of `make: () => Sequelize`. */
export function findWrittenType(node: TSESTree.Node, sight: Sight, depth = 0): Written | undefined {
  if (depth > MOST_DEPTH) return undefined;
  const expression = unwrap(node);
  if (expression.type === 'Identifier') return findVariableType(expression, sight, depth);
  if (expression.type === 'AwaitExpression') return findWrittenType(expression.argument, sight, depth + 1);
  if (expression.type === 'CallExpression') {
    const called = findWrittenType(expression.callee, sight, depth + 1);
    return called && readResultType(called);
  }
  if (expression.type !== 'MemberExpression') return undefined;
  const name = readMemberName(expression);
  const object = unwrap(expression.object);
  if (object.type === 'ThisExpression') {
    const owner = findOwner(object);
    return owner?.type === 'ClassBody' && name !== undefined ? findFieldType(owner, name) : undefined;
  }
  const type = findWrittenType(object, sight, depth + 1);
  return type && findMemberType(type, name ?? '', sight);
}

/** The type of each element of a collection, or of what destructuring steps take out of each: of `X[]`, and of any key of a `Record`. */
export function findElementType(collection: TSESTree.Node, steps: readonly PatternStep[], sight: Sight): Written | undefined {
  const type = findWrittenType(collection, sight);
  const element = type && (readElementType(type) ?? findMemberType(type, '', sight));
  return element && findPartType(element, steps, sight);
}

function findVariableType(node: TSESTree.Identifier, sight: Sight, depth: number): Written | undefined {
  const definition = findVariable(sight.evaluation.sourceCode, node)?.defs[0];
  if (definition?.type === 'Variable') {
    const { id, init } = definition.node;
    const type = readAnnotation(id) ?? (init && id.type !== 'Identifier' ? findWrittenType(init, sight, depth + 1) : undefined);
    return type && findPartType(type, readPatternSteps(definition.name, id), sight);
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return undefined;
  const root = readParameterRoot(definition.name, definition.node);
  const pattern = root.type === 'AssignmentPattern' ? root.left : root.type === 'TSParameterProperty' ? root.parameter : root;
  const type = readAnnotation(pattern);
  return type && findPartType(type, readPatternSteps(definition.name, root), sight);
}

/** The type of what destructuring steps take out; nothing where a step is neither a key nor an element. */
function findPartType(type: Written, steps: readonly PatternStep[], sight: Sight): Written | undefined {
  return steps.reduce<Written | undefined>((part, step) => {
    if (step.kind === 'default' || !part) return part;
    if (step.kind === 'index') return readElementType(part);
    const name = step.kind === 'key' ? readStaticName(step.property.key, step.property.computed) : undefined;
    return name === undefined ? undefined : findMemberType(part, name, sight);
  }, type);
}

import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findVariable, isFunction, readParameterRoot, readPatternSteps } from '../../values/model/bindings.js';
import { joinOrigins, sequelizeOrigin, UNKNOWN, type Origin, type Sight } from './origin.js';
import { readAnnotation, readElementType, readTypeOrigin } from './types.js';

/** Array methods whose callback is given the elements, and at which place. */
const ELEMENT_CALLBACKS = new Map([
  ['forEach', 0], ['map', 0], ['filter', 0], ['flatMap', 0], ['every', 0], ['some', 0], ['find', 0], ['each', 0], ['forEachModel', 0], ['mapSeries', 0], ['reduce', 1], ['reduceRight', 1],
]);

/** What a parameter is: by its written type, its default, the collection that its function is a callback of, or its place in a migration. */
export function readParameterOrigin(name: TSESTree.Node, owner: TSESTree.Node, sight: Sight): Origin {
  if (!isFunction(owner)) return UNKNOWN;
  const root = readParameterRoot(name, owner);
  const annotation = readAnnotation(name);
  const typed = annotation && readTypeOrigin(annotation, sight);
  if (typed) return typed;
  const steps = readPatternSteps(name, root);
  if (isMigrationStep(owner) && owner.params[0] === root && isQueryInterface(steps.length, name, root)) return sequelizeOrigin('queryInterface');
  const fallback = steps.find((step) => step.kind === 'default');
  if (fallback) return joinOrigins([sight.classify(fallback.value, sight), UNKNOWN]);
  return readCallbackOrigin(owner, owner.params.indexOf(root as TSESTree.Parameter), sight) ?? UNKNOWN;
}

/** `up(queryInterface)`, `up({ context })`. */
function isQueryInterface(steps: number, name: TSESTree.Node, root: TSESTree.Node): boolean {
  if (steps === 0) return true;
  if (root.type !== 'ObjectPattern') return false;
  return root.properties.some(
    (property) => property.type === 'Property' && property.value === name && readStaticName(property.key, property.computed) === 'context',
  );
}

/** The `up` or `down` of a migration: a method, a property, an exported function. */
export function isMigrationStep(node: TSESTree.Node): boolean {
  const name = readFunctionName(node);
  return name === 'up' || name === 'down';
}

function readFunctionName(node: TSESTree.Node): string | undefined {
  if (node.type === 'FunctionDeclaration') return node.id?.name;
  const { parent } = node;
  switch (parent?.type) {
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return readStaticName(parent.key, parent.computed);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression' ? readMemberName(parent.left) : undefined;
    default:
      return undefined;
  }
}

/** `models.forEach((model) => …)`: an element of the collection. */
function readCallbackOrigin(owner: TSESTree.Node, index: number, sight: Sight): Origin | undefined {
  const call = owner.parent;
  if (call?.type !== 'CallExpression' || unwrap(call.callee).type !== 'MemberExpression') return undefined;
  const callee = unwrap(call.callee) as TSESTree.MemberExpression;
  const method = readMemberName(callee) ?? '';
  if (ELEMENT_CALLBACKS.get(method) !== index) return undefined;
  // `_.each(models, fn)`, `Promise.map(models, fn)` are given the collection.
  const collection = call.arguments[0] === owner ? callee.object : call.arguments[0];
  return collection ? readElementOrigin(collection, sight) : undefined;
}

/** What the elements of a collection are: `[User, Post]`, `Object.values(sequelize.models)`, `models`. */
export function readElementOrigin(collection: TSESTree.Node, sight: Sight): Origin {
  const inner = { ...sight, depth: sight.depth + 1 };
  const node = unwrap(collection);
  if (node.type === 'ArrayExpression') {
    const elements = node.elements.filter((element) => element !== null && element.type !== 'SpreadElement');
    const spread = node.elements.flatMap((element) => (element?.type === 'SpreadElement' ? [readElementOrigin(element.argument, inner)] : []));
    return joinOrigins([...elements.map((element) => sight.classify(element, inner)), ...spread]);
  }
  if (node.type === 'CallExpression') return readCalledElements(node, inner);
  if (node.type === 'Identifier') return readVariableElements(node, inner);
  return asModel(sight.classify(node, inner));
}

function readCalledElements(node: TSESTree.CallExpression, sight: Sight): Origin {
  const callee = readCallee(node);
  const name = readDottedName(callee)?.join('.') ?? '';
  const [argument] = node.arguments;
  if (/^Object\.(?:values|entries)$|^Array\.from$/.test(name) && argument) return readElementOrigin(argument, sight);
  if (/^Object\.(?:keys|getOwnPropertyNames)$/.test(name)) return UNKNOWN;
  if (callee.type !== 'MemberExpression') return asModel(sight.classify(node, sight));
  const method = readMemberName(callee) ?? '';
  if (/^(?:filter|reverse|slice|sort|toSorted|toReversed|values|concat|entries)$/.test(method)) return readElementOrigin(callee.object, sight);
  if (method === 'map') return UNKNOWN;
  return asModel(sight.classify(node, sight));
}

function readVariableElements(node: TSESTree.Identifier, sight: Sight): Origin {
  const definition = findVariable(sight.evaluation.sourceCode, node)?.defs[0];
  const annotation = definition && readAnnotation(definition.name);
  const element = annotation && readElementType(annotation);
  const typed = element && readTypeOrigin(element, sight);
  if (typed) return typed;
  const init = definition?.type === 'Variable' && definition.node.id.type === 'Identifier' ? definition.node.init : undefined;
  return (init && readInitElements(unwrap(init), sight)) ?? asModel(sight.classify(node, sight));
}

function readInitElements(init: TSESTree.Node, sight: Sight): Origin | undefined {
  switch (init.type) {
    case 'ObjectExpression':
      return readObjectElements(init, sight);
    case 'ArrayExpression':
    case 'CallExpression':
    case 'MemberExpression':
      return readElementOrigin(init, sight);
    default:
      return undefined;
  }
}

function readObjectElements(node: TSESTree.ObjectExpression, sight: Sight): Origin {
  const values = node.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []));
  return values.length > 0 ? joinOrigins(values.map((value) => sight.classify(value, sight))) : UNKNOWN;
}

function asModel(origin: Origin): Origin {
  if (origin.owner.kind === 'other') return UNKNOWN;
  return { ...origin, target: 'model' };
}

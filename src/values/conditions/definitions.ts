import type { TSESTree } from '@typescript-eslint/utils';
import { readImportedName } from '../../syntax/modules.js';
import { readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findVariable, isFunction, isReassigned, findReturnedExpression, readPatternSteps } from '../model/bindings.js';
import type { Evaluation } from '../model/evaluation.js';
import { readExternalReason } from '../model/outside.js';

/** Definitions that are followed one after another. Past it, the expression stands for itself. */
const MOST_DEPTH = 16;

/**
 * The expression that a flag is defined by: the initialiser of a variable that nothing writes again. A flag is trusted by
 * its definition, never by its name.
 */
export function resolveDefinition(node: TSESTree.Node, evaluation: Evaluation): TSESTree.Node {
  let current = unwrap(node);
  for (let depth = 0; depth < MOST_DEPTH; depth += 1) {
    const next = current.type === 'Identifier' ? readInitialiser(current, evaluation) : readPropertyDefinition(current, evaluation);
    if (!next) return current;
    current = unwrap(next);
  }
  return current;
}

function readInitialiser(node: TSESTree.Identifier, evaluation: Evaluation): TSESTree.Node | undefined {
  const variable = findVariable(evaluation.sourceCode, node);
  const definition = variable?.defs[0];
  if (!variable || definition?.type !== 'Variable' || variable.defs.length > 1) return undefined;
  if (isReassigned(variable)) return undefined;
  if (definition.node.id.type === 'Identifier') return definition.node.init ?? undefined;
  return undefined;
}

/**
 * The keys that lead to an expression, the last one first named by its module: `['Op', 'and']` of `O.and` with
 * `import { Op as O }`, of `and` with `const { and } = Op`, and of a constant of either. Undefined where one of them is not known.
 */
export function resolveKeys(written: TSESTree.Node, evaluation: Evaluation, depth = 0): readonly string[] | undefined {
  const node = resolveDefinition(written, evaluation);
  if (depth > MOST_DEPTH) return undefined;
  if (node.type === 'Identifier') return resolveVariableKeys(node, evaluation, depth);
  if (node.type !== 'MemberExpression') return [];
  const keys = resolveKeys(node.object, evaluation, depth + 1);
  const name = readMemberName(node);
  return keys && name !== undefined ? [...keys, name] : undefined;
}

function resolveVariableKeys(node: TSESTree.Identifier, evaluation: Evaluation, depth: number): readonly string[] | undefined {
  const variable = findVariable(evaluation.sourceCode, node);
  const definition = variable?.defs[0];
  if (definition?.node.type === 'ImportSpecifier') return [readImportedName(definition.node)];
  // A name that is given several things says by itself what it is.
  const isPart = variable && definition?.type === 'Variable' && definition.node.id.type !== 'Identifier' && !isReassigned(variable);
  if (!isPart || !definition.node.init) return [node.name];
  const steps = readPatternSteps(definition.name, definition.node.id);
  const keys = resolveKeys(definition.node.init, evaluation, depth + 1);
  const names = steps.map((step) => (step.kind === 'key' ? readStaticName(step.property.key, step.property.computed) : undefined));
  return keys && names.every((name) => name !== undefined) ? [...keys, ...names] : undefined;
}

/** `env.isTest` of an object of this file; of a getter, what it answers with. */
function readPropertyDefinition(node: TSESTree.Node, evaluation: Evaluation): TSESTree.Node | undefined {
  if (node.type !== 'MemberExpression' || readExternalReason(node, evaluation)) return undefined;
  const name = readMemberName(node);
  const object = evaluation.evaluate(node.object);
  const property = object.kind === 'object' && name !== undefined ? object.properties.get(name) : undefined;
  if (!property || property.overridable || property.node.type !== 'Property') return undefined;
  const { kind, value } = property.node;
  return kind === 'get' && isFunction(value) ? findReturnedExpression(value) : value;
}

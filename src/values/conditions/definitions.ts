import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, unwrap } from '../../syntax/names.js';
import { findVariable, isReassigned } from '../model/bindings.js';
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

/** `env.isTest` of an object of this file. */
function readPropertyDefinition(node: TSESTree.Node, evaluation: Evaluation): TSESTree.Node | undefined {
  if (node.type !== 'MemberExpression' || readExternalReason(node, evaluation)) return undefined;
  const name = readMemberName(node);
  const object = evaluation.evaluate(node.object);
  const property = object.kind === 'object' && name !== undefined ? object.properties.get(name) : undefined;
  return property && !property.overridable && property.node.type === 'Property' ? property.node.value : undefined;
}

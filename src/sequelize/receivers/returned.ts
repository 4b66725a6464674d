import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/walk.js';
import { isFunction } from '../../values/model/bindings.js';
import { joinOrigins, UNKNOWN, type Origin, type Sight } from './origin.js';
import { readTypeOrigin } from './types.js';

/** What a function of this file returns: by all its `return`s, those in branches too, or by its written type. */
export function readReturnedOrigin(node: TSESTree.Node, sight: Sight): Origin {
  if (!isFunction(node)) return UNKNOWN;
  const typed = node.returnType && readTypeOrigin(node.returnType.typeAnnotation, sight);
  if (typed?.owner.kind === 'sequelize') return typed;
  if (node.body.type !== 'BlockStatement') return sight.classify(unwrap(node.body), sight);
  const returned: TSESTree.Expression[] = [];
  walkNodes(node.body, sight.evaluation.sourceCode.visitorKeys, (inner) => {
    if (isFunction(inner) || inner.type === 'ClassDeclaration' || inner.type === 'ClassExpression') return false;
    if (inner.type === 'ReturnStatement' && inner.argument) returned.push(inner.argument);
    return undefined;
  });
  return returned.length === 0 ? UNKNOWN : joinOrigins(returned.map((expression) => sight.classify(unwrap(expression), sight)));
}

import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName, unwrap } from '../../syntax/names.js';
import { isClass, type ClassNode } from '../../values/model/bindings.js';
import { foreignOrigin, sequelizeOrigin, UNKNOWN, type Origin, type Sight } from './origin.js';

/** What a class of this file is by what it extends. One that extends nothing is surely not Sequelize's. */
export function readClassOrigin(node: ClassNode, sight: Sight): Origin {
  if (!node.superClass) return hasTableDecorator(node) ? sequelizeOrigin('model', { kind: 'decorator', name: 'Table' }) : foreignOrigin({ kind: 'class' });
  const parent = unwrap(node.superClass);
  const origin = readHeritage(parent, { ...sight, depth: sight.depth + 1 });
  return { ...origin, isClass: true };
}

/** `extends Model`, `extends Sequelize.Model`, `extends Model.extend(…)`, a mixin call of a class. */
function readHeritage(parent: TSESTree.Node, sight: Sight): Origin {
  if (parent.type === 'CallExpression') {
    const [argument] = parent.arguments;
    const base = argument && argument.type !== 'SpreadElement' ? sight.classify(argument, sight) : UNKNOWN;
    return base.owner.kind === 'other' ? UNKNOWN : base;
  }
  const origin = sight.classify(parent, sight);
  if (origin.owner.kind === 'sequelize') return { ...origin, target: origin.target === 'unknown' ? 'model' : origin.target };
  return origin;
}

function hasTableDecorator(node: ClassNode): boolean {
  // Parsers of JavaScript leave the key out.
  const decorators = node.decorators as readonly TSESTree.Decorator[] | undefined;
  return (decorators ?? []).some((decorator) => {
    const call = decorator.expression;
    return call.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'Table';
  });
}

/** True for an object literal or class of this file that defines the method itself: then the call is its own. */
export function definesMethod(node: TSESTree.Node, name: string): boolean {
  const members: readonly TSESTree.Node[] = node.type === 'ObjectExpression' ? node.properties : isClass(node) ? node.body.body : [];
  return members.some(
    (member) =>
      (member.type === 'Property' || member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') &&
      readStaticName(member.key, member.computed) === name,
  );
}

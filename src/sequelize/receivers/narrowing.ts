import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName } from '../../syntax/names.js';
import { type FunctionNode, isFunction } from '../../values/model/bindings.js';
import { readConditions } from '../../values/conditions/guards.js';
import { foldTest } from '../../values/conditions/tests.js';
import type { Origin, Sight } from './origin.js';
import { readSequelizeType } from './types.js';

/** Tests in one another. Past it, they say nothing of a receiver. */
const MOST_DEPTH = 16;

/** What a test around an expression says that it is: `if (db instanceof Sequelize)`, `isModel(db)` of a written `db is ModelStatic`. */
export function readNarrowedOrigin(node: TSESTree.Node, sight: Sight): Origin | undefined {
  if (!/\binstanceof\b|\bis\s/.test(sight.evaluation.sourceCode.text)) return undefined;
  const name = readDottedName(node)?.join('.');
  if (name === undefined) return undefined;
  for (const { equals, outcome, test } of readConditions(node)) {
    const narrowed = equals ? undefined : readTest(test, outcome, { name, sight });
    if (narrowed) return narrowed;
  }
  return undefined;
}

interface Narrowing {
  readonly name: string;
  readonly sight: Sight;
}

function readTest(test: TSESTree.Node, outcome: boolean, narrowing: Narrowing): Origin | undefined {
  let depth = 0;
  return foldTest<Origin | undefined>(test, outcome, {
    evaluation: narrowing.sight.evaluation,
    step(answer) {
      if (depth > MOST_DEPTH) return undefined;
      depth += 1;
      const found = answer();
      depth -= 1;
      return found;
    },
    all: (parts) => firstOf(parts),
    any: (parts) => (parts.every((part) => part() !== undefined) ? firstOf(parts) : undefined),
    leaf: (leaf, result) => (result ? readLeaf(leaf, narrowing) : undefined),
  });
}

function firstOf(parts: readonly (() => Origin | undefined)[]): Origin | undefined {
  for (const part of parts) {
    const found = part();
    if (found) return found;
  }
  return undefined;
}

function readLeaf(test: TSESTree.Node, { name, sight }: Narrowing): Origin | undefined {
  const inner = { ...sight, depth: sight.depth + 1 };
  if (test.type === 'BinaryExpression' && test.operator === 'instanceof' && readDottedName(test.left)?.join('.') === name) {
    const origin = sight.classify(test.right, inner);
    return origin.isClass && origin.owner.kind === 'sequelize' && origin.target !== 'model' ? { ...origin, isClass: false, instance: undefined } : undefined;
  }
  return test.type === 'CallExpression' ? readGuard(test, name, inner) : undefined;
}

/** A call of a function of this file whose written result is `db is Sequelize`. */
function readGuard(test: TSESTree.CallExpression, name: string, sight: Sight): Origin | undefined {
  const place = test.arguments.findIndex((argument) => readDottedName(argument)?.join('.') === name);
  const called = place < 0 ? undefined : sight.evaluation.evaluate(readCallee(test));
  const guarded = called?.kind === 'function' && isFunction(called.node) ? findGuardedType(called.node, place) : undefined;
  return guarded && readSequelizeType(guarded, sight);
}

/** The type that a function's written result gives its parameter at a place. */
function findGuardedType({ params, returnType }: FunctionNode, place: number): TSESTree.TypeNode | undefined {
  const type = returnType?.typeAnnotation;
  const parameter = params[place];
  if (type?.type !== 'TSTypePredicate' || parameter?.type !== 'Identifier') return undefined;
  return type.parameterName.type === 'Identifier' && type.parameterName.name === parameter.name ? type.typeAnnotation?.typeAnnotation : undefined;
}

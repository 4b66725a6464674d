import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { findNodes, perNode, type SourceCode } from '../../syntax/source-code.js';
import { type ClassNode, findConstructor, findVariable, type FunctionNode, isClass } from './bindings.js';

/** The class of this file that a class extends by its name. */
export const findSuperclass = perNode(({ superClass }: ClassNode, sourceCode): ClassNode | undefined => {
  const name = superClass && unwrap(superClass);
  const definition = name?.type === 'Identifier' ? findVariable(sourceCode, name)?.defs[0] : undefined;
  const made: TSESTree.Node | null | undefined = definition?.type === 'Variable' ? definition.node.init : definition?.node;
  return made && isClass(made) ? made : undefined;
});

/** The classes of this file that extend a class by its name. */
export function findSubclasses(node: ClassNode, sourceCode: SourceCode): readonly ClassNode[] {
  return findNodes(sourceCode, 'ClassDeclaration', 'ClassExpression').filter((other) => findSuperclass(other, sourceCode) === node);
}

/** Classes that extend one another. Past it, what makes them is not known. */
const MOST_CLASSES = 12;

/** The constructor of a class, or the one that it is handed down. */
export function findHandedDown(made: ClassNode, sourceCode: SourceCode): FunctionNode | undefined {
  let current: ClassNode | undefined = made;
  for (let depth = 0; current && depth < MOST_CLASSES; depth += 1) {
    const written = findConstructor(current);
    if (written) return written;
    current = findSuperclass(current, sourceCode);
  }
  return undefined;
}

import type { TSESTree } from '@typescript-eslint/utils';
import { readDottedName, unwrap } from '../../syntax/names.js';
import { readChildren } from '../../syntax/walk.js';
import { findNamed } from '../../values/model/bindings.js';
import type { SourceCode } from '../../syntax/source-code.js';

const HOLDERS = new WeakMap<object, ReadonlySet<string>>();

/**
 * What the `new Sequelize(…)` of a file are assigned to, by the name of the class. Two of them in the branches of one
 * variable, as generated models files have them, are one instance.
 */
export function readConstructed(sourceCode: SourceCode): ReadonlySet<string> {
  const known = HOLDERS.get(sourceCode);
  if (known) return known;
  const holders = new Set<string>();
  const open: TSESTree.Node[] = [sourceCode.ast];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'NewExpression' && readDottedName(node.callee)?.at(-1) === 'Sequelize') holders.add(describeHolder(sourceCode, node));
    open.push(...readChildren(node, sourceCode.visitorKeys));
  }
  HOLDERS.set(sourceCode, holders);
  return holders;
}

function describeHolder(sourceCode: SourceCode, made: TSESTree.NewExpression): string {
  let node: TSESTree.Node = made;
  while (node.parent && /^(?:Conditional|Logical|Await|TSAs|TSNonNull|TSSatisfies)Expression$/.test(node.parent.type)) node = node.parent;
  const target = readTarget(node);
  const names = target && readDottedName(target);
  if (names?.[0] === undefined) return `made at ${String(made.range[0])}`;
  return `${names.join('.')} of ${String(findNamed(sourceCode, names[0], made)?.defs[0]?.node.range[0] ?? 'elsewhere')}`;
}

function readTarget({ parent }: TSESTree.Node): TSESTree.Node | undefined {
  if (parent?.type === 'VariableDeclarator') return parent.id;
  return parent?.type === 'AssignmentExpression' ? unwrap(parent.left) : undefined;
}

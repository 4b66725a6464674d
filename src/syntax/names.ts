import type { TSESTree } from '@typescript-eslint/utils';

const WRAPPERS = new Set([
  'ChainExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'ParenthesizedExpression',
]);

/** The expression inside casts, non-null marks, optional chains and kept parentheses: none changes a value. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (WRAPPERS.has(current.type)) current = (current as TSESTree.TSAsExpression).expression;
  return current;
}

/** The outermost wrapper around a node: where its value is really used. */
export function wrapped(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent && WRAPPERS.has(current.parent.type)) current = current.parent;
  return current;
}

/** The name of a property key or member that is written in the source: `a.b`, `a['b']`, `` a[`b`] ``, `{ 'b': 1 }`, `#b`. */
export function readStaticName(key: TSESTree.Node, computed: boolean): string | undefined {
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Literal') return key.value === null && key.raw !== 'null' ? undefined : String(key.value);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined;
  if (computed && isCast(key)) return readStaticName(unwrap(key), true);
  return undefined;
}

function isCast(node: TSESTree.Node): boolean {
  return WRAPPERS.has(node.type);
}

/** A field of a class: `x = 1`, `accessor x = 1`. */
export function isField(node: TSESTree.Node): node is TSESTree.PropertyDefinition | TSESTree.AccessorProperty {
  return node.type === 'PropertyDefinition' || node.type === 'AccessorProperty';
}

/** The member name of a static member expression. */
export function readMemberName(node: TSESTree.MemberExpression): string | undefined {
  return readStaticName(node.property, node.computed);
}

/** `a.b.c` as `['a', 'b', 'c']`, through wrappers; undefined where a part is not a plain name. `this` counts as a name. */
export function readDottedName(node: TSESTree.Node): readonly string[] | undefined {
  const names: string[] = [];
  let current = unwrap(node);
  for (let depth = 0; depth < 8; depth += 1) {
    if (current.type === 'Identifier') return [current.name, ...names];
    if (current.type === 'ThisExpression') return ['this', ...names];
    if (current.type === 'MetaProperty') return ['import', 'meta', ...names];
    if (current.type !== 'MemberExpression') return undefined;
    const name = readMemberName(current);
    if (name === undefined) return undefined;
    names.unshift(name);
    current = unwrap(current.object);
  }
  return undefined;
}

/** The callee of a call without wrappers; `(0, a.b)()` counts as `a.b()`, which compilers write. */
export function readCallee(call: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.Node {
  const callee = unwrap(call.callee);
  if (callee.type !== 'SequenceExpression') return callee;
  const last = callee.expressions.at(-1);
  return last ? unwrap(last) : callee;
}

/** The property of an object literal with a static name; the last one wins, as at run time. */
export function findProperty(object: TSESTree.ObjectExpression, name: string): TSESTree.Property | undefined {
  return object.properties.findLast(
    (property): property is TSESTree.Property => property.type === 'Property' && readStaticName(property.key, property.computed) === name,
  );
}

/** The call `x.name(…)` of a member's name: the call whose callee the member is. */
export function readCallOfName(node: TSESTree.Node): { readonly call: TSESTree.CallExpression; readonly member: TSESTree.MemberExpression } | undefined {
  const member = node.parent;
  if (member?.type !== 'MemberExpression' || member.property !== node) return undefined;
  const call = wrapped(member).parent;
  return call?.type === 'CallExpression' && readCallee(call) === member ? { call, member } : undefined;
}

/** What a name is there for: to define a member, to call one, to read one, or something else. */
export function readNameUse(node: TSESTree.Node): 'defined' | 'called' | 'read' | 'other' {
  const { parent } = node;
  if (parent?.type === 'MemberExpression' && parent.property === node) return readMemberUse(wrapped(parent));
  if (!parent || !('key' in parent) || parent.key !== node) return 'other';
  return MEMBERS.has(parent.type) || (parent.type === 'Property' && !parent.shorthand && parent.parent.type === 'ObjectExpression') ? 'defined' : 'other';
}

/** Nodes whose `key` says what a member is called. */
const MEMBERS = new Set(['MethodDefinition', 'PropertyDefinition', 'AccessorProperty', 'TSAbstractMethodDefinition', 'TSMethodSignature', 'TSPropertySignature']);

function readMemberUse(member: TSESTree.Node): 'defined' | 'called' | 'read' | 'other' {
  const { parent } = member;
  if ((parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === member) return 'called';
  if (parent?.type === 'AssignmentExpression' && parent.left === member) return 'defined';
  return isPatternTarget(member) ? 'other' : 'read';
}

/** True for what a pattern or a loop head writes. */
export function isPatternTarget(node: TSESTree.Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'AssignmentPattern':
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.left === node;
    case 'Property':
      return parent.parent.type === 'ObjectPattern' && parent.value === node;
    default:
      return false;
  }
}

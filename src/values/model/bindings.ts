import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readDeclaredModule } from '../../syntax/modules.js';
import { isField, readDottedName, readMemberName } from '../../syntax/names.js';
import { perFile, type SourceCode, type Variable } from '../../syntax/source-code.js';

/** The variable that an identifier names at its place, or undefined for a global that nothing declares. */
export function findVariable(sourceCode: SourceCode, node: TSESTree.Identifier | TSESTree.JSXIdentifier): Variable | undefined {
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope?.(node) ?? null;
  while (scope) {
    const variable = scope.set.get(node.name);
    if (variable) return variable;
    scope = scope.upper;
  }
  return undefined;
}

/** True where nothing in the file declares the name, so that it can only be the global. */
export function isGlobal(sourceCode: SourceCode, node: TSESTree.Identifier): boolean {
  const variable = findVariable(sourceCode, node);
  return variable === undefined || variable.defs.length === 0;
}

/** What the file does with a name that no line declares: every use, and what is assigned to it. */
export interface Undeclared {
  readonly uses: readonly TSESTree.Identifier[];
  readonly given: readonly TSESTree.Expression[];
}

const readAllUndeclared = perFile(({ scopeManager }): ReadonlyMap<string, readonly TSESTree.Identifier[]> => {
  const uses = new Map<string, TSESTree.Identifier[]>();
  const { through = [], variables = [] } = scopeManager?.globalScope ?? {};
  // Globals that a configuration names are variables without a definition.
  const named = variables.filter(({ defs }) => defs.length === 0).flatMap(({ references }) => references);
  for (const { identifier } of [...through, ...named]) {
    if (identifier.type !== 'Identifier') continue;
    const known = uses.get(identifier.name);
    if (known) known.push(identifier);
    else uses.set(identifier.name, [identifier]);
  }
  return uses;
});

/** `User = sequelize.define(…)` in sloppy code. */
export function readUndeclared(name: string, sourceCode: SourceCode): Undeclared {
  const uses = readAllUndeclared(sourceCode).get(name) ?? [];
  return { uses, given: uses.flatMap((use) => (use.parent.type === 'AssignmentExpression' && use.parent.left === use && use.parent.operator === '=' ? [use.parent.right] : [])) };
}

/** What the file assigns to members of names that no line declares, by the last name. */
const readAllAssigned = perFile((sourceCode): ReadonlyMap<string, readonly AssignedMember[]> => {
  const byName = new Map<string, AssignedMember[]>();
  for (const uses of readAllUndeclared(sourceCode).values()) {
    for (const use of uses) {
      let member: TSESTree.Node = use;
      while (member.parent?.type === 'MemberExpression' && member.parent.object === member) member = member.parent;
      const { parent } = member;
      const name = member.type === 'MemberExpression' ? readMemberName(member) : undefined;
      if (name === undefined || parent?.type !== 'AssignmentExpression' || parent.left !== member || parent.operator !== '=') continue;
      byName.set(name, [...(byName.get(name) ?? []), { path: describePath(member), value: parent.right }]);
    }
  }
  return byName;
});

interface AssignedMember {
  readonly path: string | undefined;
  readonly value: TSESTree.Expression;
}

/** `exports` is `module.exports`. */
function describePath(node: TSESTree.Node): string | undefined {
  return readDottedName(node)?.join('.').replace(/^module\.exports\b/, 'exports');
}

/** What the file assigns to a member of a name that no line declares: `exports.options = …`, `global.options = …`. */
export function findAssignedMembers(node: TSESTree.MemberExpression, sourceCode: SourceCode): readonly TSESTree.Expression[] {
  const assigned = readAllAssigned(sourceCode).get(readMemberName(node) ?? '');
  const path = assigned && describePath(node);
  return path === undefined ? [] : (assigned ?? []).flatMap((one) => (one.path === path ? [one.value] : []));
}

/** Whether a variable is given another value than that of its declaration. */
export function isReassigned({ references }: Variable): boolean {
  return references.some((reference) => reference.isWrite() && !reference.init);
}

/** The module that an identifier is imported or required from, as written. */
export function readImportSource(node: TSESTree.Identifier, evaluation: { readonly sourceCode: SourceCode }): string | undefined {
  const definition = findVariable(evaluation.sourceCode, node)?.defs[0];
  return definition?.type === 'ImportBinding' || definition?.type === 'Variable' ? readDeclaredModule(definition.node) : undefined;
}

/** The name that a namespace of the file exports: `orm` of `namespace Db { export const orm = … }`. */
export function findNamespaceMember(sourceCode: SourceCode, object: TSESTree.Identifier, name: string): Variable | undefined {
  for (const { node } of findVariable(sourceCode, object)?.defs ?? []) {
    if (node.type !== 'TSModuleDeclaration' || node.body?.type !== 'TSModuleBlock') continue;
    const exported = node.body.body.flatMap((statement) => (statement.type === 'ExportNamedDeclaration' && statement.declaration ? [statement.declaration] : []));
    const declaring = exported.flatMap((declaration): readonly TSESTree.Node[] => (declaration.type === 'VariableDeclaration' ? declaration.declarations : [declaration]));
    const found = declaring.flatMap((declaration) => sourceCode.getDeclaredVariables?.(declaration) ?? []).find((variable) => variable.name === name);
    if (found) return found;
  }
  return undefined;
}

/** A function that makes objects with `new`, as classes were written before ES2015. */
export type ConstructorFunction = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** What `this` is: a class, an object literal, or what a constructor function makes. */
export type FieldOwner = TSESTree.ClassBody | TSESTree.ObjectExpression | ConstructorFunction;

/** The class, object literal or constructor function that `this` is, where nothing in between has a `this` of its own. */
export function findOwner(self: TSESTree.Node, sourceCode: SourceCode): FieldOwner | undefined {
  let current = self.parent;
  while (current) {
    if (current.type === 'ClassBody') return current;
    if (current.type === 'FunctionDeclaration' || current.type === 'FunctionExpression') return findMethodOwner(current, sourceCode);
    current = current.parent;
  }
  return undefined;
}

/** The class, object literal or constructor function that a function is a method of; the function itself where it is called for any `this`. */
export function findMethodOwner(node: ConstructorFunction, sourceCode: SourceCode): FieldOwner {
  const { parent } = node;
  if (parent.type === 'MethodDefinition') return parent.parent;
  if (parent.type === 'Property' && parent.parent.type === 'ObjectExpression') return findPrototypeOwner(parent.parent, sourceCode) ?? parent.parent;
  const object = parent.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' ? parent.left.object : undefined;
  const owner = object?.type === 'ThisExpression' ? findOwner(object, sourceCode) : object && findConstructorOf(object, sourceCode);
  return owner ?? node;
}

/** `Setup.prototype = { … }`, `Object.assign(Setup.prototype, { … })`. */
function findPrototypeOwner(literal: TSESTree.ObjectExpression, sourceCode: SourceCode): ConstructorFunction | undefined {
  const { parent } = literal;
  if (parent.type === 'AssignmentExpression') return findConstructorOf(parent.left, sourceCode);
  const [target] = parent.type === 'CallExpression' ? parent.arguments : [];
  return target && target !== literal ? findConstructorOf(target, sourceCode) : undefined;
}

/** What has the fields of the objects that a class or constructor function makes. */
export function findMadeOwner(made: TSESTree.Node): FieldOwner | undefined {
  if (isClass(made)) return made.body;
  return made.type === 'FunctionDeclaration' || made.type === 'FunctionExpression' ? made : undefined;
}

/** The function whose `prototype` an expression is. */
export function findConstructorOf(node: TSESTree.Node, sourceCode: SourceCode): ConstructorFunction | undefined {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier' || readMemberName(node) !== 'prototype') return undefined;
  const definition = findVariable(sourceCode, node.object)?.defs[0];
  const made: TSESTree.Node | null | undefined = definition?.type === 'Variable' ? definition.node.init : definition?.node;
  return made?.type === 'FunctionDeclaration' || made?.type === 'FunctionExpression' ? made : undefined;
}

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

/** The constructor that a class is written with. */
export function findConstructor({ body }: ClassNode): FunctionNode | undefined {
  const member = body.body.find((inner) => inner.type === 'MethodDefinition' && inner.kind === 'constructor');
  return member?.type === 'MethodDefinition' && isFunction(member.value) ? member.value : undefined;
}

/** The expression that a function answers with, where it does no more than name parts of it before. */
export function findReturnedExpression(node: FunctionNode): TSESTree.Node | undefined {
  if (node.body.type !== 'BlockStatement') return node.body;
  const last = node.body.body.at(-1);
  const isPlain = node.body.body.slice(0, -1).every((statement) => statement.type === 'VariableDeclaration');
  return isPlain && last?.type === 'ReturnStatement' ? (last.argument ?? undefined) : undefined;
}

/** The function that a node runs in, or the Program. Class field initialisers and static blocks run on their own. */
export function enclosingFunction(node: TSESTree.Node): TSESTree.Node {
  let current = node.parent;
  while (current && !isFunction(current) && current.type !== 'Program') {
    if (current.type === 'StaticBlock') return current;
    if (isField(current) && current.value !== null && current.value === childOf(current, node)) return current;
    current = current.parent;
  }
  return current ?? node;
}

function childOf(ancestor: TSESTree.Node, node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent && current.parent !== ancestor) current = current.parent;
  return current;
}

export function isInside(node: TSESTree.Node, ancestor: TSESTree.Node): boolean {
  return node.range[0] >= ancestor.range[0] && node.range[1] <= ancestor.range[1];
}

/** One step from the value of a whole pattern to the value of one of its names. */
export type PatternStep =
  | { readonly kind: 'key'; readonly property: TSESTree.Property }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'default'; readonly value: TSESTree.Expression }
  | { readonly kind: 'rest'; readonly pattern: TSESTree.Node };

/** The steps from the root of a destructuring pattern (or parameter) down to the identifier `name`. */
export function readPatternSteps(name: TSESTree.Node, root: TSESTree.Node): PatternStep[] {
  const steps: PatternStep[] = [];
  let current = name;
  while (current !== root && current.parent) {
    const parent: TSESTree.Node = current.parent;
    if (parent.type === 'AssignmentPattern') steps.unshift({ kind: 'default', value: parent.right });
    else if (parent.type === 'Property') steps.unshift({ kind: 'key', property: parent });
    else if (parent.type === 'ArrayPattern' && current.type !== 'RestElement') steps.unshift({ kind: 'index', index: parent.elements.indexOf(current as never) });
    else if (parent.type === 'RestElement') steps.unshift({ kind: 'rest', pattern: parent });
    current = parent;
  }
  return steps;
}

/** The parameter (with its default and pattern) that declares a name. */
export function readParameterRoot(name: TSESTree.Node, owner: TSESTree.Node): TSESTree.Node {
  let current = name;
  while (current.parent && current.parent !== owner) current = current.parent;
  return current;
}

/** The variable that `name` means at a place. */
export function findNamed(sourceCode: SourceCode, name: string, at: TSESTree.Node): Variable | undefined {
  let scope = sourceCode.getScope(at) as TSESLint.Scope.Scope | null;
  while (scope) {
    const variable = scope.set.get(name);
    if (variable) return variable;
    scope = scope.upper;
  }
  return undefined;
}

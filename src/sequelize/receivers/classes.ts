import type { TSESTree } from '@typescript-eslint/utils';
import { readReturnedOrigin } from './calls.js';
import { readImportedFunction } from './imported.js';
import { foreignOrigin, joinOrigins, type Origin, sequelizeOrigin, type Sight, UNKNOWN } from './origin.js';
import { findFieldType, joinTypes } from './type-parts.js';
import { readTypedThis, readTypeOrigin } from './types.js';
import { isField, readCallee, readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findFieldValues } from '../../values/evaluate/fields.js';
import { type ClassNode, type FieldOwner, findOwner, isClass } from '../../values/model/bindings.js';
import { findSubclasses } from '../../values/model/heritage.js';
import { isSequelizePackage, type Target } from '../../vocabulary/sequelize.js';

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
    const base = argument ? sight.classify(argument, sight) : UNKNOWN;
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
      (member.type === 'Property' || member.type === 'MethodDefinition' || isField(member)) &&
      readStaticName(member.key, member.computed) === name,
  );
}

/**
 * `this` and `super` of a class of this file are what the class extends, and `this` of a function that is put on an object is that:
 * `User.reset = function () { … }`. Elsewhere nothing is known.
 */
export function readSelfOrigin(node: TSESTree.Node, sight: Sight): Origin {
  let current = node.parent;
  while (current && !isClass(current)) {
    const typed = readTypedThis(current, sight);
    if (typed) return typed;
    if (current.type === 'FunctionDeclaration') return UNKNOWN;
    if (current.type === 'FunctionExpression' && current.parent.type === 'AssignmentExpression') return readHolderOrigin(current.parent.left, sight);
    if (current.type === 'ObjectExpression' && current.parent.type !== 'CallExpression') return UNKNOWN;
    current = current.parent;
  }
  if (!current) return UNKNOWN;
  const origin = readClassOrigin(current, sight);
  // A mixin or a class of another package may bring anything; classes of this file have only what they define.
  return origin.owner.kind === 'other' && origin.owner.evidence.kind !== 'class' ? UNKNOWN : origin;
}

/** What a method is put on. A row has what is put on `prototype`. */
function readHolderOrigin(left: TSESTree.Node, sight: Sight): Origin {
  const holder = left.type === 'MemberExpression' ? unwrap(left.object) : undefined;
  if (!holder || (holder.type === 'MemberExpression' && readMemberName(holder) === 'prototype')) return UNKNOWN;
  const origin = sight.classify(holder, { ...sight, depth: sight.depth + 1 });
  return origin.owner.kind === 'other' ? UNKNOWN : origin;
}

/** `this.name`: by the written type of the class field or constructor parameter, and by what is assigned to it. */
export function readFieldOrigin(self: TSESTree.ThisExpression, name: string, sight: Sight): Origin | undefined {
  const owner = findOwner(self, sight.evaluation.sourceCode);
  return owner && readOwnField(owner, name, sight);
}

/** A field of a class or object literal of this file, one that a class of this file hands down too. */
function readOwnField(owner: FieldOwner, name: string, sight: Sight): Origin | undefined {
  if (sight.depth > MOST_DEPTH) return undefined;
  const { getters, values: given } = findFieldValues(owner, name, sight.evaluation);
  const values = [...given.map((value) => sight.classify(value, sight)), ...getters.map((getter) => readReturnedOrigin(getter, sight))];
  const joined = values.length > 0 ? joinOrigins(values) : undefined;
  if (joined?.owner.kind === 'sequelize') return joined;
  if (owner.type !== 'ClassBody') return joined;
  const annotation = joinTypes([false, true].map((isStatic) => findFieldType(owner, { name, isStatic }, sight)));
  const written = readInjectedField(owner, name, sight) ?? (annotation && readTypeOrigin(annotation, sight));
  return written ?? joined ?? readInheritedField(owner, name, sight) ?? readSubclassField(owner, name, sight);
}

/** Classes that extend one another. Past it, a field's owner is unknown. */
const MOST_DEPTH = 12;

function readInheritedField({ parent }: TSESTree.ClassBody, name: string, sight: Sight): Origin | undefined {
  const base = parent.superClass && sight.evaluation.evaluate(parent.superClass);
  return base?.kind === 'function' && isClass(base.node) ? readOwnField(base.node.body, name, { ...sight, depth: sight.depth + 1 }) : undefined;
}

/** `this.model` of a class that leaves it to those that extend it. */
function readSubclassField({ parent }: TSESTree.ClassBody, name: string, sight: Sight): Origin | undefined {
  const inner = { ...sight, depth: sight.depth + 1 };
  const origins = findSubclasses(parent, sight.evaluation.sourceCode).flatMap(({ body }) => {
    const { getters, values } = findFieldValues(body, name, sight.evaluation);
    return values.length + getters.length > 0 ? (readOwnField(body, name, inner) ?? []) : [];
  });
  const joined = joinOrigins(origins);
  return joined.owner.kind === 'unknown' ? undefined : joined;
}

/** A field of the class that is made by `new`: `new Database().orm`. */
export function readMadeField(made: TSESTree.NewExpression, name: string, sight: Sight): Origin | undefined {
  const value = sight.evaluation.evaluate(made.callee);
  return value.kind === 'function' && isClass(value.node) ? readOwnField(value.node.body, name, sight) : undefined;
}

/** `@InjectConnection() sequelize`, as a class field or a parameter of the constructor. */
function readInjectedField(owner: TSESTree.ClassBody, name: string, sight: Sight): Origin | undefined {
  for (const member of owner.body) {
    const isNamed = isField(member) && readStaticName(member.key, member.computed) === name;
    const parameters = member.type === 'MethodDefinition' && member.kind === 'constructor' ? member.value.params : [];
    const found = isNamed ? member : parameters.find((parameter) => parameter.type === 'TSParameterProperty' && readParameterName(parameter) === name);
    const injected = found && readInjected(found, sight);
    if (injected) return injected;
  }
  return undefined;
}

function readParameterName({ parameter }: TSESTree.TSParameterProperty): string | undefined {
  const target: TSESTree.Node = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target.name : undefined;
}

/** The decorators of `@nestjs/sequelize`; `@nestjs/mongoose` and `@nestjs/typeorm` have the same. */
const DECORATORS = new Map<string, Target>([
  ['InjectConnection', 'instance'],
  ['InjectModel', 'model'],
]);

/** What `@InjectConnection()` and `@InjectModel(User)` put into a parameter or class field, by the package they are imported from. */
export function readInjected(node: TSESTree.Node, { evaluation }: Sight): Origin | undefined {
  // Parsers of JavaScript leave the key out.
  for (const { expression } of (node as { decorators?: readonly TSESTree.Decorator[] }).decorators ?? []) {
    const imported = expression.type === 'CallExpression' ? readImportedFunction(readCallee(expression), evaluation) : undefined;
    const target = imported && DECORATORS.get(imported.name);
    if (imported && target) return isSequelizePackage(imported.source) ? sequelizeOrigin(target, { kind: 'decorator', name: imported.name }) : foreignOrigin({ kind: 'decorator', source: imported.source });
  }
  return undefined;
}

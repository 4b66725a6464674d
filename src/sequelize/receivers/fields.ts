import type { TSESTree } from '@typescript-eslint/utils';
import { readReturnedOrigin } from './calls.js';
import { readImportedFunction } from './imported.js';
import { foreignOrigin, joinOrigins, type Origin, sequelizeOrigin, type Sight } from './origin.js';
import { readAnnotation, readTypeOrigin } from './types.js';
import { readCallee, readStaticName } from '../../syntax/names.js';
import { findFieldValues } from '../../values/evaluate/fields.js';
import { type FieldOwner, findOwner, isClass } from '../../values/model/bindings.js';
import type { Target } from '../../vocabulary/methods.js';
import { isSequelizePackage } from '../../vocabulary/packages.js';

/** `this.name`: by the written type of the class field or constructor parameter, and by what is assigned to it. */
export function readFieldOrigin(self: TSESTree.ThisExpression, name: string, sight: Sight): Origin | undefined {
  const owner = findOwner(self);
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
  const annotation = findFieldType(owner, name);
  const written = readInjectedField(owner, name, sight) ?? (annotation && readTypeOrigin(annotation, sight));
  return written ?? joined ?? readInheritedField(owner, name, sight);
}

/** Classes that extend one another. Past it, a field's owner is unknown. */
const MOST_DEPTH = 12;

function readInheritedField({ parent }: TSESTree.ClassBody, name: string, sight: Sight): Origin | undefined {
  const base = parent.superClass && sight.evaluation.evaluate(parent.superClass);
  return base?.kind === 'function' && isClass(base.node) ? readOwnField(base.node.body, name, { ...sight, depth: sight.depth + 1 }) : undefined;
}

/** A field of the class that is made by `new`: `new Database().orm`. */
export function readMadeField(made: TSESTree.NewExpression, name: string, sight: Sight): Origin | undefined {
  const value = sight.evaluation.evaluate(made.callee);
  return value.kind === 'function' && isClass(value.node) ? readOwnField(value.node.body, name, sight) : undefined;
}

/** `@InjectConnection() sequelize`, as a class field or a parameter of the constructor. */
function readInjectedField(owner: TSESTree.ClassBody, name: string, sight: Sight): Origin | undefined {
  for (const member of owner.body) {
    const isField = member.type === 'PropertyDefinition' && readStaticName(member.key, member.computed) === name;
    const parameters = member.type === 'MethodDefinition' && member.kind === 'constructor' ? member.value.params : [];
    const found = isField ? member : parameters.find((parameter) => parameter.type === 'TSParameterProperty' && readParameterName(parameter) === name);
    const injected = found && readInjected(found, sight);
    if (injected) return injected;
  }
  return undefined;
}

function readParameterName({ parameter }: TSESTree.TSParameterProperty): string | undefined {
  const target: TSESTree.Node = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target.name : undefined;
}

/** The written type of a class field, getter or constructor parameter. */
export function findFieldType(owner: TSESTree.ClassBody, name: string): TSESTree.TypeNode | undefined {
  for (const member of owner.body) {
    if (member.type === 'PropertyDefinition' && readStaticName(member.key, member.computed) === name) return readAnnotation(member);
    if (member.type === 'MethodDefinition' && member.kind === 'get' && readStaticName(member.key, member.computed) === name) return member.value.returnType?.typeAnnotation;
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    const type = readParameterPropertyType(member, name);
    if (type) return type;
  }
  return undefined;
}

/** `constructor(private readonly sequelize: Sequelize)`. */
function readParameterPropertyType(member: TSESTree.MethodDefinition, name: string): TSESTree.TypeNode | undefined {
  for (const parameter of member.value.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const target: TSESTree.Node = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    if (readParameterName(parameter) === name) return readAnnotation(target);
  }
  return undefined;
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

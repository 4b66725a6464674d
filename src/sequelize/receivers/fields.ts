import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import { findFieldValues, findOwner } from '../../values/evaluate/fields.js';
import { joinOrigins, type Origin, type Sight } from './origin.js';
import { readReturnedOrigin } from './returned.js';
import { readAnnotation, readTypeOrigin } from './types.js';

/** `this.name`: by the written type of the class field or constructor parameter, and by what is assigned to it. */
export function readFieldOrigin(self: TSESTree.ThisExpression, name: string, sight: Sight): Origin | undefined {
  const owner = findOwner(self);
  if (!owner) return undefined;
  const { getters, values: given } = findFieldValues(owner, name, sight.evaluation);
  const values = [...given.map((value) => sight.classify(value, sight)), ...getters.map((getter) => readReturnedOrigin(getter, sight))];
  const joined = values.length > 0 ? joinOrigins(values) : undefined;
  if (joined?.owner.kind === 'sequelize') return joined;
  const annotation = owner.type === 'ClassBody' ? findFieldType(owner, name) : undefined;
  return (annotation && readTypeOrigin(annotation, sight)) ?? joined;
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
    if (target.type === 'Identifier' && target.name === name) return readAnnotation(target);
  }
  return undefined;
}

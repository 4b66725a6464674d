import type { TSESTree } from '@typescript-eslint/utils';
import { readStaticName } from '../../syntax/names.js';
import { findOwner, readFieldValues } from '../../values/evaluate/fields.js';
import { joinOrigins, type Origin, type Sight } from './origin.js';
import { readAnnotation, readTypeOrigin } from './types.js';

/** `this.name`: by the written type of the class field or constructor parameter, and by what is assigned to it. */
export function readFieldOrigin(self: TSESTree.ThisExpression, name: string, sight: Sight): Origin | undefined {
  const owner = findOwner(self);
  if (!owner) return undefined;
  const values = readFieldValues(owner, name, sight.evaluation).map((value) => sight.classify(value, sight));
  const given = values.length > 0 ? joinOrigins(values) : undefined;
  if (given?.owner.kind === 'sequelize') return given;
  const annotation = owner.type === 'ClassBody' ? readFieldType(owner, name) : undefined;
  return (annotation && readTypeOrigin(annotation, sight)) ?? given;
}

function readFieldType(owner: TSESTree.ClassBody, name: string): TSESTree.TypeNode | undefined {
  for (const member of owner.body) {
    if (member.type === 'PropertyDefinition' && readStaticName(member.key, member.computed) === name) return readAnnotation(member);
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

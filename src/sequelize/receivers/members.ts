import type { TSESTree } from '@typescript-eslint/utils';
import { findProperty, isField, readDottedName, readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import type { PatternStep } from '../../values/model/bindings.js';
import { isForeignMember, isInstanceName } from '../../vocabulary/sequelize.js';
import { foreignOrigin, guessTarget, joinOrigins, sequelizeOrigin, UNKNOWN, type Origin, type Sight } from './origin.js';
import { readFieldOrigin, readMadeField } from './classes.js';
import { readReturnedOrigin } from './calls.js';
import { readTypeOrigin } from './types.js';
import { isClass } from '../../values/model/bindings.js';

/** `a.b`: by Sequelize's own member names, by what this file puts there, else as a part of where `a` comes from. */
export function readMemberOrigin(node: TSESTree.MemberExpression, sight: Sight): Origin {
  const name = readMemberName(node);
  const object = unwrap(node.object);
  if (name !== undefined) {
    const own = readOwnOrigin(object, name, sight);
    if (own && own.owner.kind !== 'unknown') return own;
  }
  const written = object.type === 'ThisExpression' ? undefined : sight.findWrittenType(node, sight);
  const typed = written && readTypeOrigin(written, sight);
  if (typed) return typed;
  const part = readPartOrigin(node.object, name, sight);
  return part.owner.kind === 'unknown' && (name === undefined || /^\d+$/.test(name)) ? readTakenElement(object, sight) ?? part : part;
}

/** `models[0]`, `models[i]` of a list that a call answers with: one of its elements, where those are Sequelize's. */
function readTakenElement(list: TSESTree.Node, sight: Sight): Origin | undefined {
  const made = resolveDefinition(list, sight.evaluation);
  const element = made.type === 'CallExpression' ? sight.classifyElement(made, sight) : undefined;
  return element?.owner.kind === 'sequelize' || element?.isShown ? element : undefined;
}

/** What this file itself puts at `object.name`: a field of its class, a property of its object literal. */
function readOwnOrigin(object: TSESTree.Node, name: string, sight: Sight): Origin | undefined {
  if (object.type === 'ThisExpression') return readFieldOrigin(object, name, sight);
  if (object.type === 'NewExpression') return readMadeField(object, name, sight);
  const value = sight.evaluation.evaluate(object);
  if (value.kind === 'object') {
    const property = value.properties.get(name);
    if (property?.node.type !== 'Property') return undefined;
    return property.node.kind === 'get' ? readReturnedOrigin(property.node.value, sight) : sight.classify(property.node.value, sight);
  }
  if (value.kind === 'function' && isClass(value.node)) return readStaticField(value.node, name, sight);
  return undefined;
}

function readStaticField(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string, sight: Sight): Origin | undefined {
  for (const member of node.body.body) {
    if (!isField(member) || !member.static || readStaticName(member.key, member.computed) !== name) continue;
    return member.value ? sight.classify(member.value, sight) : undefined;
  }
  return undefined;
}

/** A member by Sequelize's names, else by what it is a part of. */
function readPartOrigin(written: TSESTree.Node, name: string | undefined, sight: Sight): Origin {
  const object = unwrap(written);
  if (name !== undefined && isForeignMember(name)) return foreignOrigin({ kind: 'member', name });
  const base = sight.classify(written, sight);
  // `index.js` of sequelize-cli exports the instance among the models.
  if (name !== undefined && isInstanceName(name) && base.isShown) return { ...sequelizeOrigin('instance', { kind: 'member', name }), instance: base.instance };
  if (isModels(object) && base.owner.kind !== 'other') return { ...sequelizeOrigin('model', { kind: 'member', name: 'models' }), instance: base.instance };
  if (base.isShown && base.target === 'model' && base.owner.kind === 'unknown') return base;
  return readEggOrigin(object, name) ?? readSequelizePart(base, name) ?? readNamedPart(base, name);
}

/** Members that are Sequelize's by their name alone. */
function readSequelizePart(base: Origin, name: string | undefined): Origin | undefined {
  if (name !== undefined && isInstanceName(name)) return { ...sequelizeOrigin('instance', { kind: 'member', name }), instance: base.instance };
  if (name === 'queryInterface') return { ...sequelizeOrigin('queryInterface', { kind: 'member', name }), instance: base.instance };
  if (name !== 'models') return undefined;
  return { ...base, owner: base.owner.kind === 'other' ? { kind: 'unknown' } : base.owner, target: 'model', ...(base.owner.kind === 'unknown' && { isShown: true }) };
}

/** egg's `app.model` and `ctx.model` are the instance, their members models. */
function readEggOrigin(object: TSESTree.Node, name: string | undefined): Origin | undefined {
  const path = readDottedName(object)?.join('.') ?? '';
  if (/(?:^|\.)(?:app|ctx)\.model$/.test(path)) return sequelizeOrigin('model', { kind: 'member', name: path });
  return name === 'model' && /(?:^|\.)(?:app|ctx)$/.test(path) ? sequelizeOrigin('instance', { kind: 'member', name: `${path}.model` }) : undefined;
}

function readNamedPart(base: Origin, name: string | undefined): Origin {
  const target = name === undefined ? 'model' : guessTarget(name);
  switch (base.owner.kind) {
    case 'import':
      return { target, owner: base.owner };
    case 'sequelize':
      return { target: base.target === 'umzug' ? 'umzug' : target, owner: base.owner, instance: base.instance, isClass: base.isClass ?? false };
    default:
      return { ...UNKNOWN, target };
  }
}

/** `x.models`, whose members are models. */
function isModels(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' && readMemberName(node) === 'models';
}

/** What destructuring steps take out of an expression. */
export function readPathOrigin(init: TSESTree.Node, steps: readonly PatternStep[], sight: Sight): Origin {
  let origin = sight.classify(init, sight);
  let node: TSESTree.Node | undefined = unwrap(init);
  const defaults: Origin[] = [];
  for (const step of steps) {
    if (step.kind === 'default') defaults.push(sight.classify(step.value, sight));
    if (step.kind !== 'key' && step.kind !== 'index') continue;
    const name = step.kind === 'key' ? readStaticName(step.property.key, step.property.computed) : undefined;
    const part: TSESTree.Node | undefined = node && takePart(node, step, sight);
    const taken = step.kind === 'index' && node && !part ? readTakenElement(node, sight) : undefined;
    const own: Origin | undefined = taken ?? (part ? sight.classify(part, sight) : node && name !== undefined ? readOwnOrigin(node, name, sight) : undefined);
    origin = own ?? readStep(origin, { node, name });
    node = part;
  }
  return defaults.length > 0 ? joinOrigins([origin, ...defaults]) : origin;
}

/** The expression at a key or place of a literal of this file. */
function takePart(node: TSESTree.Node, step: PatternStep, { evaluation }: Sight): TSESTree.Node | undefined {
  const literal = resolveDefinition(node, evaluation);
  if (step.kind === 'index' && literal.type === 'ArrayExpression') {
    const before = literal.elements.slice(0, step.index + 1);
    return before.some((element) => element?.type === 'SpreadElement') ? undefined : (before[step.index] ?? undefined);
  }
  if (step.kind !== 'key' || literal.type !== 'ObjectExpression') return undefined;
  const name = readStaticName(step.property.key, step.property.computed);
  const property = name === undefined ? undefined : findProperty(literal, name);
  return property?.kind === 'init' && !property.method ? property.value : undefined;
}

function readStep(base: Origin, step: { readonly node: TSESTree.Node | undefined; readonly name: string | undefined }): Origin {
  if (step.node && isModels(step.node)) return { ...sequelizeOrigin('model', { kind: 'member', name: 'models' }), instance: base.instance };
  if (base.isShown && base.target === 'model' && base.owner.kind === 'unknown' && !isInstanceName(step.name ?? '')) return base;
  return readSequelizePart(base, step.name) ?? readNamedPart(base, step.name);
}

import type { TSESTree } from '@typescript-eslint/utils';
import { isField, readStaticName } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/source-code.js';
import { type ClassNode, findConstructor, type FunctionNode, isClass } from '../model/bindings.js';
import { unknown } from '../model/choice.js';
import type { Argument, Evaluation } from '../model/evaluation.js';
import { emptyObject, openUp, writeProperty } from '../model/objects.js';
import type { FunctionValue, ObjectValue, Value } from '../model/value.js';
import { readFields, type Fields } from '../mutations/field-writes.js';
import { callValue, enterFunction } from './calls.js';
import { readOwnField } from './fields.js';

/** Classes that extend one another. Past it, a member is unknown. */
const MOST_DEPTH = 12;

interface Construction {
  readonly node: TSESTree.NewExpression;
  /** A class of this file. */
  readonly made: FunctionValue;
}

/** The object of a class of this file: its fields are its keys, by what the class and this call of the constructor give them. */
export function makeInstance({ made, node }: Construction, evaluation: Evaluation): Value {
  if (!isClass(made.node)) return { kind: 'instance', node };
  const outer = made.closure ? evaluation.enter(made.closure, { subject: made, args: node.arguments }) : evaluation;
  return { ...makeFields(made.node, node.arguments, { node, evaluation: outer, depth: 0 }), madeBy: made.node };
}

interface Making {
  readonly node: TSESTree.NewExpression;
  readonly evaluation: Evaluation;
  readonly depth: number;
}

/** The fields of a class, after those of the class that it extends. */
function makeFields(made: ClassNode, args: readonly Argument[], { depth, evaluation, node }: Making): ObjectValue {
  const written = findConstructor(made);
  const inner = written ? enterFunction({ kind: 'function', node: written }, args, evaluation) : evaluation;
  const fields = readFields(made.body, evaluation.sourceCode);
  const base = makeBase(made, written ? findBaseArguments(written, evaluation) : args, { node, evaluation: inner, depth: depth + 1 });
  const own = readOwnNames(made, fields).reduce<Value>((object, name) => {
    const value = readOwnField(made.body, name, { at: node, evaluation: inner });
    return writeProperty(object, name, { value, node: findFieldNode(made, name) ?? value.node });
  }, base);
  if (own.kind !== 'object') return base;
  return fields.isOpen ? openUp(own, unknown('closure', node)) : own;
}

function makeBase({ superClass }: ClassNode, args: readonly Argument[], making: Making): ObjectValue {
  const { depth, evaluation, node } = making;
  if (!superClass) return emptyObject(node);
  const base = evaluation.evaluate(superClass);
  if (base.kind === 'function' && isClass(base.node) && depth < MOST_DEPTH) return makeFields(base.node, args, making);
  return { ...emptyObject(node), rest: unknown('call', node) };
}

/** The names of the fields: declared, parameter properties, and what is assigned to `this`. */
function readOwnNames({ body }: ClassNode, { named }: Fields): readonly string[] {
  const members = body.body.flatMap((member) => {
    const name = isField(member) || member.type === 'MethodDefinition' ? readStaticName(member.key, member.computed) : undefined;
    return name === undefined ? [] : [[name, member] as const];
  });
  const others = new Set(members.filter(([, member]) => member.type === 'MethodDefinition' || ('static' in member && member.static)).map(([name]) => name));
  const declared = new Set(members.map(([name]) => name));
  return [...named].flatMap(([name, { values }]) => (!others.has(name) && (declared.has(name) || values.length > 0) ? [name] : []));
}

function findFieldNode({ body }: ClassNode, name: string): TSESTree.Node | undefined {
  return body.body.find((member) => isField(member) && readStaticName(member.key, member.computed) === name);
}

/** What a constructor passes to the class that it extends: `super(options)`. */
function findBaseArguments(written: FunctionNode, { sourceCode }: Evaluation): readonly Argument[] {
  let args: readonly Argument[] = [];
  walkNodes(written.body, sourceCode.visitorKeys, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Super') args = node.arguments;
    return undefined;
  });
  return args;
}

/** A getter's value or a method of an object that a class of this file makes; undefined where no class of this file has it. */
export function readClassMember(object: ObjectValue, name: string, evaluation: Evaluation): Value | undefined {
  let owner = object.madeBy;
  for (let depth = 0; owner && depth < MOST_DEPTH; depth += 1) {
    for (const member of owner.body.body) {
      if (member.type !== 'MethodDefinition' || member.static || member.kind === 'set' || readStaticName(member.key, member.computed) !== name) continue;
      const method: FunctionValue = { kind: 'function', node: member.value, self: object };
      return member.kind === 'get' ? callValue(method, [], evaluation) : method;
    }
    const base: Value | undefined = owner.superClass ? evaluation.evaluate(owner.superClass) : undefined;
    owner = base?.kind === 'function' && isClass(base.node) ? base.node : undefined;
  }
  return undefined;
}

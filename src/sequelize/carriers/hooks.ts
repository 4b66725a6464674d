import type { TSESTree } from '@typescript-eslint/utils';
import type { NamedNode } from '../../syntax/named-nodes.js';
import { readCallOfName, readMemberName } from '../../syntax/names.js';
import { isFunction } from '../../values/model/bindings.js';
import { applyMutation } from '../../values/flow/apply.js';
import { readArms, unknown } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readMutations } from '../../values/mutations/mutations.js';
import type { Mutation } from '../../values/mutations/mutation.js';
import { emptyObject, readProperty } from '../../values/model/objects.js';
import type { Value } from '../../values/model/value.js';
import { createCarrier, UNKNOWN_OWNER } from './carrier.js';
import type { SourceCode } from '../../syntax/source-code.js';
import type { Carrier, Receiver } from '../facts.js';
import { readFileNames } from '../mentions.js';
import { readReceiver } from '../receivers/receiver.js';
import { readOptions } from '../options/read.js';

const SYNC_HOOKS = new Set(['beforeSync', 'beforeBulkSync']);

/** Hooks that are added by a call: `addHook('beforeSync', …)`, `beforeSync(…)`, v7 `hooks.addListener('beforeSync', …)`. */
export function readAddedHooks(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  const nodes = readFileNames(sourceCode).get('addHook', 'addListener', 'addListeners', 'beforeSync', 'beforeBulkSync', 'hook');
  return nodes.flatMap((named) => readAddedHook(named, evaluation));
}

function readAddedHook({ node, name }: NamedNode, evaluation: Evaluation): readonly Carrier[] {
  const found = readCallOfName(node);
  if (!found) return [];
  const receiver = readReceiver(readHookOwner(found.member, name), name, evaluation);
  const given = found.call.arguments.filter((argument) => argument.type !== 'SpreadElement').map((argument) => evaluation.evaluate(argument));
  if (name === 'addListeners') return readHooks(given[0], receiver, evaluation);
  if (!SYNC_HOOKS.has(name) && !isSyncHook(given[0])) return [];
  return given.flatMap((hook) => readHook(hook, receiver, evaluation));
}

/** v7's listeners are added on `.hooks` of an instance or Model. */
function readHookOwner(member: TSESTree.MemberExpression, name: string): TSESTree.Node {
  const { object } = member;
  return name.startsWith('addListener') && object.type === 'MemberExpression' && readMemberName(object) === 'hooks' ? object.object : object;
}

function isSyncHook(value: Value | undefined): boolean {
  return value?.kind === 'primitive' && SYNC_HOOKS.has(String(value.value));
}

/** `hooks: { beforeSync(options) { … } }` of a constructor's or model's options, and of its `define`. */
export function readHooksOption(options: Value, receiver: Receiver, evaluation: Evaluation): readonly Carrier[] {
  return readArms(options).flatMap(({ value }) => {
    if (value.kind !== 'object') return [];
    const own = readHooks(readKnown(value, 'hooks'), receiver, evaluation);
    const define = readKnown(value, 'define');
    return define?.kind === 'object' ? [...own, ...readHooks(readKnown(define, 'hooks'), receiver, evaluation)] : own;
  });
}

function readKnown(object: Extract<Value, { kind: 'object' }>, name: string): Value | undefined {
  const property = object.properties.get(name);
  return property && readProperty(object, name, property.node);
}

function readHooks(hooks: Value | undefined, receiver: Receiver, evaluation: Evaluation): readonly Carrier[] {
  if (hooks?.kind !== 'object') return [];
  return [...SYNC_HOOKS].flatMap((name) => {
    const hook = readKnown(hooks, name);
    const functions = hook?.kind === 'array' ? (hook.elements ?? []) : hook ? [hook] : [];
    return functions.flatMap((one) => readHook(one, receiver, evaluation));
  });
}

/** `@BeforeSync static open(options) { … }` of sequelize-typescript and v7. No sync of an instance runs a Model's `@BeforeBulkSync`. */
export function readDecoratedHooks(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return readFileNames(sourceCode)
    .get('BeforeSync')
    .flatMap(({ node }) => {
      const decorated = node.parent?.type === 'CallExpression' ? node.parent.parent : node.parent;
      const method = decorated?.type === 'Decorator' ? decorated.parent : undefined;
      if (method?.type !== 'MethodDefinition') return [];
      return readHook({ kind: 'function', node: method.value }, { ...UNKNOWN_OWNER, target: 'model' }, evaluation);
    });
}

/** The writes of force and alter to a hook's first parameter; v7 takes `{ name, callback }` too. */
function readHook(hook: Value, receiver: Receiver, evaluation: Evaluation): readonly Carrier[] {
  const callback = hook.kind === 'object' ? readKnown(hook, 'callback') : undefined;
  if (callback) return readHook(callback, receiver, evaluation);
  if (hook.kind !== 'function' || !isFunction(hook.node)) return [];
  const [first] = hook.node.params;
  if (first?.type !== 'Identifier') return [];
  const variable = evaluation.sourceCode.getDeclaredVariables?.(hook.node).find((declared) => declared.name === first.name);
  const writes = variable ? readMutations(evaluation.sourceCode, variable) : [];
  return writes.filter((write) => isOptionWrite(write)).map((write) => readWrite(write, receiver, evaluation));
}

function isOptionWrite(write: Mutation): boolean {
  if (write.kind === 'merge') return write.path.length === 0;
  return write.kind === 'set' && (write.path[0] === 'force' || write.path[0] === 'alter' || typeof write.path[0] !== 'string');
}

function readWrite(write: Mutation, receiver: Receiver, evaluation: Evaluation): Carrier {
  const { node } = write;
  const written = applyMutation(write, emptyObject(node), evaluation);
  const left = node.type === 'AssignmentExpression' ? node.left : node;
  const options = written.kind === 'object' || written.kind === 'choice' ? readOptions(written, left, node) : readOptions(unknown('call', node), left);
  return createCarrier({ carrier: 'hook', node, receiver }, options);
}

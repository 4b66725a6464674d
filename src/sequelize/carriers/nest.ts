import type { TSESTree } from '@typescript-eslint/utils';
import { readCallOfName, readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { callFunction } from '../../values/evaluate/calls.js';
import { readArms, readTruth } from '../../values/model/choice.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readProperty } from '../../values/model/objects.js';
import type { ObjectValue, Value } from '../../values/model/value.js';
import { readPropertyCarrier, UNKNOWN_OWNER } from './carrier.js';
import type { SourceCode } from '../../syntax/source-code.js';
import type { Carrier, Receiver } from '../facts.js';
import { readFileNames } from '../mentions.js';
import { readOptionsInstance } from '../receivers/instances.js';
import { readReceiver } from '../receivers/receiver.js';

/** The options that a Nest module gives to Sequelize. */
export interface NestModule {
  /** The options object, where it stands in this file, else the call. */
  readonly node: TSESTree.Node;
  readonly options: ObjectValue;
  readonly receiver: Receiver;
  /**
   * `syncs`: Nest calls `sequelize.sync(options.sync)` at boot. `waits`: it does not, but the options reach
   * `new Sequelize` (@nestjs/sequelize 10 to 12, lib/sequelize-core.module.js).
   */
  readonly boot: 'syncs' | 'waits';
}

const cache = new WeakMap<SourceCode, readonly NestModule[]>();

/** `SequelizeModule.forRoot(…)`, `forRootAsync({ useFactory })`, and classes with `createSequelizeOptions`. */
export function readNestModules(sourceCode: SourceCode): readonly NestModule[] {
  const known = cache.get(sourceCode);
  if (known) return known;
  const evaluation = createEvaluation(sourceCode);
  const names = readFileNames(sourceCode);
  const modules = [
    ...names.get('forRoot', 'forRootAsync').flatMap(({ node }) => readModuleCall(node, evaluation)),
    ...names.get('createSequelizeOptions').flatMap(({ node }) => readOptionsFactory(node, evaluation)),
  ];
  const unique = [...new Map(modules.map((module) => [module.node, module])).values()];
  cache.set(sourceCode, unique);
  return unique;
}

export function readNestCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return readNestModules(sourceCode).flatMap((module) =>
    readPropertyCarrier(module.options, { name: 'sync', carrier: 'nestSync', node: module.node, receiver: module.receiver }, evaluation).map((carrier) => ({
      ...carrier,
      boot: module.boot,
    })),
  );
}

function readModuleCall(node: TSESTree.Node, evaluation: Evaluation): readonly NestModule[] {
  const found = readCallOfName(node);
  const [argument] = found?.call.arguments ?? [];
  const receiver = found && readModuleReceiver(unwrap(found.member.object), evaluation);
  if (!receiver || !argument || argument.type === 'SpreadElement') return [];
  const given = evaluation.evaluate(argument);
  if (readMemberName(found.member) === 'forRoot') return readModules(given, { fallback: argument, receiver }, evaluation);
  const factory = readProperty(given, 'useFactory', argument);
  return factory.kind === 'function' ? readModules(callFactory(factory, evaluation), { fallback: argument, receiver }, evaluation) : [];
}

/** TypeORM, Mongoose and others have a `forRoot` of the same shape. */
function readModuleReceiver(object: TSESTree.Node, evaluation: Evaluation): Receiver | undefined {
  const { owner } = readReceiver(object, 'forRoot', evaluation);
  const isNamed = object.type === 'Identifier' && object.name === 'SequelizeModule';
  return owner.kind === 'sequelize' || isNamed ? { ...UNKNOWN_OWNER, owner, shown: true, node: object } : undefined;
}

/** What a factory returns; an async one is awaited by Nest. */
function callFactory(factory: Extract<Value, { kind: 'function' }>, evaluation: Evaluation): Value {
  return callFunction(factory.node, [], evaluation);
}

/** `class X implements SequelizeOptionsFactory { createSequelizeOptions() { return { … } } }`. */
function readOptionsFactory(node: TSESTree.Node, evaluation: Evaluation): readonly NestModule[] {
  const member = node.parent;
  if (member?.type !== 'MethodDefinition' && member?.type !== 'PropertyDefinition' && member?.type !== 'Property') return [];
  if (readStaticName(member.key, member.computed) !== 'createSequelizeOptions' || !member.value) return [];
  const factory = evaluation.evaluate(member.value);
  if (factory.kind !== 'function') return [];
  return readModules(callFactory(factory, evaluation), { fallback: member.value, receiver: { ...UNKNOWN_OWNER, shown: true } }, evaluation);
}

interface ModulePlace {
  /** What to point at where the options stand elsewhere. */
  readonly fallback: TSESTree.Node;
  readonly receiver: Receiver;
}

function readModules(options: Value, { fallback, receiver }: ModulePlace, evaluation: Evaluation): readonly NestModule[] {
  return readArms(options).flatMap(({ value }) => {
    if (value.kind !== 'object') return [];
    const node = value.node.type === 'ObjectExpression' ? value.node : fallback;
    const instance = readOptionsInstance(node, value, evaluation);
    return [{ node, options: value, receiver: { ...receiver, instance }, boot: isSyncedAtBoot(value) ? ('syncs' as const) : ('waits' as const) }];
  });
}

/** `autoLoadModels` on, and `synchronize` not given and falsy; Nest takes a given `undefined` for not given. */
function isSyncedAtBoot(options: ObjectValue): boolean {
  const isLoading = readTruth(readProperty(options, 'autoLoadModels', options.node)).kind !== 'falsy';
  const synchronize = options.properties.get('synchronize');
  if (!isLoading || !synchronize || synchronize.overridable) return isLoading;
  const { value } = synchronize;
  return readTruth(value).kind !== 'falsy' || (value.kind === 'primitive' && value.value === undefined);
}

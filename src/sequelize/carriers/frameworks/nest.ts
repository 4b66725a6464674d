import type { TSESTree } from '@typescript-eslint/utils';
import { readCallOfName, readMemberName, readStaticName, unwrap } from '../../../syntax/names.js';
import { callFunction } from '../../../values/evaluate/calls.js';
import { readArms, readTruth } from '../../../values/model/choice.js';
import { createEvaluation } from '../../../values/evaluate/evaluate.js';
import type { Evaluation } from '../../../values/model/evaluation.js';
import { readProperty } from '../../../values/model/objects.js';
import type { ChoiceArm, ObjectValue, Value } from '../../../values/model/value.js';
import { readPropertyCarrier, SHOWN, UNKNOWN_OWNER } from '../carrier.js';
import { readConnectionCarriers } from '../connection.js';
import { type SourceCode, perFile } from '../../../syntax/source-code.js';
import type { Carrier, OptionsFact, Receiver } from '../../facts.js';
import { findLeavingObjects, joinStates, type LeavingObject } from '../leaving.js';
import { readFileNames } from '../../mentions.js';
import { readOptionsInstance } from '../../receivers/instances.js';
import { readReceiver } from '../../receivers/receiver.js';

/** The options that a Nest module gives to Sequelize. */
export interface NestModule {
  /** The options object, where this file has it, else the call. */
  readonly node: TSESTree.Node;
  /** The literal that Nest reads, where this file has it: what an edit may change. */
  readonly literal: TSESTree.ObjectExpression | undefined;
  /** The states of the options. */
  readonly options: Value;
  readonly receiver: Receiver;
  /**
   * `syncs`: Nest calls `sequelize.sync(options.sync)` at boot; `maySync`: where `synchronize` is on. `waits`: it does
   * not, but the options reach `new Sequelize` (@nestjs/sequelize 10 to 12, lib/sequelize-core.module.js).
   */
  readonly boot: NonNullable<Carrier['boot']>;
  /** The expression that decides whether `synchronize` is on. */
  readonly synchronize: TSESTree.Node | undefined;
}

/**
 * `SequelizeModule.forRoot(…)`, `forRootAsync({ useFactory })`, classes with `createSequelizeOptions`, and options with
 * `autoLoadModels` that leave the file, as those of `registerAs(…)` of @nestjs/config do.
 */
export const readNestModules = perFile((sourceCode: SourceCode): readonly NestModule[] => {
  const evaluation = createEvaluation(sourceCode);
  const names = readFileNames(sourceCode);
  const modules = [
    ...names.get('forRoot', 'forRootAsync').flatMap(({ node }) => readModuleCall(node, evaluation)),
    ...names.get('createSequelizeOptions').flatMap(({ node }) => readOptionsFactory(node, evaluation)),
    ...(names.has('autoLoadModels') ? findLeavingObjects(sourceCode).flatMap((leaving) => readLeaving(leaving)) : []),
  ];
  return [...new Map(modules.map((module) => [module.node, module])).values()];
});

export function readNestCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return readNestModules(sourceCode).flatMap((module) => [
    ...readPropertyCarrier(module.options, { name: 'sync', carrier: 'nestSync', node: module.node, receiver: module.receiver }, evaluation).map((carrier) => ({
      ...carrier,
      boot: module.boot,
      ...(module.boot !== 'waits' && module.literal && { holder: module.literal }),
      options: module.synchronize ? underTest(carrier.options, module.synchronize) : carrier.options,
    })),
    ...readConnectionCarriers(module.options, { node: module.node, receiver: module.receiver }, evaluation),
  ]);
}

/** Options that Nest obeys where a test comes out as true: what guards the test guards them. */
function underTest(options: OptionsFact, test: TSESTree.Node): OptionsFact {
  if (options.kind !== 'known') return options;
  return { ...options, arms: options.arms.map((arm) => ({ ...arm, conditions: [{ test, outcome: true }, ...arm.conditions] })) };
}

/** Connection options of sequelize.org have no `autoLoadModels`: options with it are for Nest. */
function readLeaving({ node, arms }: LeavingObject): readonly NestModule[] {
  const options = joinStates(arms.filter(({ value }) => (value as ObjectValue).properties.has('autoLoadModels')), node);
  return options ? readModules(options, { fallback: node, receiver: { ...UNKNOWN_OWNER, shown: SHOWN } }) : [];
}

function readModuleCall(node: TSESTree.Node, evaluation: Evaluation): readonly NestModule[] {
  const found = readCallOfName(node);
  const [argument] = found?.call.arguments ?? [];
  const receiver = found && readModuleReceiver(unwrap(found.member.object), evaluation);
  if (!receiver || !argument || argument.type === 'SpreadElement') return [];
  const given = evaluation.evaluate(argument);
  if (readMemberName(found.member) === 'forRoot') return readModules(given, { fallback: argument, receiver });
  const factory = readProperty(given, 'useFactory', argument);
  return factory.kind === 'function' ? readModules(callFactory(factory, evaluation), { fallback: argument, receiver }) : [];
}

/** TypeORM, Mongoose and others have a `forRoot` of the same shape. */
function readModuleReceiver(object: TSESTree.Node, evaluation: Evaluation): Receiver | undefined {
  const { owner } = readReceiver(object, 'forRoot', evaluation);
  const isNamed = object.type === 'Identifier' && object.name === 'SequelizeModule';
  return owner.kind === 'sequelize' || isNamed ? { ...UNKNOWN_OWNER, owner, shown: SHOWN, node: object } : undefined;
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
  return readModules(callFactory(factory, evaluation), { fallback: member.value, receiver: { ...UNKNOWN_OWNER, shown: SHOWN } });
}

interface ModulePlace {
  /** What to point at where the options are in another file. */
  readonly fallback: TSESTree.Node;
  readonly receiver: Receiver;
}

/** One module for each options object, in all its states. */
function readModules(options: Value, { fallback, receiver }: ModulePlace): readonly NestModule[] {
  const states = new Map<TSESTree.Node, ChoiceArm[]>();
  for (const arm of readArms(options)) {
    if (arm.value.kind !== 'object') continue;
    const node = arm.value.node.type === 'ObjectExpression' ? arm.value.node : fallback;
    states.set(node, [...(states.get(node) ?? []), arm]);
  }
  return [...states].map(([node, arms]) => {
    const [first, ...others] = arms.map(({ value }) => value as ObjectValue);
    const instance = first && readOptionsInstance(node, first);
    const value: Value = first && others.length === 0 ? first : { kind: 'choice', arms, why: 'condition', node };
    const literal = first?.node.type === 'ObjectExpression' ? first.node : undefined;
    return { node, literal, options: value, receiver: { ...receiver, instance }, ...judgeBoot(arms) };
  });
}

/** What Nest does at boot with options in these states: the worst of them counts. */
function judgeBoot(arms: readonly ChoiceArm[]): Pick<NestModule, 'boot' | 'synchronize'> {
  const judged = arms.map(({ value }) => judgeSynchronize(value as ObjectValue));
  return judged.find(({ boot }) => boot === 'syncs') ?? judged.find(({ boot }) => boot === 'maySync') ?? { boot: 'waits', synchronize: undefined };
}

/** `autoLoadModels` on, and `synchronize` not given and falsy; Nest takes a given `undefined` for not given. */
function judgeSynchronize(options: ObjectValue): Pick<NestModule, 'boot' | 'synchronize'> {
  const isLoading = readTruth(readProperty(options, 'autoLoadModels', options.node)).kind !== 'falsy';
  const written = options.properties.get('synchronize');
  if (!isLoading) return { boot: 'waits', synchronize: undefined };
  if (!written || written.overridable || isUndefined(written.value)) return { boot: 'syncs', synchronize: undefined };
  const truth = readTruth(written.value).kind;
  if (truth === 'falsy') return { boot: 'waits', synchronize: undefined };
  if (truth === 'truthy') return { boot: 'syncs', synchronize: undefined };
  return { boot: 'maySync', synchronize: written.node.type === 'Property' ? written.node.value : written.value.node };
}

function isUndefined(value: Value): boolean {
  return value.kind === 'primitive' && value.value === undefined;
}

import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createCarrier, readPropertyCarrier, SHOWN, UNKNOWN_OWNER } from './carrier.js';
import { readConnectionCarriers } from './connection.js';
import { readEggCarriers } from './frameworks/egg.js';
import { readHapiCarriers } from './frameworks/hapi.js';
import { readLoopbackCarriers } from './frameworks/loopback.js';
import { readMidwayCarriers } from './frameworks/midway.js';
import { readNestCarriers } from './frameworks/nest.js';
import { readSailsCarriers } from './frameworks/sails.js';
import { readAddedHooks, readDecoratedHooks } from './hooks.js';
import { findLeavingObjects, joinStates, type LeavingObject } from './leaving.js';
import { readModelCarriers } from './models.js';
import type { Carrier, Receiver, SyncCall } from '../facts.js';
import { readFileNames } from '../mentions.js';
import { readOptions } from '../options/read.js';
import { readConstructions } from '../receivers/constructions.js';
import { findConstructorOptions, readInstance, readOptionsInstance } from '../receivers/instances.js';
import { readReceiver } from '../receivers/receiver.js';
import { readSyncCalls } from '../sync/calls.js';
import type { NamedNode } from '../../syntax/named-nodes.js';
import { readMemberName, readNameUse, unwrap, wrapped } from '../../syntax/names.js';
import { perFile, type SourceCode } from '../../syntax/source-code.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { applyMutation } from '../../values/flow/apply.js';
import { enclosingFunction } from '../../values/model/bindings.js';
import { readArms, unknown } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { emptyObject, openUp, readProperty } from '../../values/model/objects.js';
import type { ObjectValue, Value } from '../../values/model/value.js';

/** Every place of a file with options that a later plain `sync()` obeys, each once; found once for all rules. */
const readCarriers = perFile((sourceCode): readonly Carrier[] => {
  const evaluation = createEvaluation(sourceCode);
  const seen = new Map<TSESTree.Node, Set<Carrier['carrier']>>();
  return READERS
    .filter((reader) => mayFind(reader, sourceCode))
    .flatMap(({ read }) => read(sourceCode, evaluation))
    .filter((carrier) => {
      // One options object may be passed to an instance and exported, too.
      const kinds = seen.get(carrier.node) ?? new Set();
      const isOfWhole = carrier.carrier === 'constructorTopLevel' || carrier.carrier === 'modelOptions';
      if (isOfWhole ? kinds.has(carrier.carrier) : kinds.size > 0) return false;
      seen.set(carrier.node, kinds.add(carrier.carrier));
      return true;
    })
    .sort((left, right) => left.node.range[0] - right.node.range[0]);
});

/** A search for one kind of carriers. Most files have few kinds, so the text of a file decides which searches are made. */
interface CarrierReader {
  /** The words of which a file with such a carrier says one. */
  readonly words: readonly string[];
  /** What its text says, too. */
  readonly text?: RegExp;
  /** The keys of which such a carrier has one: `model.sync()` calls a member, and has no such key. */
  readonly keys?: readonly string[];
  /** The key under which they leave the file. */
  readonly leavesAs?: string;
  readonly read: (sourceCode: SourceCode, evaluation: Evaluation) => readonly Carrier[];
}

/** An object leaves the file where something is exported, in ES or CommonJS, or typed as options. */
const LEAVES = /export|Options\b/;
/** What leaves the file is connection options by its `dialect` or its type. */
const CONNECTION = /\bdialect\b|Options\b/;
/** The keys of connection options that a sync obeys. */
const CONNECTION_KEYS = ['sync', 'define', 'force', 'alter', 'beforeSync', 'beforeBulkSync'];

const READERS: readonly CarrierReader[] = [
  { words: ['Sequelize', 'sequelize'], read: readConstructorCarriers },
  { words: ['forRoot', 'forRootAsync', 'createSequelizeOptions', 'autoLoadModels'], read: readNestCarriers },
  { words: ['define', 'init', 'Table'], read: readModelCarriers },
  { words: ['addHook', 'addListener', 'addListeners', 'hook', 'beforeSync', 'beforeBulkSync'], read: readAddedHooks },
  { words: ['BeforeSync'], read: readDecoratedHooks },
  { words: ['sync', 'force', 'alter'], read: readAssignmentCarriers },
  { words: CONNECTION_KEYS, text: CONNECTION, keys: CONNECTION_KEYS, read: readExportedCarriers },
  { words: ['sequelize'], text: LEAVES, keys: CONNECTION_KEYS, leavesAs: 'sequelize', read: readEggCarriers },
  { words: ['syncOptions'], text: LEAVES, read: readMidwayCarriers },
  { words: ['migrate'], text: LEAVES, read: readSailsCarriers },
  { words: ['forceSync'], read: readHapiCarriers },
  { words: ['syncSequelizeModel', 'syncLoadedSequelizeModels'], read: readLoopbackCarriers },
];

function mayFind({ keys, leavesAs, text, words }: CarrierReader, sourceCode: SourceCode): boolean {
  const names = readFileNames(sourceCode);
  if (!names.has(...words) || (text !== undefined && !names.isHidden && !text.test(sourceCode.text))) return false;
  return (keys === undefined || names.get(...keys).some(mayBeKey)) && (leavesAs === undefined || names.get(leavesAs).some(mayLeave));
}

function mayBeKey({ node }: NamedNode): boolean {
  return !/^(?:called|read)$/.test(readNameUse(node));
}

/** Whether an object may leave the file under a name: not where it is imported, has a member read, or is a variable that is not exported. */
function mayLeave(named: NamedNode): boolean {
  const { node } = named;
  const { parent } = node;
  if (!parent || !mayBeKey(named) || parent.type.startsWith('Import')) return false;
  // A string may become a key elsewhere.
  if (node.type !== 'Identifier') return true;
  if (parent.type === 'VariableDeclarator') return parent.id === node && parent.parent.parent.type === 'ExportNamedDeclaration';
  return parent.type !== 'MemberExpression' || parent.object !== node;
}

/** Every call of `sync` and every carrier of its options in a file, of a receiver that `isOurs` takes for Sequelize's. */
export function readSyncSources(sourceCode: Readonly<TSESLint.SourceCode>, isOurs: (receiver: Receiver) => boolean): readonly (SyncCall | Carrier)[] {
  return [...readSyncCalls(sourceCode, isOurs), ...readCarriers(sourceCode).filter(({ receiver }) => isOurs(receiver))];
}

/** `sequelize.options.sync = …`, `sequelize.options.sync.force = …`, `User.options.force = …`. */
function readAssignmentCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return readFileNames(sourceCode).get('sync', 'force', 'alter').flatMap(({ node }) => readAssigned(node, evaluation));
}

function readAssigned(node: TSESTree.Node, evaluation: Evaluation): readonly Carrier[] {
  const assignment = readAssignment(node);
  const path = assignment && readOptionsPath(unwrap(assignment.left));
  if (!assignment || !path) return [];
  const receiver = readReceiver(path.receiver, 'options', evaluation);
  if (receiver.owner.kind === 'other') return [];
  const change = { kind: 'set' as const, node: assignment, path: path.names, home: enclosingFunction(assignment) };
  // What else the options hold is not known here.
  const options = openUp(emptyObject(assignment), unknown('call', assignment));
  const written = applyMutation(change, options, evaluation);
  const value = path.names[0] === 'sync' ? readProperty(written, 'sync', assignment) : written;
  const isInstance = path.names[0] === 'sync' || receiver.target === 'instance';
  const place = { carrier: isInstance ? ('instanceOptionsAssignment' as const) : ('modelOptionsAssignment' as const), node: assignment.left, receiver };
  // Pointing at the left side: no property is inside it.
  return [createCarrier(place, readOptions(value, assignment.left))];
}

/** The assignment whose left side ends in a member's name. */
function readAssignment(node: TSESTree.Node): TSESTree.AssignmentExpression | undefined {
  const member = node.parent;
  if (member?.type !== 'MemberExpression' || member.property !== node) return undefined;
  const left = wrapped(member);
  return left.parent?.type === 'AssignmentExpression' && left.parent.left === left ? left.parent : undefined;
}

interface OptionsPath {
  readonly receiver: TSESTree.Node;
  readonly names: readonly string[];
}

/** The keys that follow `.options`, and the expression before it. */
function readOptionsPath(member: TSESTree.Node): OptionsPath | undefined {
  const names: string[] = [];
  let current = member;
  while (current.type === 'MemberExpression' && names.length < 3) {
    const name = readMemberName(current);
    if (name === undefined) return undefined;
    if (name === 'options' && names.length > 0) return { receiver: unwrap(current.object), names };
    names.unshift(name);
    current = unwrap(current.object);
  }
  return undefined;
}

/** `sync`, `define`, hooks and (v6) the top level of the options of every `new Sequelize(…)`. */
function readConstructorCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return readConstructions(sourceCode).flatMap((construction) => {
    const argument = findConstructorOptions(construction.node, evaluation);
    if (!argument) return [];
    const options = evaluation.evaluate(argument);
    const instance = construction.instance && readInstance(construction.instance, evaluation);
    const receiver: Receiver = { ...UNKNOWN_OWNER, owner: { kind: 'sequelize', evidence: { kind: 'constructed', name: 'Sequelize' } }, shown: SHOWN, node: construction.node, instance };
    const place = { node: argument, receiver };
    return [
      ...readPropertyCarrier(options, { ...place, name: 'sync', carrier: 'constructorSync' }, evaluation),
      ...readConnectionCarriers(options, place, evaluation),
    ];
  });
}

/** Connection options that leave the file: told by `dialect` beside `sync` or `define`, or by their written type. */
function readExportedCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return findLeavingObjects(sourceCode).flatMap((leaving) => {
    const options = toOptions(leaving);
    if (!options) return [];
    // Midway's `sync` beside `syncOptions` is a switch.
    const synced = joinStates(readArms(options).filter(({ value }) => value.kind === 'object' && !value.properties.has('syncOptions')), leaving.node);
    const place = { node: leaving.node, receiver: { ...UNKNOWN_OWNER, instance: readOptionsInstance(leaving.node, options) } };
    return [
      ...(synced ? readPropertyCarrier(synced, { ...place, name: 'sync', carrier: 'exportedOptions' }, evaluation) : []),
      ...readConnectionCarriers(options, place, evaluation),
    ];
  });
}

/** The states of an object that are connection options; undefined where none is. */
function toOptions({ node, arms, isTyped }: LeavingObject): Value | undefined {
  const isOptions = ({ properties }: ObjectValue): boolean => isTyped || properties.has('dialect');
  return joinStates(arms.filter(({ value }) => isOptions(value as ObjectValue)), node);
}

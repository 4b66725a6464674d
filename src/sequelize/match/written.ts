import type { TSESTree } from '@typescript-eslint/utils';
import { readNestModules } from '../carriers/frameworks/nest.js';
import type { Carrier, Instance, MatchFact, OptionsArm, Receiver, SyncCall } from '../facts.js';
import { readFileNames } from '../mentions.js';
import { readCallsNamed } from '../method-calls.js';
import { readOptions } from '../options/read.js';
import { readConstructions } from '../receivers/constructions.js';
import { readInstance } from '../receivers/instances.js';
import { readReceiver } from '../receivers/receiver.js';
import { wrapped } from '../../syntax/names.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Evaluation } from '../../values/model/evaluation.js';

/** Where a `match` is written: `sync` for the options of a sync, in a call or for later ones. */
type MatchPlace = 'sync' | 'topLevel' | 'define' | 'drop';

/** A call that is given a `match`. */
type MatchedCall = Pick<SyncCall, 'call' | 'receiver' | 'direct'>;

/** A `match` that is written somewhere in a file. */
export interface WrittenMatch {
  readonly place: MatchPlace;
  readonly match: MatchFact;
  readonly receiver: Receiver;
  readonly instance: Instance | undefined;
  /** The call that it is given to; undefined where it waits for a later one. */
  readonly call: MatchedCall | undefined;
  /** The options that hold it. */
  readonly arm: OptionsArm | undefined;
  /** True where force is off on some path that keeps the `match`. */
  readonly conditional: boolean;
}

/** A file, and the syncs and carriers of it that are Sequelize's. */
interface SyncedFile {
  readonly sourceCode: SourceCode;
  readonly sources: readonly (SyncCall | Carrier)[];
}

/** Every `match` of a file, in the order of the source. */
export function readWrittenMatches(file: SyncedFile): readonly WrittenMatch[] {
  const { sourceCode } = file;
  if (!readFileNames(sourceCode).get('match').some(({ node }) => mayNameOption(node))) return [];
  const evaluation = createEvaluation(sourceCode);
  const found = [
    ...file.sources.flatMap((source) => readSourceMatches(source)),
    ...readTopLevelMatches(sourceCode, evaluation),
    ...readDropMatches(sourceCode, evaluation),
  ];
  return found.sort((left, right) => left.match.node.range[0] - right.match.node.range[0]);
}

/** A key, a string that may become one, or what is assigned to. Most are the method of a string, or a variable for its result. */
function mayNameOption(node: TSESTree.Node): boolean {
  const { parent } = node;
  if (!parent || node.type !== 'Identifier' || parent.type === 'Property' || parent.type === 'PropertyDefinition') return true;
  const use = parent.type === 'MemberExpression' && parent.property === node ? wrapped(parent) : undefined;
  return use?.parent?.type === 'AssignmentExpression' && use.parent.left === use;
}

const PLACES: Readonly<Partial<Record<Carrier['carrier'], MatchPlace>>> = {
  constructorSync: 'sync',
  nestSync: 'sync',
  exportedOptions: 'sync',
  instanceOptionsAssignment: 'sync',
  constructorDefine: 'define',
  modelOptions: 'define',
};

function readSourceMatches(source: SyncCall | Carrier): readonly WrittenMatch[] {
  const { options, receiver } = source;
  const place = source.kind === 'sync' ? 'sync' : PLACES[source.carrier];
  if (place === undefined || options.kind !== 'known') return [];
  const instance = source.kind === 'sync' ? receiver.instance : source.instance;
  const call = source.kind === 'sync' ? source : undefined;
  return options.arms.flatMap((arm) => {
    const { match } = arm;
    return match ? [{ place, match, receiver, instance, call, arm, conditional: isConditional(match, options.arms) }] : [];
  });
}

/** `{ force: flag, match }`, and `{ match, ...(flag && { force: true }) }`: the test is made where force is off, too. */
function isConditional(match: MatchFact, arms: readonly OptionsArm[]): boolean {
  const own = arms.filter((arm) => arm.match?.node === match.node);
  if (own.some(({ force }) => force.kind === 'dynamic' && force.why !== 'spread')) return true;
  return own.some(({ force }) => force.kind === 'on') && own.some(({ force }) => force.kind === 'off' || force.kind === 'absent');
}

/** v6 merges the constructor's options into those of every `sequelize.sync()`; Nest passes its options to the constructor. */
function readTopLevelMatches(sourceCode: SourceCode, evaluation: Evaluation): readonly WrittenMatch[] {
  const made = readConstructions(sourceCode).flatMap(({ instance }) => {
    if (!instance) return [];
    const receiver = readReceiver(instance, 'sync', evaluation);
    return readOwnMatch('topLevel', readInstance(instance, evaluation).topLevelMatch, receiver);
  });
  const nested = readNestModules(sourceCode).flatMap(({ receiver }) => [
    ...readOwnMatch('topLevel', receiver.instance?.topLevelMatch, receiver),
    ...readOwnMatch('define', receiver.instance?.defineMatch, receiver),
  ]);
  return [...made, ...nested];
}

function readOwnMatch(place: MatchPlace, match: MatchFact | undefined, receiver: Receiver): readonly WrittenMatch[] {
  return match ? [{ place, match, receiver, instance: receiver.instance, call: undefined, arm: undefined, conditional: false }] : [];
}

const DROPPING = new Set(['drop', 'truncate']);

function readDropMatches(sourceCode: SourceCode, evaluation: Evaluation): readonly WrittenMatch[] {
  return readCallsNamed(DROPPING, sourceCode).flatMap((found) => {
    const argument: TSESTree.Node | undefined = found.args?.[0];
    if (!argument || argument.type === 'SpreadElement') return [];
    const options = readOptions(evaluation.evaluate(argument), argument);
    if (options.kind !== 'known') return [];
    const receiver = readReceiver(found.receiver, found.name, evaluation);
    const call = { call: found.call, receiver, direct: found.direct };
    return options.arms.flatMap((arm) => {
      const { match } = arm;
      return match ? [{ place: 'drop', match, receiver, instance: receiver.instance, call, arm, conditional: false } satisfies WrittenMatch] : [];
    });
  });
}

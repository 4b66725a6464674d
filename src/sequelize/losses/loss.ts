import type { TSESTree } from '@typescript-eslint/utils';
import type { Value } from '../../values/model/value.js';
import { readArms, readTruth } from '../../values/model/choice.js';
import { evaluateKeys, type Interest } from '../../values/evaluate/literals.js';
import type { ConditionUse } from './conditions.js';
import { isRuledOut } from './paths.js';
import type { Receiver } from '../facts.js';

/** Why every row goes. */
export type DeleteLossKind =
  /** `truncate()`. */
  | 'truncate'
  /** `truncate({ where })`: the condition is not read. */
  | 'truncateWhere'
  /** `truncate` among the options of `destroy` or v6's `bulkDelete`: the condition is not read. */
  | 'truncateOption'
  /** The same, decided at run time. */
  | 'truncateOptionMaybe'
  | 'emptyWhere'
  /** Empty on a path that reaches the call. */
  | 'emptyWhereMaybe'
  /** A condition that cannot be followed: empty, it deletes every row. */
  | 'unknownWhere'
  /** Options that cannot be followed. */
  | 'unknownOptions'
  /** What a request sends, as a whole: `{}` deletes every row. */
  | 'requestWhere'
  | 'destroyAll'
  /** `bulkDelete` with no condition, or an empty one. */
  | 'noCondition'
  | 'noConditionMaybe'
  /** v6's `bulkDelete(table, { id: 1 })` in v7, which takes options there: no condition is read. */
  | 'oldCondition';

export interface DeleteLoss {
  readonly kind: DeleteLossKind;
  /** What an edit would change: the options, the `truncate` property, the v6-style condition. */
  readonly node: TSESTree.Node | undefined;
  /** Whether a condition is beside a `truncate` that keeps it from being read. */
  readonly hasCondition?: boolean;
}

/** A call of a method that deletes, as one major version reads it. */
export interface DeleteRequest extends ConditionUse {
  readonly args: readonly TSESTree.Node[];
  /** The values of arguments that come out of a list, and the unknown for those that are not seen. */
  readonly known: ReadonlyMap<TSESTree.Node, Value>;
  readonly receiver: Receiver;
}

/** True for a loss that is no more than possible: nothing shows the condition. */
export function isUnknownLoss({ kind }: DeleteLoss): boolean {
  return kind === 'unknownWhere' || kind === 'unknownOptions';
}

/** A loss on one path, and whether that path always loses. */
export interface PathLoss {
  readonly loss: DeleteLoss;
  readonly certain: boolean;
}

/** Which rows go is decided by these two, and by which keys there are. */
function readInterest(name: string): Interest {
  if (name === 'truncate') return 'value';
  return name === 'where' ? 'keys' : 'none';
}

/** The values that an argument can have where the call is reached; one that is not given is `undefined`. */
export function readArgumentArms(argument: TSESTree.Node | undefined, request: DeleteRequest): readonly Value[] {
  const { call, evaluation } = request;
  if (!argument) return [{ kind: 'primitive', value: undefined, node: call }];
  return readArms(readArgumentValue(argument, readInterest, request)).flatMap((arm) => (isRuledOut(arm, call, evaluation) ? [] : [arm.value]));
}

/** The value of an argument, as far as its keys are asked for. */
export function readArgumentValue(argument: TSESTree.Node, interest: (name: string) => Interest, { evaluation, known }: DeleteRequest): Value {
  return known.get(argument) ?? evaluateKeys(argument, interest, evaluation);
}

/** Whether an option is on: `maybe` where it is decided at run time or may be overridden. */
export function readSwitch(value: Value, isOverridable: boolean): 'on' | 'maybe' | 'off' {
  const { kind } = readTruth(value);
  if (kind === 'falsy') return 'off';
  return kind === 'unknown' || isOverridable ? 'maybe' : 'on';
}

const UNSURE = new Map<DeleteLossKind, DeleteLossKind>([
  ['truncateOption', 'truncateOptionMaybe'],
  ['emptyWhere', 'emptyWhereMaybe'],
  ['noCondition', 'noConditionMaybe'],
]);

/** The loss of a call by those of its paths: sure where every path loses. */
export function joinPaths(paths: readonly (PathLoss | undefined)[]): DeleteLoss | undefined {
  const found = paths.filter((path) => path !== undefined);
  const seen = found.filter(({ loss }) => !isUnknownLoss(loss));
  const lossy = seen.length > 0 ? seen : found;
  const [first] = lossy;
  if (!first) return undefined;
  const certain = lossy.length === paths.length && lossy.every((path) => path.certain);
  const { kind, node } = first.loss;
  return certain ? first.loss : { ...first.loss, kind: UNSURE.get(kind) ?? kind, node };
}

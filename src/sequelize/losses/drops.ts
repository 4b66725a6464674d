import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, unwrap } from '../../syntax/names.js';
import { readArms, readTruth } from '../../values/model/choice.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { readProperty } from '../../values/model/objects.js';
import type { ArrayValue, Value } from '../../values/model/value.js';
import type { Receiver } from '../facts.js';
import { type MethodCall, readCallsNamed } from '../method-calls.js';
import { DROP_METHODS, REVERT_METHODS } from '../../vocabulary/sequelize.js';
import { readReceiver } from '../receivers/receiver.js';
import { perFile } from '../../syntax/source-code.js';

/** A call that drops tables, columns, types, schemas or databases. */
export interface DropCall {
  readonly kind: 'drop';
  /** The method, one of `DROP_METHODS`; `revert` where Umzug goes back to an empty database. */
  readonly name: string;
  readonly call: TSESTree.CallExpression;
  /** Where a report points: the method name. */
  readonly method: TSESTree.Node;
  readonly receiver: Receiver;
  /** True for `x.drop()` and `x?.drop()`. */
  readonly direct: boolean;
  /** How the call shows by its shape that it is another library's; undefined where it does not. */
  readonly foreign: ForeignDrop | undefined;
}

/** knex' `schema.dropTable()`, and a `drop` that is given a list, a function or a number. */
export type ForeignDrop = 'schema' | 'argument';

/** Every call of a file that drops something, whoever it is called on, unless that is surely not Sequelize's. */
export const readDropCalls = perFile((sourceCode): readonly DropCall[] =>
  readDropSites(sourceCode).filter(({ foreign, receiver }) => foreign === undefined && receiver.owner.kind !== 'other'),
);

/** Every call of a file by a name that drops something, of other libraries too. */
export const readDropSites = perFile((sourceCode): readonly DropCall[] => {
  // Each call is evaluated with steps of its own, so that the cost of a large file elsewhere does not end it.
  const look = (): Evaluation => createEvaluation(sourceCode);
  const drops = readCallsNamed(DROP_METHODS, sourceCode);
  const reverts = readCallsNamed(REVERT_METHODS, sourceCode).filter((found) => revertsAll(found, look()));
  return [...drops.map((found) => readDropCall(found, found.name, look())), ...reverts.map((found) => readDropCall(found, 'revert', look()))];
});

function readDropCall(found: MethodCall, name: string, evaluation: Evaluation): DropCall {
  const { call, method, direct } = found;
  const foreign = name === 'revert' ? undefined : findForeignDrop(found, evaluation);
  return { kind: 'drop', name, call, method, direct, foreign, receiver: readReceiver(found.receiver, found.name, evaluation) };
}

/**
 * Migrations of that shape have `knex.schema.dropTable()`, too. And `drop` takes options: one that is given a list
 * or a number is another library's, such as `_.drop(list, 2)`.
 */
function findForeignDrop({ name, args, receiver }: MethodCall, evaluation: Evaluation): ForeignDrop | undefined {
  if (isSchema(receiver)) return 'schema';
  const [argument] = args ?? [];
  if (name !== 'drop' || !argument || argument.type === 'SpreadElement') return undefined;
  return isForeignArgument(evaluation.evaluate(argument)) ? 'argument' : undefined;
}

function isSchema(receiver: TSESTree.Node | undefined): boolean {
  const object = receiver && unwrap(receiver);
  return object?.type === 'MemberExpression' && readMemberName(object) === 'schema';
}

function isForeignArgument(value: Value): boolean {
  return value.kind === 'array' || value.kind === 'function' || (value.kind === 'primitive' && typeof value.value === 'number');
}

/** `down({ to: 0 })` reverts every migration, and so does an endless `step` (umzug 3.8, lib/umzug.js down). */
function revertsAll({ args, name }: MethodCall, evaluation: Evaluation): boolean {
  const [argument] = args ?? [];
  if (!argument || argument.type === 'SpreadElement') return false;
  return readArms(evaluation.evaluate(argument)).some(({ value }) => {
    if (value.kind === 'array') return name === 'runAsCLI' && revertsByWords(value);
    if (name === 'runAsCLI' || value.kind !== 'object' || isSet(readProperty(value, 'migrations', argument))) return false;
    return isNumber(readProperty(value, 'to', argument), 0) || isNumber(readProperty(value, 'step', argument), Number.POSITIVE_INFINITY);
  });
}

/** The words of a command line: `down --to 0`, `down --to=0` (umzug 3.8, lib/cli.js). */
function revertsByWords({ elements = [] }: ArrayValue): boolean {
  const words = elements.map((element) => (element.kind === 'primitive' ? String(element.value) : ''));
  return words.includes('down') && /(?:^| )--to[ =]0(?: |$)/.test(words.join(' '));
}

function isSet(value: Value): boolean {
  return readTruth(value).kind === 'truthy';
}

function isNumber(value: Value, number: number): boolean {
  return readArms(value).some((arm) => arm.value.kind === 'primitive' && arm.value.value === number);
}

import type { TSESTree } from '@typescript-eslint/utils';
import { findExported } from '../../syntax/modules.js';
import { readMemberName, unwrap } from '../../syntax/names.js';
import { perFile } from '../../syntax/source-code.js';
import { callFunction } from '../../values/evaluate/calls.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { readVariableAt } from '../../values/evaluate/identifiers.js';
import { findVariable, isFunction } from '../../values/model/bindings.js';
import { readArms } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { ChoiceArm, Condition, ObjectValue, Value } from '../../values/model/value.js';
import { findTypedOptions } from './typed-options.js';

/** An object literal that leaves the file: exported, returned by what is exported, or typed as options and passed on. */
export interface LeavingObject {
  /** The literal. */
  readonly node: TSESTree.Node;
  /** What it can hold, with the tests that lead there. */
  readonly arms: readonly ChoiceArm[];
  /** The keys that lead to it from what is exported: `['sequelize', 'dataSource', 'default']`. */
  readonly path: readonly string[];
  /** Whether a written Sequelize type says that these are connection options. */
  readonly isTyped: boolean;
}

/** Objects inside one another that leave the file: Midway's options are four deep. Past it, the inner ones are not judged. */
const MOST_DEPTH = 8;
/** Objects and calls of one file that may leave it. Past it, what is exported is not judged. */
const MOST_VISITS = 400;

/** Keys of connection options whose values are options of another kind; `Record<string, Options>` holds more of the same. */
const OWN_TYPE = new Set(['sync', 'define']);

/** Every object literal that leaves a file, in the order in which it is found, each once. */
export const findLeavingObjects = perFile((sourceCode): readonly LeavingObject[] => {
  const evaluation = createEvaluation(sourceCode);
  const search = new LeavingSearch(evaluation);
  for (const { node, path } of findExported(sourceCode.ast)) search.visitNode(node, { path, conditions: [], isTyped: false });
  for (const node of findTypedOptions(sourceCode, evaluation)) search.visitNode(node, { path: [], conditions: [], isTyped: true });
  return search.objects;
});

interface Place {
  readonly path: readonly string[];
  readonly conditions: readonly Condition[];
  readonly isTyped: boolean;
}

class LeavingSearch {
  private readonly found = new Map<TSESTree.Node, { node: TSESTree.Node; arms: ChoiceArm[]; path: readonly string[]; isTyped: boolean }>();
  /** Functions and calls that were followed; what a type is written on is followed once more, for its type. */
  private readonly called = { typed: new Set<TSESTree.Node>(), untyped: new Set<TSESTree.Node>() };
  private visits = 0;

  constructor(private readonly evaluation: Evaluation) {}

  get objects(): readonly LeavingObject[] {
    return [...this.found.values()];
  }

  visitNode(node: TSESTree.Node, place: Place): void {
    const expression = unwrap(node);
    if (isFunction(expression)) this.visitFunction(expression, place);
    else this.visitValue(evaluateAtEnd(expression, this.evaluation), place);
  }

  private visitValue(value: Value, place: Place): void {
    if (place.path.length > MOST_DEPTH || (this.visits += 1) > MOST_VISITS) return;
    for (const arm of readArms(value)) {
      const inner = { ...place, conditions: [...place.conditions, ...arm.conditions] };
      if (arm.value.kind === 'object') this.visitObject(arm.value, inner);
      else if (arm.value.kind === 'array') (arm.value.elements ?? []).forEach((element) => this.visitValue(element, inner));
      else if (arm.value.kind === 'function') this.visitFunction(arm.value.node, inner);
      else this.visitCall(arm.value.node, inner);
    }
  }

  private visitObject(object: ObjectValue, { path, conditions, isTyped }: Place): void {
    const known = this.found.get(object.node) ?? { node: object.node, arms: [], path, isTyped };
    this.found.set(object.node, known);
    known.isTyped ||= isTyped;
    if (!known.arms.some((arm) => arm.value === object)) known.arms.push({ value: object, conditions });
    for (const [name, property] of object.properties) this.visitValue(property.value, { path: [...path, name], conditions, isTyped: isTyped && !OWN_TYPE.has(name) });
  }

  /** What an exported function returns: configuration is often made by one. */
  private visitFunction(node: TSESTree.Node, place: Place): void {
    if (!isFunction(node) || this.wasCalled(node, place)) return;
    this.visitValue(callFunction(node, [], this.evaluation), place);
  }

  private wasCalled(node: TSESTree.Node, { isTyped }: Place): boolean {
    const called = isTyped ? this.called.typed : this.called.untyped;
    const before = called.size;
    return called.add(node).size === before;
  }

  /** `TypeOrmModule.forRoot({ … })` takes its own options, and Sequelize's is read as a module of Nest. */
  private isModule(callee: TSESTree.Node): boolean {
    return callee.type === 'MemberExpression' && /^for(?:Root|Feature)/.test(readMemberName(callee) ?? '');
  }

  /** `defineConfig({ … })`, `registerAs('database', () => ({ … }))`: what a call that is not seen is given leaves the file. */
  private visitCall(node: TSESTree.Node, place: Place): void {
    const call = unwrap(node);
    if ((call.type !== 'CallExpression' && call.type !== 'NewExpression') || this.isModule(unwrap(call.callee)) || this.wasCalled(call, place)) return;
    const callee = this.evaluation.evaluate(call.callee);
    if (callee.kind === 'function') this.visitFunction(callee.node, place);
    for (const argument of call.arguments) if (argument.type !== 'SpreadElement') this.visitNode(argument, place);
  }
}

/** What leaves the file is read by others once all of it has run: a variable of the file counts as it is at the end. */
function evaluateAtEnd(node: TSESTree.Node, evaluation: Evaluation): Value {
  const { ast } = evaluation.sourceCode;
  const variable = node.type === 'Identifier' ? findVariable(evaluation.sourceCode, node) : undefined;
  if (variable?.defs[0]?.type !== 'Variable' || (variable.scope.type !== 'module' && variable.scope.type !== 'global' && variable.scope.block !== ast)) {
    return evaluation.evaluate(node);
  }
  const end = { type: 'EmptyStatement', range: [ast.range[1], ast.range[1]], loc: { start: ast.loc.end, end: ast.loc.end }, parent: ast };
  return readVariableAt(variable, end as unknown as TSESTree.Node, evaluation);
}

/** Several states of one object as one value. */
export function joinStates(arms: LeavingObject['arms'], node: LeavingObject['node']): Value | undefined {
  return arms.length === 0 ? undefined : { kind: 'choice', arms, why: 'condition', node };
}

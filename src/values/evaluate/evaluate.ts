/**
 * The evaluator: what an expression can be at run time, as far as this file shows it. It runs nothing.
 *
 * Sound for a safety rule: what escapes, is written by a closure or comes from outside is `unknown` with its reason;
 * a value is only ever known where every path to it is seen.
 *
 * | expression | result |
 * | --- | --- |
 * | literal, template of known parts | primitive; regular expression with its pattern and flags |
 * | template or `+` with an unknown part | unknown, known truthy where text is written beside it |
 * | `{ … }` | object; `...known` merges, later keys win; `...unknown` opens it: known keys may be overridden |
 * | `{ [known]: v }` / `{ [unknown]: v }` | the property / an object with unknown keys |
 * | `[ … ]` | array of values; a spread of an unknown makes the elements unknown |
 * | function, class | function; `new X()` an instance, both truthy |
 * | `const x = v` | v; a destructured name the part of v, with its default where that may be undefined |
 * | `let x`, `x.k = v`, `delete x.k` | what the writes before the read leave, through if / else, loops, switch, try |
 * | `p = o`, `const p = c ? o : q`, `{ o }`, `[o]` of an object | one object under several names: what is done to one name may be done to all |
 * | written by a closure, or read in one | every value that cannot be ruled out, reason `closure` |
 * | passed to a function that is not known to read only | its properties become unknown, reason `escape` |
 * | `this.k`, `Class.k` | what the class and the rest of the file give the field, reason `closure` |
 * | parameter | the value of the call being followed; else unknown `parameter`, with its default |
 * | import | unknown `import` (`config` and `argv` by the package) |
 * | `process.env.X`, `import.meta.env.X` | unknown `environmentString`; compared or parsed: `environmentCondition` |
 * | `process.argv`, `yargs` …, `req.body` …, `config.get()` | unknown `argv`, `request`, `config` |
 * | `a ? b : c` | the arm of a known test, else a choice of both, each with the test that picks it |
 * | `a \|\| b`, `a && b`, `a ?? b` | likewise; on the left arm the truthiness is known |
 * | `!a`, `a === b`, `a + b`, `typeof a` … | computed where the operands are known, else unknown with their reason |
 * | `a as T`, `a!`, `(a)`, `a?.b`, `(x, a)`, `await a` | as without it; of a promise that was kept: unknown `call` |
 * | `o.k` | the property; of an unknown: unknown for the same reason |
 * | `f(a)` with `f` of this file | its returned values with the parameters bound; bounded depth |
 * | `g(a)` with a generator of this file | a list of what it yields |
 * | `Object.assign`, `freeze`, `create`, `fromEntries`, `Boolean`, `String`, `Number`, `JSON.parse`, methods of strings and arrays | as JavaScript does it on known values |
 * | other call | unknown `call` (environment, request … where the argument shows it) |
 * | too deep, too many steps | unknown `tooComplex`; a value that needs itself: unknown `loop` |
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../syntax/names.js';
import { type Answer, type Answers, type Budget, createBudget, enterExpression, keepUnsettled, type Memo, readAnswersIn, readMemo, readMostSteps, settle, spend } from './budget.js';
import { mapArms, primitive, unknown } from '../model/choice.js';
import { evaluateCall, evaluateNew } from './call-expressions.js';
import { createFunction } from './calls.js';
import type { Evaluation } from '../model/evaluation.js';
import { evaluateIdentifier } from './identifiers.js';
import { evaluateAwaited } from './promises.js';
import { evaluateArray, evaluateMember, evaluateObject, findSelf, readMember } from './literals.js';
import { computeBinary, computeUnary, joinConditional, joinLogical, joinTemplate } from '../model/operators.js';
import type { Bindings, Value } from '../model/value.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** Questions of one evaluation that their steps did not suffice for. Past it, the others are unknown (`tooComplex`). */
const MOST_REFUSED = 3;

/** Starts an evaluation. Results outside of calls are remembered for the source; each question has a budget of its own. */
export function createEvaluation(sourceCode: SourceCode): Evaluation {
  const memo = readMemo(sourceCode);
  return openQuestions({ sourceCode, parameters: new Map(), memo, answers: memo.answers, count: { refused: 0 } });
}

interface Questions {
  readonly sourceCode: SourceCode;
  readonly parameters: Bindings;
  readonly memo: Memo;
  readonly answers: Answers;
  /** Of the evaluation, with all the calls that it enters. */
  readonly count: { refused: number };
}

function openQuestions(questions: Questions): Evaluation {
  const { parameters, answers, count } = questions;
  return {
    ...openRun(questions, createBudget()),
    evaluate(node) {
      if (count.refused >= MOST_REFUSED) return unknown('tooComplex', node);
      const answer = answers.known.get(node) ?? readAnswer(node, questions);
      answers.known.set(node, answer);
      if (answer.isRefused) count.refused += 1;
      return answer.value;
    },
    enter: (bound, call) =>
      openQuestions({ ...questions, parameters: new Map([...parameters, ...bound]), answers: readAnswersIn(answers, call) }),
  };
}

function openRun({ sourceCode, parameters, memo }: Questions, budget: Budget): Evaluation {
  return openEvaluation(sourceCode, parameters, { budget, values: parameters.size === 0 ? memo.values : new WeakMap(), isInCall: parameters.size > 0 });
}

function readAnswer(node: TSESTree.Node, questions: Questions): Answer {
  const { memo, sourceCode } = questions;
  const budget = createBudget(readMostSteps(memo, sourceCode));
  const value = openRun(questions, budget).evaluate(node);
  memo.spent += budget.steps;
  return { value, isRefused: budget.refusals > 0 };
}

interface Run {
  readonly budget: Budget;
  /** What is known of an expression: of the file, or inside one followed call, where the same node has other values. */
  readonly values: WeakMap<TSESTree.Node, Value>;
  readonly isInCall: boolean;
}

function openEvaluation(sourceCode: SourceCode, parameters: Bindings, run: Run): Evaluation {
  const { budget } = run;
  const evaluation: Evaluation = {
    sourceCode,
    parameters,
    evaluate: (node) => evaluateBounded(node, evaluation, run),
    readMember: (object, name, node) => mapArms(object, (arm) => readMember(arm, name, { node, evaluation })),
    settle: (compute) => settle(compute, budget),
    spend: (steps) => spend(budget, steps),
    enter: (bound) => openEvaluation(sourceCode, new Map([...parameters, ...bound]), { budget, values: new WeakMap(), isInCall: true }),
  };
  return evaluation;
}

function evaluateBounded(node: TSESTree.Node, evaluation: Evaluation, run: Run): Value {
  const { budget, isInCall, values } = run;
  const known = values.get(node) ?? (isInCall ? undefined : budget.kept.get(node));
  if (known) return known;
  const around = budget.active.get(node);
  if (around !== undefined) {
    budget.outermostCut = Math.min(budget.outermostCut, around);
    return unknown('loop', node);
  }
  if (!enterExpression(budget)) return unknown('tooComplex', node);
  const { result, isSettled } = settle(() => {
    budget.active.set(node, budget.active.size);
    const value = evaluateNode(node, evaluation);
    budget.active.delete(node);
    return value;
  }, budget);
  // A result that was cut short depends on what is around it and on what came before: it answers no other question.
  if (isSettled) values.set(node, result);
  else if (!isInCall) keepUnsettled(node, result, budget);
  return result;
}

function evaluateNode(wrappedNode: TSESTree.Node, evaluation: Evaluation): Value {
  const node = unwrap(wrappedNode);
  const transfer = TRANSFERS[node.type] as ((node: TSESTree.Node, evaluation: Evaluation) => Value) | undefined;
  return transfer ? transfer(node, evaluation) : unknown('condition', node);
}

type Transfers = {
  readonly [Type in TSESTree.Node['type']]?: (node: Extract<TSESTree.Node, { type: Type }>, evaluation: Evaluation) => Value;
};

const TRANSFERS: Transfers = {
  Literal: evaluateLiteral,
  TemplateLiteral: joinTemplate,
  Identifier: evaluateIdentifier,
  MemberExpression: evaluateMember,
  ObjectExpression: evaluateObject,
  ArrayExpression: evaluateArray,
  FunctionExpression: createFunction,
  ArrowFunctionExpression: createFunction,
  ClassExpression: createFunction,
  CallExpression: evaluateCall,
  NewExpression: evaluateNew,
  UnaryExpression: (node, evaluation) => computeUnary(node.operator, evaluation.evaluate(node.argument), node),
  BinaryExpression: evaluateBinary,
  LogicalExpression: (node, evaluation) =>
    joinLogical({ operator: node.operator, left: node.left, node }, evaluation.evaluate(node.left), () => evaluation.evaluate(node.right)),
  ConditionalExpression: joinConditional,
  SequenceExpression: (node, evaluation) => evaluation.evaluate(node.expressions.at(-1) as TSESTree.Expression),
  AssignmentExpression: (node, evaluation) => (node.operator === '=' ? evaluation.evaluate(node.right) : unknown('condition', node)),
  AwaitExpression: (node, evaluation) => evaluateAwaited(node.argument, evaluation),
  ThisExpression: (node, evaluation) => findSelf(node, evaluation) ?? unknown('call', node),
  ImportExpression: (node) => unknown('import', node),
  TaggedTemplateExpression: (node) => unknown('call', node),
  YieldExpression: (node) => unknown('call', node),
  UpdateExpression: (node) => unknown('condition', node),
  MetaProperty: (node) => unknown('global', node),
};

function evaluateLiteral(node: TSESTree.Literal): Value {
  if ('regex' in node) return { kind: 'regexp', pattern: node.regex.pattern, flags: node.regex.flags, node };
  if ('bigint' in node) return primitive(BigInt(node.bigint), node);
  return primitive(node.value, node);
}

function evaluateBinary(node: TSESTree.BinaryExpression, evaluation: Evaluation): Value {
  return computeBinary({ operator: node.operator, node }, evaluation.evaluate(node.left), evaluation.evaluate(node.right));
}

import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, readStaticName } from '../../syntax/names.js';
import { findReturnedExpression, findVariable, isFunction, isInside, readParameterRoot, readPatternSteps, type PatternStep } from '../../values/model/bindings.js';
import { resolveDefinition, resolveKeys } from '../../values/conditions/definitions.js';
import { enterAll, readRun } from '../../values/functions/follow.js';
import type { Evaluation } from '../../values/model/evaluation.js';

/** Definitions and members that are followed one after another. Past it, the filter is no request's. */
const MOST_DEPTH = 12;
/** What a call of a function of this file counts for: one may call another twice. */
const CALL_DEPTH = 4;

/** Parameters that are a request, by name, and those of the answer beside one that is taken apart in its place. */
const REQUESTS = /^(?:req|request|ctx|context|event|c)$/;
const ANSWERS = /^(?:res|reply|response|h|next)$/;
/** What a sender fills in freely. `params` is not: a route gives each of them a value. */
const FILLED = new Set(['body', 'query', 'queryStringParameters', 'searchParams', 'payload']);
/** Methods of a request that answer with what was sent. */
const READERS = new Set(['json', 'formData', 'query', 'queries', 'parseBody']);
/** Functions that keep the keys of their argument. */
const SAME_KEYS = /^(?:JSON\.parse|Object\.fromEntries|structuredClone|qs\.parse|querystring\.parse)$/;

/**
 * Whether an expression is wholly what a sender filled in: `req.body`, `req.query`, a part taken out of one, Nest's
 * `@Body()` and `@Query()`, or a copy. Sent empty it is `{}`, which as a condition lets every row through.
 */
export function isRequestFilter(node: TSESTree.Node, evaluation: Evaluation): boolean {
  return readSentPath(node, evaluation, 0)?.some((name) => FILLED.has(name)) ?? false;
}

/** The keys that lead from a request to an expression; undefined where it is not known to come from one. */
function readSentPath(written: TSESTree.Node, evaluation: Evaluation, depth: number): readonly string[] | undefined {
  const node = resolveDefinition(written, evaluation);
  if (depth > MOST_DEPTH) return undefined;
  switch (node.type) {
    case 'Identifier':
      return readVariablePath(node, evaluation, depth);
    case 'MemberExpression': {
      const base = readSentPath(node.object, evaluation, depth + 1);
      return base && [...base, readMemberName(node) ?? ''];
    }
    case 'AwaitExpression':
      return readSentPath(node.argument, evaluation, depth + 1);
    case 'LogicalExpression':
      return (node.operator === '&&' ? undefined : readSentPath(node.left, evaluation, depth + 1)) ?? readSentPath(node.right, evaluation, depth + 1);
    case 'CallExpression':
      return readCallPath(node, evaluation, depth);
    case 'ObjectExpression':
      return readCopyPath(node, evaluation, depth);
    default:
      return undefined;
  }
}

/** `{ ...req.query }`: a key that is written, or spread from elsewhere, is a condition of its own. */
function readCopyPath(node: TSESTree.ObjectExpression, evaluation: Evaluation, depth: number): readonly string[] | undefined {
  return joinCopied(node.properties.map((property) => (property.type === 'SpreadElement' ? readSentPath(property.argument, evaluation, depth + 1) : undefined)));
}

/** `Object.assign({}, req.query)`. */
function readAssignedPath(args: readonly TSESTree.Node[], evaluation: Evaluation, depth: number): readonly string[] | undefined {
  const added = args.filter((argument) => argument.type !== 'ObjectExpression' || argument.properties.length > 0);
  return joinCopied(added.map((argument) => readSentPath(argument, evaluation, depth + 1)));
}

function joinCopied(paths: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return paths.every((path) => path !== undefined) ? paths[0] : undefined;
}

function readCallPath(node: TSESTree.CallExpression, evaluation: Evaluation, depth: number): readonly string[] | undefined {
  const callee = readCallee(node);
  const [argument] = node.arguments;
  const name = readDottedName(callee)?.join('.') ?? '';
  if (name === 'Object.assign') return readAssignedPath(node.arguments, evaluation, depth);
  if (argument && argument.type !== 'SpreadElement' && SAME_KEYS.test(name)) return readSentPath(argument, evaluation, depth + 1);
  if (callee.type === 'MemberExpression' && READERS.has(readMemberName(callee) ?? '') && !argument) return readSentPath(callee.object, evaluation, depth + 1) && ['body'];
  return readReturnedPath(node, evaluation, depth);
}

/** `filter(req.query)`, where a function of this file gives back what it is given, or a copy. */
function readReturnedPath(call: TSESTree.CallExpression, evaluation: Evaluation, depth: number): readonly string[] | undefined {
  return readRun(call, evaluation)
    .map((run) => {
      const { node } = run.called;
      const returned = isFunction(node) ? findReturnedExpression(node) : undefined;
      return returned && readSentPath(returned, enterAll([run], evaluation), depth + CALL_DEPTH);
    })
    .find((path) => path !== undefined);
}

function readVariablePath(node: TSESTree.Identifier, evaluation: Evaluation, depth: number): readonly string[] | undefined {
  const definition = findVariable(evaluation.sourceCode, node)?.defs[0];
  if (definition?.type === 'Parameter') return readParameterPath(definition.name, definition.node, evaluation) ?? readGivenPath(node, evaluation, depth);
  if (definition?.type !== 'Variable' || definition.node.id.type === 'Identifier' || !definition.node.init) return undefined;
  const base = readSentPath(definition.node.init, evaluation, depth + 1);
  return base && [...base, ...readKeys(readPatternSteps(definition.name, definition.node.id))];
}

/** What a call of the function gives to a parameter. */
function readGivenPath(node: TSESTree.Identifier, evaluation: Evaluation, depth: number): readonly string[] | undefined {
  const given = evaluation.evaluate(node).node;
  return given === node || isInside(node, given) ? undefined : readSentPath(given, evaluation, depth + 1);
}

function readParameterPath(name: TSESTree.Node, owner: TSESTree.Node, evaluation: Evaluation): readonly string[] | undefined {
  if (!isFunction(owner) || name.type !== 'Identifier') return undefined;
  const root = readParameterRoot(name, owner);
  const decorated = readDecorator(root, evaluation);
  if (decorated !== undefined) return [decorated];
  if (root === name || (root.type === 'AssignmentPattern' && root.left === name)) return REQUESTS.test(name.name) ? [] : undefined;
  const [, answer] = owner.params;
  const isRequest = owner.params[0] === root && answer?.type === 'Identifier' && ANSWERS.test(answer.name);
  return isRequest ? readKeys(readPatternSteps(name, root)) : undefined;
}

/** Nest's `@Body() filter`, `@Body() { filter }` and `@Query('filter') filter`. */
function readDecorator(parameter: TSESTree.Node, evaluation: Evaluation): string | undefined {
  // Trees of JavaScript's parsers have no decorators.
  const { decorators = [] } = parameter as { decorators?: readonly TSESTree.Decorator[] };
  const names = decorators.map(({ expression }) => resolveKeys(expression.type === 'CallExpression' ? expression.callee : expression, evaluation)?.at(-1));
  return names.includes('Body') ? 'body' : names.includes('Query') ? 'query' : undefined;
}

function readKeys(steps: readonly PatternStep[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'key' ? [readStaticName(step.property.key, step.property.computed) ?? ''] : []));
}

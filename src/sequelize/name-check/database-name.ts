import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, unwrap } from '../../syntax/names.js';
import { findVariable } from '../../values/model/bindings.js';
import { readArms } from '../../values/model/choice.js';
import { readMutations } from '../../values/mutations/mutations.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { resolveDefinition } from '../../values/conditions/definitions.js';
import { isEnvironmentName } from '../../values/conditions/environment.js';
import type { Reason, Value } from '../../values/model/value.js';
import type { NameProblem } from './refusal.js';
import type { CheckSearch } from './search.js';

/**
 * Why an expression is not the name of the database; undefined where it may be. Any may, but those that surely are not: an environment name
 * (`NODE_ENV`), a request, the command line, a literal, and a part cut out of a name, which can be
 * `test` where the name is `latest`.
 */
export function findNameProblem(node: TSESTree.Node, { evaluation }: { readonly evaluation: Evaluation }): NameProblem | undefined {
  if (unwrap(node).type === 'Literal') return 'literal';
  const definition = resolveDefinition(node, evaluation);
  if (isEnvironmentName(definition, evaluation)) return 'environment';
  if (isCut(definition)) return 'cut';
  if (isCompleted(node, definition, evaluation)) return 'completed';
  if (isHost(node) || isHost(definition)) return 'host';
  const problem = readArms(evaluation.evaluate(node)).map(({ value }) => findValueProblem(value, evaluation)).find((found) => found !== undefined);
  return problem === 'tooComplex' && isOfInstance(definition) ? undefined : problem;
}

/** What Sequelize itself keeps of its connection is the name, however much the file does with the instance. */
function isOfInstance(node: TSESTree.Node): boolean {
  return /\.(?:config|options\.replication\.write)\.database$/.test(readDottedName(unwrap(node))?.join('.') ?? '');
}

/** `config.host`, `process.env.DB_HOST`, `url.hostname`: one host has many databases. */
function isHost(node: TSESTree.Node): boolean {
  const name = readDottedName(unwrap(node))?.at(-1) ?? '';
  return /^(?:\w+_|db|database)?host(?:_?name)?$/i.test(name);
}

/** Whether the text of an expression says that it is meant as the name, or the address, of a database. */
export function looksLikeName(node: TSESTree.Node, { evaluation, given }: Pick<CheckSearch, 'evaluation' | 'given'>): boolean {
  const variable = node.type === 'Identifier' ? findVariable(evaluation.sourceCode, node) : undefined;
  const passed = variable && given.get(variable);
  if (passed) return looksLikeName(passed.node, passed.search);
  return /db|data_?base|name|schema|ur[il]|dsn|host|conn/i.test(evaluation.sourceCode.getText(node));
}

/** A string that the program completes itself: `${name}_test`, `name + '_test'`, `name.concat('_test')`, `[name, 'test'].join('_')`. */
function isCompleted(node: TSESTree.Node, definition: TSESTree.Node, evaluation: Evaluation): boolean {
  const written = unwrap(node);
  const variable = written.type === 'Identifier' ? findVariable(evaluation.sourceCode, written) : undefined;
  const changes = variable ? readMutations(evaluation.sourceCode, variable) : [];
  if (changes.some((change) => change.node.type === 'AssignmentExpression' && isJoined(change.node))) return true;
  return readTextParts(definition).some((part) => typeof part === 'string' ? WORD.test(part) : isWritten(part, evaluation));
}

function isJoined({ operator, right }: TSESTree.AssignmentExpression): boolean {
  return operator === '+=' || readTextParts(unwrap(right)).length > 0;
}

const WORD = /[a-z\d]/i;

function isWritten(part: TSESTree.Node, evaluation: Evaluation): boolean {
  if (readTextParts(unwrap(part)).length > 0) return isCompleted(part, unwrap(part), evaluation);
  return readArms(evaluation.evaluate(part)).some(({ value }) => value.kind === 'primitive' && WORD.test(String(value.value ?? '')));
}

/** The parts that a string is put together of; nothing where it is written whole. */
function readTextParts(node: TSESTree.Node): readonly (string | TSESTree.Node)[] {
  if (node.type === 'TemplateLiteral') return [...node.quasis.map((quasi) => quasi.value.raw), ...node.expressions];
  if (node.type === 'BinaryExpression' && node.operator === '+') return [node.left, node.right];
  if (node.type !== 'CallExpression') return [];
  const callee = readCallee(node);
  const method = callee.type === 'MemberExpression' ? readMemberName(callee) : undefined;
  if (method === 'concat' || method === 'padEnd' || method === 'padStart') return node.arguments;
  const list = method === 'join' && callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  return list?.type === 'ArrayExpression' ? list.elements.flatMap((element) => element ?? []) : [];
}

/** What a caller chooses, and what was not followed to its end: a check of it protects nothing for sure. */
const NO_NAMES: ReadonlyMap<Reason, NameProblem> = new Map([['request', 'request'], ['argv', 'argv'], ['tooComplex', 'tooComplex']]);

function findValueProblem(value: Value, evaluation: Evaluation): NameProblem | undefined {
  if (value.kind !== 'unknown') return undefined;
  return NO_NAMES.get(value.why) ?? (isEnvironmentName(value.node, evaluation) ? 'environment' : undefined);
}

const CUTS = new Set(['slice', 'substring', 'substr', 'split', 'charAt', 'at', 'pop', 'shift', 'replace', 'replaceAll']);

function isCut(node: TSESTree.Node): boolean {
  if (node.type === 'MemberExpression') return isSplit(unwrap(node.object));
  if (node.type !== 'CallExpression') return false;
  const callee = readCallee(node);
  if (callee.type !== 'MemberExpression') return false;
  const method = readMemberName(callee) ?? '';
  return CUTS.has(method) && !isUrlPath(method, node, unwrap(callee.object));
}

/** The last part of a URL's path, as a connection string has its database name: `pathname.slice(1)`, `url.split('/').pop()`. */
function isUrlPath(method: string, call: TSESTree.CallExpression, object: TSESTree.Node): boolean {
  const [first, second] = call.arguments.map((argument) => (argument.type === 'Literal' ? argument.raw : undefined));
  if (method === 'pop' || method === 'at') return !isSplit(object);
  if (method === 'replace') return /^(?:'\/'|"\/"|\/\^\\\/\/)$/.test(first ?? '') && /^(?:''|"")$/.test(second ?? '');
  return /^(?:slice|substring|substr)$/.test(method) && first === '1' && call.arguments.length === 1;
}

/** `x.split(…)` at anything but the slashes of a URL. */
function isSplit(node: TSESTree.Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const callee = readCallee(node);
  if (callee.type !== 'MemberExpression' || readMemberName(callee) !== 'split') return false;
  const [separator] = node.arguments;
  return !(separator?.type === 'Literal' && separator.value === '/');
}

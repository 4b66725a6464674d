import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, readMemberName, unwrap } from '../../syntax/names.js';
import { resolveDefinition } from './definitions.js';
import type { Evaluation } from '../model/evaluation.js';

/** Tests and definitions inside one another. Past it, a test is none of the environment. */
export const MOST_DEPTH = 16;

/** Variables that say where the program runs. */
export const ENVIRONMENT_NAME = /^(?:NODE|APP|APPLICATION|DEPLOY|SERVER|STAGE|RUNTIME|VITE|RAILS)?_?(?:ENV|ENVIRONMENT|STAGE)$/i;

export interface Search {
  readonly evaluation: Evaluation;
  readonly depth: number;
}

/** An expression that is an environment name, with the word it falls back to: `NODE_ENV || 'development'`. */
export interface EnvironmentName {
  readonly name: string;
  readonly fallback: string | undefined;
}

/** The environment name that an expression resolves to, with its fallback. */
export function readEnvironmentName(node: TSESTree.Node, search: Search): EnvironmentName | undefined {
  if (search.depth > MOST_DEPTH) return undefined;
  const inner = { ...search, depth: search.depth + 1 };
  const tested = resolveDefinition(node, search.evaluation);
  if (tested.type === 'LogicalExpression' && tested.operator !== '&&') {
    const name = readEnvironmentName(tested.left, inner);
    const fallback = search.evaluation.evaluate(tested.right);
    return name && { name: name.name, fallback: fallback.kind === 'primitive' ? String(fallback.value).toLowerCase() : name.fallback };
  }
  if (tested.type === 'CallExpression') return readCalledName(tested, inner);
  return isEnvironmentString(tested, search.evaluation) ? { name: readDottedName(tested)?.at(-1) ?? '', fallback: undefined } : undefined;
}

/** True for a bare environment variable. */
export function isEnvironmentString(node: TSESTree.Node, evaluation: Evaluation): boolean {
  const value = evaluation.evaluate(node);
  return value.kind === 'unknown' && value.why === 'environmentString';
}

const CONVERSIONS = new Set(['toLowerCase', 'toUpperCase', 'trim', 'toString']);

/** `app.get('env')`, `config.get('NODE_ENV')`, `env.get('NODE_ENV').asString()`, and an environment variable that is trimmed or lower-cased. */
function readCalledName(call: TSESTree.CallExpression, search: Search): EnvironmentName | undefined {
  const callee = readCallee(call);
  if (callee.type === 'Identifier' && callee.name === 'String' && call.arguments[0]) return readEnvironmentName(call.arguments[0], search);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = readMemberName(callee) ?? '';
  if (CONVERSIONS.has(method)) return readEnvironmentName(callee.object, search);
  if (GETTERS.has(method)) return readGotName(call, search.evaluation);
  // `env.get('NODE_ENV').required().asString()` of env-var.
  const inner = unwrap(callee.object);
  return inner.type === 'CallExpression' ? readEnvironmentName(inner, search) : undefined;
}

const GETTERS = new Set(['get', 'getOrThrow', 'getenv']);

/** The name that a getter is asked for, with its second argument as the fallback. */
function readGotName(call: TSESTree.CallExpression, evaluation: Evaluation): EnvironmentName | undefined {
  const [key, fallback] = call.arguments.map((argument) => readWord(argument, evaluation));
  const name = key?.split('.').at(-1) ?? '';
  return ENVIRONMENT_NAME.test(name) ? { name, fallback: fallback?.toLowerCase() } : undefined;
}

/** A known value as a string. */
export function readWord(node: TSESTree.Node, evaluation: Evaluation): string | undefined {
  const value = evaluation.evaluate(node);
  return value.kind === 'primitive' ? String(value.value) : undefined;
}

/** True for an expression that names the environment (`NODE_ENV`, `app.get('env')`), which says nothing about the database. */
export function isEnvironmentName(node: TSESTree.Node, evaluation: Evaluation): boolean {
  const found = readEnvironmentName(node, { evaluation, depth: 0 });
  return found !== undefined && ENVIRONMENT_NAME.test(found.name);
}

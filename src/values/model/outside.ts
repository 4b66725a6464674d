import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readDottedName, unwrap } from '../../syntax/names.js';
import { readModuleOf } from '../../syntax/modules.js';
import { findVariable, isGlobal, readImportSource } from './bindings.js';
import type { Evaluation } from './evaluation.js';
import type { Reason } from './value.js';

/** Packages whose exports are the command line. */
const ARGV_PACKAGES = new Set(['yargs', 'yargs/yargs', 'yargs-parser', 'minimist', 'commander', 'meow', 'cac', 'arg', 'mri', 'getopts', 'command-line-args']);
const ENVIRONMENT_PACKAGES = new Set(['env-var', 'envalid', 'dotenv', '@t3-oss/env-core', 'env-cmd']);
const CONFIG_PACKAGES = new Set(['config', 'convict', 'nconf', 'rc', '@nestjs/config', 'cosmiconfig']);
const REQUEST_NAMES = new Set(['req', 'request', 'ctx', 'event']);
const REQUEST_PARTS = new Set(['body', 'query', 'params', 'headers', 'cookies', 'request', 'queryStringParameters', 'searchParams', 'session']);
const CONFIG_NAME = /^(?:app|server|db|database)?_?(?:config|configuration|configService|settings)$/i;

/** Every name that the command line or a request is known by; in a file without them nothing comes from there. */
const OUTSIDE =
  /argv|\bargs?\b|Args\b|\b(?:req|request|ctx|event|res|response|reply|yargs|minimist|commander|meow|cac|mri|getopts)\b|\\u/;

const mentions = new WeakMap<Evaluation['sourceCode'], boolean>();

/** Whether the text of a file says that a value may come from the command line or a request. */
export function mentionsOutside(sourceCode: Evaluation['sourceCode']): boolean {
  const known = mentions.get(sourceCode) ?? OUTSIDE.test(sourceCode.text);
  mentions.set(sourceCode, known);
  return known;
}

/** Where a value comes from when it comes from outside of the program: environment, command line, request or configuration. */
export function readExternalReason(node: TSESTree.Node, evaluation: Evaluation): Reason | undefined {
  const expression = unwrap(node);
  if (expression.type === 'CallExpression') return readCallReason(expression, evaluation);
  const names = readDottedName(expression);
  const root = readRoot(expression);
  if (!names || !root) return undefined;
  if (root.type === 'MetaProperty') return names[2] === 'env' ? 'environmentString' : undefined;
  if (root.type !== 'Identifier') return readThisReason(names);
  const known = readGlobalReason(names, isGlobal(evaluation.sourceCode, root) || isProcessImport(root, evaluation));
  return known ?? (names.length > 1 ? readBoundReason(root, names, evaluation) : undefined);
}

function readGlobalReason(names: readonly string[], global: boolean): Reason | undefined {
  if (!global) return undefined;
  const path = names[0] === 'globalThis' || names[0] === 'global' ? names.slice(1) : names;
  if (path[0] === 'process' && path[1] === 'env') return 'environmentString';
  if (path[0] === 'Bun' && path[1] === 'env') return 'environmentString';
  if (path[0] === 'process' && path[1] === 'argv') return 'argv';
  if (path[0] === 'Deno' && path[1] === 'args') return 'argv';
  return undefined;
}

function isProcessImport(root: TSESTree.Identifier, evaluation: Evaluation): boolean {
  const source = readImportSource(root, evaluation);
  return root.name === 'process' && (source === 'process' || source === 'node:process');
}

/** `config.x` of an import or a parameter, `req.body.x` of a parameter, `argv.x` of a parser. */
function readBoundReason(root: TSESTree.Identifier, names: readonly string[], evaluation: Evaluation): Reason | undefined {
  const variable = findVariable(evaluation.sourceCode, root);
  const definition = variable?.defs[0];
  if (definition?.type === 'Parameter' && !evaluation.parameters.has(variable as never)) {
    if (REQUEST_NAMES.has(root.name) && REQUEST_PARTS.has(names[1] ?? '')) return 'request';
    return CONFIG_NAME.test(root.name) ? 'config' : undefined;
  }
  const source = readImportSource(root, evaluation);
  if (source === undefined) return undefined;
  return readPackageReason(source) ?? (CONFIG_NAME.test(root.name) ? 'config' : undefined);
}

function readThisReason(names: readonly string[]): Reason | undefined {
  return names.length > 2 && CONFIG_NAME.test(names[1] ?? '') ? 'config' : undefined;
}

/** `config.get('x')`, `yargs.parse()`, `parseArgs()`, `Deno.env.get('X')`: the call's callee says where the value comes from. */
function readCallReason(call: TSESTree.CallExpression, evaluation: Evaluation): Reason | undefined {
  const callee = readCallee(call);
  const names = readDottedName(callee);
  if (names?.[0] === 'Deno' && names[1] === 'env') return 'environmentString';
  const root = readRoot(callee);
  const source = root?.type === 'Identifier' ? (readImportSource(root, evaluation) ?? readModuleOf(callee)) : undefined;
  if (source === 'node:util' || source === 'util') return names?.at(-1) === 'parseArgs' ? 'argv' : undefined;
  const reason = source === undefined ? undefined : readPackageReason(source);
  if (reason) return reason;
  return names && names.length > 1 ? readGetterReason(names) : undefined;
}

/** `request.json()` of the Fetch API, `req.param('x')` of Express, `c.req.query()` of Hono. */
const REQUEST_READERS = new Set(['get', 'json', 'formData', 'param', 'query', 'queries', 'parseBody', 'valid']);

function readGetterReason(names: readonly string[]): Reason | undefined {
  const owner = names.at(-2) ?? '';
  const method = names.at(-1) ?? '';
  if (method === 'get' && CONFIG_NAME.test(owner)) return 'config';
  return REQUEST_READERS.has(method) && REQUEST_NAMES.has(owner) ? 'request' : undefined;
}

/** Why a value of a package is not known, where the package brings the command line, the environment or configuration. */
export function readPackageReason(source: string): Reason | undefined {
  if (ARGV_PACKAGES.has(source)) return 'argv';
  if (ENVIRONMENT_PACKAGES.has(source)) return 'environmentCondition';
  return CONFIG_PACKAGES.has(source) ? 'config' : undefined;
}

/** The innermost object of a member or call chain. */
function readRoot(node: TSESTree.Node): TSESTree.Node | undefined {
  let current = unwrap(node);
  for (let depth = 0; depth < 12; depth += 1) {
    if (current.type === 'MemberExpression') current = unwrap(current.object);
    else if (current.type === 'CallExpression') current = readCallee(current);
    else return current;
  }
  return undefined;
}

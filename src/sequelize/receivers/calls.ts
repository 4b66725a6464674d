import type { TSESTree } from '@typescript-eslint/utils';
import { foreignOrigin, importOwner, joinOrigins, type Origin, sequelizeOrigin, type Sight, UNKNOWN } from './origin.js';
import { readSequelizeType, readTypeOrigin } from './types.js';
import { isRequireCall, readRequired, unwrapInterop } from '../../syntax/modules.js';
import { readCallee, readDottedName, readMemberName, unwrap } from '../../syntax/names.js';
import { walkNodes } from '../../syntax/source-code.js';
import { type FunctionNode, isClass, isFunction } from '../../values/model/bindings.js';
import { isInstanceName, isSequelizePackage, type Target } from '../../vocabulary/sequelize.js';

/** Methods whose result is Sequelize's whatever they are called on: nothing else has one of these names. */
const SURE_RESULTS = new Map<string, Target>([
  ['getQueryInterface', 'queryInterface'],
  ['getRepository', 'model'],
]);

/** Methods that answer with the kind of thing that they are called on, or a fixed kind of it. */
const RESULTS = new Map<string, Target | 'same'>([
  ['define', 'model'],
  ['model', 'model'],
  ['schema', 'same'],
  ['withSchema', 'same'],
  ['withInitialScope', 'same'],
  ['withScope', 'same'],
  ['withoutScope', 'same'],
  ['scope', 'same'],
  ['unscoped', 'same'],
  ['sync', 'same'],
  ['init', 'model'],
  // Until v5: the model that another file defines.
  ['import', 'model'],
  ['authenticate', 'instance'],
]);

/** What a call answers with. */
export function readCallOrigin(node: TSESTree.CallExpression, sight: Sight): Origin {
  const callee = readCallee(node);
  const inner = { ...sight, depth: sight.depth + 1 };
  const source = isRequireCall(node) ? readRequired(node) : undefined;
  if (source !== undefined) return readModule(source);
  const known = readTypedResult(node, sight) ?? readContained(node, callee, sight) ?? (callee.type === 'MemberExpression' ? readMethodResult(callee, sight) : undefined);
  if (known) return known;
  if (isTableQuery(node, callee)) return foreignOrigin({ kind: 'tableQuery' });
  const interop = unwrapInterop(node);
  if (interop) return sight.classify(interop, inner);
  const called = sight.evaluation.evaluate(callee);
  if (called.kind === 'function' && isFunction(called.node)) return readReturnedOrigin(called.node, inner);
  const made = sight.classify(callee, inner);
  return isModelFactory(node, made, inner) ? { target: 'model', owner: made.owner, isShown: true } : readResult(made);
}

/** `resolve<Sequelize>('orm')`, `get<ModelStatic<User>>(…)`: a written type of Sequelize's. */
function readTypedResult({ typeArguments }: TSESTree.CallExpression, sight: Sight): Origin | undefined {
  const [type] = typeArguments?.params ?? [];
  return type && readSequelizeType(type, sight);
}

/** Methods by which containers hand out what they hold (tsyringe, typedi, inversify, awilix, Nest's), and Express' and Feathers' applications. */
const CONTAINER_METHODS = new Set(['resolve', 'get', 'getOrThrow', 'getAsync', 'make', 'create', 'getSync']);
/** Nest's names for what it holds. */
const TOKENS = new Map<string, Target>([['getConnectionToken', 'instance'], ['getModelToken', 'model']]);

/** `container.resolve(Sequelize)`, `moduleRef.get(getModelToken(User))`, `app.get('sequelizeClient')`. */
function readContained({ arguments: [token] }: TSESTree.CallExpression, callee: TSESTree.Node, sight: Sight): Origin | undefined {
  if (callee.type !== 'MemberExpression' || !CONTAINER_METHODS.has(readMemberName(callee) ?? '') || !token || token.type === 'SpreadElement') return undefined;
  const key = unwrap(token);
  const text = sight.evaluation.evaluate(key);
  if (text.kind === 'primitive') return isInstanceName(String(text.value)) ? sequelizeOrigin('instance', { kind: 'container', name: String(text.value) }) : undefined;
  if (key.type === 'CallExpression') {
    const name = readDottedName(readCallee(key))?.at(-1) ?? '';
    const target = TOKENS.get(name);
    return target && sequelizeOrigin(target, { kind: 'container', name });
  }
  if (key.type !== 'Identifier') return undefined;
  const held = sight.classify(key, { ...sight, depth: sight.depth + 1 });
  return held.owner.kind === 'sequelize' && held.isClass ? { ...sequelizeOrigin(held.target, { kind: 'container', name: key.name }), instance: held.instance } : undefined;
}

/** `db('users')`, `knex('users')`: a query builder of knex, which is a function of a table's name. */
function isTableQuery({ arguments: args }: TSESTree.CallExpression, callee: TSESTree.Node): boolean {
  const [table] = args;
  return callee.type === 'Identifier' && /^(?:db|knex|trx|database|conn|connection|k|pg|mysql)$/i.test(callee.name) && args.length === 1 && (table?.type === 'Literal' || table?.type === 'TemplateLiteral');
}

/** `require('./user')(sequelize, DataTypes)`: a file that defines one model is a function of these two. */
function isModelFactory({ arguments: args }: TSESTree.CallExpression, { owner }: Origin, sight: Sight): boolean {
  if (owner.kind !== 'import' || owner.called || args.length < 2) return false;
  const [instance, types] = args.map((argument) => (argument.type === 'SpreadElement' ? undefined : argument));
  if (!instance || !types) return false;
  const isInstance = sight.classify(instance, sight).owner.kind === 'sequelize';
  const name = readDottedName(types)?.at(-1) ?? '';
  return isInstance && (name === 'DataTypes' || name === 'Sequelize' || sight.classify(types, sight).owner.kind === 'sequelize');
}

/** What the call of something from elsewhere answers with. */
function readResult(origin: Origin): Origin {
  const { owner, target } = origin;
  if (owner.kind === 'import') return { target: target === 'model' ? 'model' : 'unknown', owner: { ...owner, called: true } };
  return owner.kind === 'other' ? { ...UNKNOWN, owner } : UNKNOWN;
}

/** Modules that are the class themselves, or have it as their default. */
const HAS_DEFAULT = new Set(['sequelize', 'sequelize-typescript']);

export function readModule(source: string): Origin {
  if (isSequelizePackage(source)) return { ...sequelizeOrigin(HAS_DEFAULT.has(source) ? 'instance' : 'unknown', { kind: 'package', source }), isClass: true };
  if (source === 'umzug') return { ...sequelizeOrigin('umzug', { kind: 'package', source }), isClass: true };
  return { target: 'unknown', owner: importOwner(source) };
}

function readMethodResult(callee: TSESTree.MemberExpression, sight: Sight): Origin | undefined {
  const name = readMemberName(callee) ?? '';
  const object = unwrap(callee.object);
  const inner = { ...sight, depth: sight.depth + 1 };
  const sure = SURE_RESULTS.get(name);
  if (sure) return { ...sequelizeOrigin(sure, { kind: 'method', name }), instance: sight.classify(object, inner).instance };
  if ((name === 'get' || name === 'getOrThrow') && object.type === 'MemberExpression' && readMemberName(object) === 'models') {
    return { ...sequelizeOrigin('model', { kind: 'member', name: 'models' }), instance: sight.classify(object.object, inner).instance };
  }
  const result = RESULTS.get(name);
  if (!result) return undefined;
  const origin = sight.classify(object, inner);
  if (origin.owner.kind === 'other') return { ...UNKNOWN, owner: origin.owner };
  const target = result === 'same' ? origin.target : result;
  // `define` with a model's name is Sequelize's way; `schema` and `scope` exist elsewhere too.
  return { target, owner: origin.owner, instance: origin.instance };
}

/** `new X(…)`: an instance of Sequelize, a session store, Umzug, or something of another class. */
export function readNewOrigin(node: TSESTree.NewExpression, sight: Sight): Origin {
  const callee = readCallee(node);
  const made = sight.classify(callee, { ...sight, depth: sight.depth + 1 });
  const name = readClassName(callee);
  const named = readNamedClass(made, name);
  if (named) return named;
  if (made.owner.kind === 'sequelize' && made.isClass) return readInstance(node, made, name);
  if (name === 'Sequelize' && made.owner.kind !== 'other') return sequelizeOrigin('instance', { kind: 'constructed', name }, node);
  if (made.owner.kind === 'import') return { target: made.target, owner: { ...made.owner, called: true } };
  return made.owner.kind === 'other' ? { ...UNKNOWN, owner: made.owner } : UNKNOWN;
}

function readClassName(callee: TSESTree.Node): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (readMemberName(callee) ?? '') : '';
}

/** Umzug, and the session stores of connect-session-sequelize. */
function readNamedClass(made: Origin, name: string): Origin | undefined {
  if (isSessionStore(made) || name === 'SequelizeStore') return sequelizeOrigin('sessionStore', { kind: 'constructed', name });
  return made.target === 'umzug' || (name === 'Umzug' && made.owner.kind !== 'other') ? sequelizeOrigin('umzug', { kind: 'constructed', name }) : undefined;
}

function isSessionStore(made: Origin): boolean {
  return made.owner.kind === 'import' && made.owner.source === 'connect-session-sequelize';
}

/** `new Sequelize(…)` and `new Database(…)` of a class that extends it; `new User(…)` is a row, not a model. */
function readInstance(node: TSESTree.NewExpression, made: Origin, name: string): Origin {
  if (made.target === 'model') return foreignOrigin({ kind: 'row' });
  if (made.target === 'unknown' && name !== 'Sequelize') return { target: 'unknown', owner: made.owner };
  return sequelizeOrigin('instance', { kind: 'constructed', name }, node);
}

/** What a function of this file returns: by all its `return`s, those in branches too, else by its written type. */
export function readReturnedOrigin(node: TSESTree.Node, sight: Sight): Origin {
  if (!isFunction(node)) return UNKNOWN;
  const given = joinOrigins(readReturned(node, sight).map((expression) => sight.classify(unwrap(expression), sight)));
  if (given.owner.kind === 'sequelize') return given;
  return (node.returnType && readTypeOrigin(node.returnType.typeAnnotation, sight)) ?? given;
}

function readReturned({ body }: FunctionNode, { evaluation }: Sight): readonly TSESTree.Expression[] {
  if (body.type !== 'BlockStatement') return [body];
  const returned: TSESTree.Expression[] = [];
  walkNodes(body, evaluation.sourceCode.visitorKeys, (inner) => {
    if (isFunction(inner) || isClass(inner)) return false;
    if (inner.type === 'ReturnStatement' && inner.argument) returned.push(inner.argument);
    return undefined;
  });
  return returned;
}

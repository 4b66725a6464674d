import type { TSESTree } from '@typescript-eslint/utils';
import { isOwnSpecifier, readImportedName } from '../../syntax/modules.js';
import { unwrap } from '../../syntax/names.js';
import { findVariable, isClass, isReassigned, readImportSource, readPatternSteps } from '../../values/model/bindings.js';
import { readArms } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { Value } from '../../values/model/value.js';
import { readMutations } from '../../values/mutations/mutations.js';
import { readCallersOrigin } from './callers.js';
import { readClassOrigin, readSelfOrigin } from './classes.js';
import { foreignOrigin, guessTarget, importOwner, joinOrigins, OPEN, sequelizeOrigin, UNKNOWN, type Origin, type Sight } from './origin.js';
import { readCallOrigin, readModule, readNewOrigin, readReturnedOrigin } from './calls.js';
import { readMemberOrigin, readPathOrigin } from './members.js';
import { readNarrowedOrigin } from './narrowing.js';
import { isInstanceName, isSequelizePackage } from '../../vocabulary/sequelize.js';
import { readElementOrigin, readParameterOrigin, readTakenOrigin } from './parameters.js';
import { readAnnotation } from './type-parts.js';
import { readCastOrigin, readTypeOrigin, readWrittenOrigin } from './types.js';
import { findWrittenType } from './written-types.js';
import type { Variable } from '../../syntax/source-code.js';

/** Definitions that a receiver is followed through. Past it, its owner is unknown. */
const MOST_DEPTH = 12;
/** Expressions that one question about a receiver looks at. Past it, its owner is unknown. */
const MOST_STEPS = 2000;

/**
 * Where an expression comes from, by definitions of this file, imports, written types and Sequelize's own names; where that
 * is open, by what the calls of the functions around it give.
 */
export function readOrigin(node: TSESTree.Node, evaluation: Evaluation): Origin {
  const sight = { evaluation, depth: 0, steps: { left: MOST_STEPS }, classify, classifyReturned: readReturnedOrigin, classifyElement: readElementOrigin, findWrittenType };
  const origin = classify(node, sight);
  return origin.owner.kind === 'unknown' ? (readCallersOrigin(node, evaluation, (inside) => readValueOrigin(unwrap(node), origin, { ...sight, evaluation: inside })) ?? origin) : origin;
}

function classify(node: TSESTree.Node, sight: Sight): Origin {
  if (sight.depth > MOST_DEPTH || (sight.steps.left -= 1) < 0) {
    unfinished.cut = -1;
    return UNKNOWN;
  }
  const expression = unwrap(node);
  const cast = expression === node ? undefined : readCastOrigin(node, sight);
  if (cast) return cast;
  const inner = { ...sight, depth: sight.depth + 1 };
  const origin = readExpressionOrigin(expression, inner);
  if (origin.owner.kind === 'sequelize' || !HELD.has(expression.type)) return origin;
  return readValueOrigin(expression, origin, inner) ?? readWrittenOrigin(expression, inner) ?? (isOpen(origin) ? readNarrowedOrigin(expression, inner) : undefined) ?? origin;
}

/** Expressions whose value may come from elsewhere in the file. */
const HELD = new Set(['Identifier', 'MemberExpression', 'CallExpression', 'NewExpression', 'AwaitExpression']);

/** What the evaluator makes of an expression, by the place that the value comes from: a method's result, a field, an element. */
function readValueOrigin(expression: TSESTree.Node, origin: Origin, sight: Sight): Origin | undefined {
  const values = readArms(sight.evaluation.evaluate(expression)).map((arm) => arm.value).filter(({ kind }) => kind !== 'primitive');
  const sources = values.filter((value) => isTelling(value) && unwrap(value.node) !== expression);
  const joined = joinOrigins(sources.map(({ node }) => classify(node, sight)));
  // What comes from a file of the project may be Sequelize's there.
  const isOwnImport = joined.owner.kind === 'import' && isOwnSpecifier(joined.owner.source) && origin.owner.kind === 'unknown';
  if (joined.owner.kind !== 'sequelize' && !isOwnImport) return undefined;
  return sources.length === values.length ? joined : { ...joined, instance: undefined };
}

/** Whether the node of a value is the expression that it comes from. */
function isTelling(value: Value): boolean {
  if (value.kind === 'unknown') return value.why === 'call' || value.why === 'import' || value.why === 'parameter' || value.why === 'global';
  return value.kind === 'instance' || value.kind === 'object' || (value.kind === 'function' && isClass(value.node));
}

function readExpressionOrigin(expression: TSESTree.Node, inner: Sight): Origin {
  switch (expression.type) {
    case 'Identifier':
      return readIdentifierOrigin(expression, inner);
    case 'MemberExpression':
      return readMemberOrigin(expression, inner);
    case 'CallExpression':
      return readCalledOrigin(expression, inner);
    case 'NewExpression':
      return readNewOrigin(expression, inner);
    case 'AwaitExpression':
      return classify(expression.argument, inner);
    case 'ThisExpression':
    case 'Super':
      return readSelfOrigin(expression, inner);
    default:
      return isClass(expression) ? readClassOrigin(expression, inner) : readJoinedOrigin(expression, inner);
  }
}

/** What a call answers with: by what it calls, else by the written type of it. */
function readCalledOrigin(call: TSESTree.CallExpression, sight: Sight): Origin {
  const origin = readCallOrigin(call, sight);
  if (!isOpen(origin)) return origin;
  const taken = readTakenOrigin(call, sight);
  if (taken && (taken.owner.kind === 'sequelize' || taken.isShown)) return taken;
  const type = findWrittenType(call, sight);
  return (type && readTypeOrigin(type, sight)) ?? origin;
}

function readJoinedOrigin(node: TSESTree.Node, sight: Sight): Origin {
  switch (node.type) {
    case 'SequenceExpression':
      return classify(node.expressions.at(-1) as TSESTree.Expression, sight);
    case 'AssignmentExpression':
      return classify(node.right, sight);
    case 'ConditionalExpression':
      return joinOrigins([classify(node.consequent, sight), classify(node.alternate, sight)]);
    case 'LogicalExpression':
      return joinOrigins([classify(node.left, sight), classify(node.right, sight)]);
    case 'ImportExpression':
      return node.source.type === 'Literal' ? readModule(String(node.source.value)) : UNKNOWN;
    case 'Property':
      // `const { User } = …`: the name that the part is taken out under.
      return classify(node.value.type === 'AssignmentPattern' ? node.value.left : node.value, sight);
    case 'TSImportEqualsDeclaration':
    case 'MetaProperty':
      return UNKNOWN;
    default:
      return foreignOrigin({ kind: 'expression' });
  }
}

const BUILTIN_GLOBALS = new Set(Object.getOwnPropertyNames(globalThis).concat('window', 'document', 'localStorage', 'self', 'module', 'exports', '_', '$'));

const origins = new WeakMap<Variable, Origin>();

/**
 * The variables whose origin is being found, the outermost first. `cut` is the place of the outermost one that an answer
 * leans on before it is found, -1 where a bound cut the answer short: such an answer is kept nowhere.
 */
const unfinished = { variables: [] as Variable[], cut: Number.POSITIVE_INFINITY };

/** Asked once a variable, unless the answer leans on a question that is still open. */
function readVariableOnce(variable: Variable, sight: Sight): Origin {
  const known = origins.get(variable);
  if (known) return known;
  const open = unfinished.variables.indexOf(variable);
  if (open >= 0) {
    unfinished.cut = Math.min(unfinished.cut, open);
    return OPEN;
  }
  const outer = unfinished.cut;
  const place = unfinished.variables.push(variable) - 1;
  unfinished.cut = Number.POSITIVE_INFINITY;
  const origin = readDefinitionOrigin(variable, sight);
  unfinished.variables.pop();
  // An answer for which the steps did not suffice is none.
  if (unfinished.cut >= place && sight.steps.left >= 0) origins.set(variable, origin);
  unfinished.cut = Math.min(outer, unfinished.cut >= place ? Number.POSITIVE_INFINITY : unfinished.cut);
  return origin;
}

function readIdentifierOrigin(node: TSESTree.Identifier, sight: Sight): Origin {
  const { sourceCode } = sight.evaluation;
  const variable = findVariable(sourceCode, node);
  const definition = variable?.defs[0];
  if (!variable || !definition) return readGlobalOrigin(node.name);
  const origin = readVariableOnce(variable, sight);
  if (isOpen(origin) && isInstanceName(node.name)) return { ...sequelizeOrigin('instance', { kind: 'name', name: node.name }), instance: origin.instance };
  if (origin.owner.kind === 'unknown' && node.name === 'models') return { ...UNKNOWN, target: 'model', isShown: true };
  return isOpen(origin) && node.name === 'queryInterface' ? sequelizeOrigin('queryInterface', { kind: 'name', name: node.name }) : guess(origin, node.name);
}

function isOpen(origin: Origin): boolean {
  return origin.owner.kind === 'unknown' || origin.owner.kind === 'import';
}

function guess(origin: Origin, name: string): Origin {
  return origin.target === 'unknown' && isOpen(origin) ? { ...origin, target: guessTarget(name) } : origin;
}

function readGlobalOrigin(name: string): Origin {
  if (isInstanceName(name) || name === 'queryInterface') return sequelizeOrigin(guessTarget(name), { kind: 'name', name });
  if (name === 'Sequelize') return { ...sequelizeOrigin('instance', { kind: 'name', name }), isClass: true };
  return BUILTIN_GLOBALS.has(name) ? foreignOrigin({ kind: 'global', name }) : { ...UNKNOWN, target: guessTarget(name) };
}

function readDefinitionOrigin(variable: Variable, sight: Sight): Origin {
  const definition = variable.defs[0];
  switch (definition?.type) {
    case 'ImportBinding':
      return readImportOrigin(definition.name, definition.node, sight);
    case 'Parameter':
      return readParameterOrigin(definition.name, definition.node, sight);
    case 'ClassName':
      return readClassOrigin(definition.node, sight);
    case 'Variable':
      return readVariableOrigin(variable, definition.node, sight);
    case 'FunctionName':
    case 'TSEnumName':
      return foreignOrigin({ kind: 'function' });
    default:
      return UNKNOWN;
  }
}

function readImportOrigin(local: TSESTree.Identifier, node: TSESTree.Node, sight: Sight): Origin {
  const source = readImportSource(local, sight.evaluation);
  if (source === undefined) return UNKNOWN;
  if (source === 'umzug') return readModule(source);
  const imported = node.type === 'ImportSpecifier' ? readImportedName(node) : node.type === 'ImportNamespaceSpecifier' ? '*' : 'default';
  if (isSequelizePackage(source)) return readExport(imported, source);
  return { target: guessTarget(imported === 'default' || imported === '*' ? local.name : imported), owner: importOwner(source) };
}

/** What a name of a Sequelize package is. */
function readExport(name: string, source: string): Origin {
  const evidence = { kind: 'package', source } as const;
  if (name === 'Model') return { ...sequelizeOrigin('model', evidence), isClass: true };
  if (name === 'Sequelize' || name === 'default' || name === '*') return { ...sequelizeOrigin('instance', evidence), isClass: true };
  return { ...sequelizeOrigin('unknown', evidence), isClass: true };
}

function readVariableOrigin(variable: Variable, declarator: TSESTree.VariableDeclarator, sight: Sight): Origin {
  const given = readGivenOrigin(variable, declarator, sight);
  if (given.owner.kind === 'sequelize') return given;
  const name = variable.defs[0]?.name ?? declarator.id;
  const annotation = readAnnotation(name) ?? (name.type === 'Identifier' ? findWrittenType(name, sight) : undefined);
  const typed = annotation && readTypeOrigin(annotation, sight);
  if (!typed) return given;
  return given.instance ? { ...typed, instance: given.instance } : typed;
}

/** What the declaration and later assignments put in the variable. */
function readGivenOrigin(variable: Variable, declarator: TSESTree.VariableDeclarator, sight: Sight): Origin {
  const loop: TSESTree.Node | undefined = declarator.parent.parent;
  if (loop.type === 'ForOfStatement' && loop.left === declarator.parent) {
    return readElementOrigin(loop.right, sight, readPatternSteps(variable.defs[0]?.name ?? declarator.id, declarator.id));
  }
  const origins = [...readInitOrigins(variable, declarator, sight), ...readAssignedOrigins(variable, sight)];
  const told = origins.filter((origin) => origin.owner.kind !== 'other');
  return joinOrigins(told.length > 0 ? told : origins);
}

function readInitOrigins(variable: Variable, declarator: TSESTree.VariableDeclarator, sight: Sight): readonly Origin[] {
  if (!declarator.init) return [];
  const steps = readPatternSteps(variable.defs[0]?.name ?? declarator.id, declarator.id);
  return [steps.length === 0 ? classify(declarator.init, sight) : readPathOrigin(declarator.init, steps, sight)];
}

function readAssignedOrigins(variable: Variable, sight: Sight): readonly Origin[] {
  if (!isReassigned(variable)) return [];
  return readMutations(sight.evaluation.sourceCode, variable).flatMap(({ kind, node }) =>
    kind === 'assign' && node.type === 'AssignmentExpression' && node.left.type === 'Identifier' ? [classify(node.right, sight)] : [],
  );
}

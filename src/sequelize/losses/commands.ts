import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName, readStaticName, unwrap, wrapped } from '../../syntax/names.js';
import { isRequireCall, readImportedName, readRequired } from '../../syntax/modules.js';
import { perFile, type SourceCode, type Variable, findNodes } from '../../syntax/source-code.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { findVariable, readImportSource, readPatternSteps } from '../../values/model/bindings.js';
import { readArms } from '../../values/model/choice.js';
import { readThroughCalls, type FollowedCall } from '../../values/functions/follow.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { describeLoss, NAMES_LOSS, readInvocations } from '../../vocabulary/invocations.js';
import { readSqlTexts } from './sql-text.js';

/** A call that starts sequelize-cli with a command that loses data. */
export interface CommandCall {
  readonly kind: 'command';
  /** Where a report points: the function's name. */
  readonly method: TSESTree.Node;
  /** The command as written. */
  readonly command: string;
  /** What it destroys, in words that follow "which". */
  readonly loss: string;
}

/** Modules that start other programs, and their functions. */
const MODULES = new Set(['child_process', 'node:child_process', 'execa', 'cross-spawn', 'shelljs', 'zx', 'bun']);
const FUNCTIONS = /^(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|sync|execa|execaSync|execaCommand|execaCommandSync)$/;
/** Whole modules that are such a function themselves. */
const CALLABLE_MODULES = new Set(['execa', 'cross-spawn']);

/** Every call of a file that runs `sequelize db:drop`, `db:migrate:undo:all` or `db:seed:undo:all`, as a string or as a list. */
export const findCommandCalls = perFile((sourceCode): readonly CommandCall[] => {
  if (!NAMES_LOSS.test(sourceCode.text)) return [];
  const evaluation = createEvaluation(sourceCode);
  return findStarters(sourceCode, evaluation).flatMap((use) => readStart(use, evaluation));
});

/** The uses of every name that starts a program, and of `require('child_process')` itself. */
function findStarters(sourceCode: SourceCode, evaluation: Evaluation): readonly TSESTree.Node[] {
  const variables = (sourceCode.scopeManager?.scopes ?? []).flatMap((scope) => scope.variables);
  const required = findNodes(sourceCode, 'CallExpression').filter((node) => isRequireCall(node) && MODULES.has(readRequired(node) ?? ''));
  return [
    ...variables.flatMap((variable) => (isImported(variable, evaluation) ? findUses(variable, evaluation) : [])),
    ...required.flatMap((node) => findFunctions(wrapped(node), undefined, evaluation)),
  ];
}

function isImported({ defs }: Variable, evaluation: Evaluation): boolean {
  const name = defs[0]?.name;
  const source = name?.type === 'Identifier' ? readImportSource(name, evaluation) : undefined;
  return source !== undefined && MODULES.has(source);
}

function findUses(variable: Variable, evaluation: Evaluation): readonly TSESTree.Node[] {
  const imported = readExportName(variable);
  return variable.references.flatMap(({ identifier, init }) => (init ? [] : findFunctions(wrapped(identifier), imported, evaluation)));
}

/** A function that starts a program, of a module or by the name that it is imported by, and what `promisify` makes of it. */
function findFunctions(use: TSESTree.Node, imported: string | undefined, evaluation: Evaluation): readonly TSESTree.Node[] {
  const member = use.parent?.type === 'MemberExpression' && use.parent.object === use ? use.parent : undefined;
  const name = member ? (readMemberName(member) ?? '') : imported;
  const found = member ?? use;
  if (name === '$') return wrapped(found).parent?.type === 'TaggedTemplateExpression' ? [found] : [];
  if (name !== undefined && !FUNCTIONS.test(name)) return [];
  return [found, ...findPromisified(found, evaluation)];
}

/** The name under which the module exports it; undefined for the module itself. */
function readExportName({ defs }: Variable): string | undefined {
  const definition = defs[0];
  if (definition?.type === 'ImportBinding') {
    const { node } = definition;
    return node.type === 'ImportSpecifier' ? readImportedName(node) : undefined;
  }
  if (definition?.type !== 'Variable') return undefined;
  const [step] = readPatternSteps(definition.name, definition.node.id).filter(({ kind }) => kind === 'key');
  if (step?.kind === 'key') return readStaticName(step.property.key, step.property.computed);
  const init = definition.node.init && unwrap(definition.node.init);
  return init?.type === 'MemberExpression' ? readMemberName(init) : undefined;
}

/** `const run = promisify(exec)`, `promisify(exec)(…)`. */
function findPromisified(use: TSESTree.Node, { sourceCode }: Evaluation): readonly TSESTree.Node[] {
  const call = wrapped(use).parent;
  if (call?.type !== 'CallExpression' || readFunctionName(readCallee(call)) !== 'promisify') return [];
  const { parent } = wrapped(call);
  const variable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? findVariable(sourceCode, parent.id) : undefined;
  return [call, ...(variable?.references ?? []).filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node)];
}

function readFunctionName(callee: TSESTree.Node): string | undefined {
  return callee.type === 'MemberExpression' ? readMemberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
}

function readStart(use: TSESTree.Node, evaluation: Evaluation): readonly CommandCall[] {
  const callee = wrapped(use);
  const call = callee.parent;
  if (call?.type === 'TaggedTemplateExpression' && call.tag === callee) return readTemplate(use, call.quasi);
  if (call?.type !== 'CallExpression' || call.callee !== callee || !isFunctionUse(use, evaluation)) return [];
  const method = readMethod(use);
  const read = (inner: Evaluation, via: FollowedCall['call'] | undefined): readonly CommandCall[] | 'open' => {
    const found = findDestructive(readCommands(call.arguments, inner), via?.callee ?? method);
    return found ? [found] : 'open';
  };
  return readThroughCalls({ node: call, sourceCode: evaluation.sourceCode, read });
}

/** A command of zx, of Bun or of execa: $`npx sequelize db:drop`. */
function readTemplate(use: TSESTree.Node, { quasis }: TSESTree.TemplateLiteral): readonly CommandCall[] {
  const found = findDestructive([quasis.map(({ value }) => value.cooked).join('""')], readMethod(use));
  return found ? [found] : [];
}

/** Where a report points. */
function readMethod(use: TSESTree.Node): TSESTree.Node {
  return use.type === 'MemberExpression' ? use.property : use;
}

/** The first command of some texts that loses data. */
function findDestructive(texts: readonly string[], method: TSESTree.Node): CommandCall | undefined {
  const found = texts.flatMap((text) => readInvocations(text)).find(({ kind }) => kind === 'destructive');
  return found?.kind === 'destructive' ? { kind: 'command', method, command: found.command, loss: describeLoss(found.loss) } : undefined;
}

/** A module is called as a whole where it is a function itself: `execa('sequelize', ['db:drop'])`. */
function isFunctionUse(use: TSESTree.Node, evaluation: Evaluation): boolean {
  if (use.type !== 'Identifier') return true;
  const variable = findVariable(evaluation.sourceCode, use);
  if (!variable || !isImported(variable, evaluation) || readExportName(variable) !== undefined) return true;
  return CALLABLE_MODULES.has(readImportSource(use, evaluation) ?? '');
}

/** The command lines that a call can start: one string, or a program and the list of its arguments. */
function readCommands([program, list]: readonly TSESTree.CallExpressionArgument[], evaluation: Evaluation): readonly string[] {
  if (!program || program.type === 'SpreadElement') return [];
  const texts = readSqlTexts(program, evaluation);
  const args = list && list.type !== 'SpreadElement' ? readArms(evaluation.evaluate(list)).flatMap(({ value }) => (value.kind === 'array' ? [value.elements ?? []] : [])) : [];
  if (args.length === 0) return texts;
  const words = args.map((elements) => elements.map((element) => (element.kind === 'primitive' ? JSON.stringify(String(element.value)) : '""')).join(' '));
  return texts.flatMap((text) => words.map((rest) => `${text} ${rest}`));
}

import type { TSESTree } from '@typescript-eslint/utils';
import { type ExportedNode, findExported } from '../../syntax/modules.js';
import { readStaticName, unwrap } from '../../syntax/names.js';
import { perFile } from '../../syntax/source-code.js';
import { createEvaluation } from '../../values/evaluate/evaluate.js';
import { enclosingFunction, isClass, isFunction } from '../../values/model/bindings.js';
import { readArms } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import type { Receiver } from '../facts.js';

/** A call that takes something away, where it may be a migration's work. */
interface Taking {
  /** The method: `drop` of an instance or Model is no migration's work. */
  readonly name: string;
  readonly call: TSESTree.Node;
  readonly receiver: Receiver;
}

/** Whether a file exports both steps of a migration, `up` and `down`, by name, in an object or in a class. */
export const isMigrationModule = perFile((sourceCode) => {
  if (!/\bdown\b/.test(sourceCode.text)) return false;
  const evaluation = createEvaluation(sourceCode);
  const exported = findExported(sourceCode.ast);
  const names = new Set(exported.map(({ path }) => path[0]));
  return (names.has('up') && names.has('down')) || exported.some((one) => hasBothSteps(one, evaluation));
});

function hasBothSteps({ node }: ExportedNode, evaluation: Evaluation): boolean {
  const expression = unwrap(node);
  if (isClass(expression)) return hasStepMethods(expression.body);
  return readArms(evaluation.evaluate(expression)).some(({ value }) => {
    if (value.kind === 'function' && isClass(value.node)) return hasStepMethods(value.node.body);
    return value.kind === 'object' && value.properties.has('up') && value.properties.has('down');
  });
}

/** Why a call counts as a migration's work: by the file's folder, by what the module exports, by the step around the call. */
export type MigrationReason = 'folder' | 'module' | 'step';

/**
 * Whether, and why, a call does what a migration is for: takes something away through the query interface that is passed to its
 * steps. The `drop()` of an instance or Model never counts. In a migrations folder everything else does; elsewhere the file, or
 * the object or class around the call, must have both steps, as in `new Umzug({ migrations: [{ up, down }] })`.
 */
export function findMigrationReason({ call, name, receiver }: Taking, isInFolder: boolean, isModule: () => boolean): MigrationReason | undefined {
  if (name === 'drop' && receiver.target !== 'queryInterface') return undefined;
  if (isInFolder) return 'folder';
  if (!isOfQueryInterface(receiver)) return undefined;
  if (isInStep(call)) return 'step';
  return isModule() ? 'module' : undefined;
}

/** The query interface, and the instance behind it: raw SQL goes through that one. */
function isOfQueryInterface({ node, target }: Receiver): boolean {
  if (target === 'queryInterface') return true;
  const expression = node && unwrap(node);
  if (expression?.type !== 'MemberExpression' || readStaticName(expression.property, expression.computed) !== 'sequelize') return false;
  const object = unwrap(expression.object);
  return object.type === 'Identifier' && /^(?:queryInterface|qi|context)$/.test(object.name);
}

/** Inside a function called `up` or `down` whose object or class has the other one, too. */
function isInStep(call: TSESTree.Node): boolean {
  for (let current = enclosingFunction(call); isFunction(current); current = enclosingFunction(current)) {
    const member = current.parent;
    if (member?.type === 'Property' && member.parent.type === 'ObjectExpression' && isStep(member) && hasSteps(member.parent.properties)) return true;
    if ((member?.type === 'MethodDefinition' || member?.type === 'PropertyDefinition') && isStep(member) && hasStepMethods(member.parent)) return true;
  }
  return false;
}

type Member = TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition;

function isStep({ computed, key }: Member): boolean {
  return /^(?:up|down)$/.test(readStaticName(key, computed) ?? '');
}

function hasStepMethods({ body }: TSESTree.ClassBody): boolean {
  return hasSteps(body);
}

function hasSteps(members: readonly TSESTree.Node[]): boolean {
  const isMember = (node: TSESTree.Node): node is Member => node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition';
  const names = members.filter(isMember).map(({ computed, key }) => readStaticName(key, computed));
  return names.includes('up') && names.includes('down');
}

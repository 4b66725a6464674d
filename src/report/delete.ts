import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { DeleteCall, PlacedLoss } from '../sequelize/losses/deletes.js';
import type { DeleteLoss } from '../sequelize/losses/loss.js';
import type { PlacedSqlLoss, RawSqlCall } from '../sequelize/losses/raw-sql.js';
import { isInside } from '../values/model/bindings.js';
import { type Edit, removeProperty, toFix } from './edits/edit.js';
import type { DeleteMessageId } from './words/deletes.js';
import { describeTarget } from './words/names.js';
import type { SourceCode } from '../syntax/source-code.js';

type Context = Readonly<TSESLint.RuleContext<DeleteMessageId, readonly unknown[]>>;

/** The files that may delete every row, in the words of a message. */
const EVERY_ROLE = 'migrations, test and dev';

interface ReportedLoss extends PlacedLoss {
  /** Whether a condition is written and not read: a mistake in a migration, too. */
  readonly isUnread: boolean;
}

/** Reports a call that deletes every row; where a condition is written that is not read, the edit that makes it count. */
export function reportDelete(context: Context, call: DeleteCall, { isUnread, loss, via }: ReportedLoss): void {
  const isInstance = call.receiver.target === 'instance' && loss.kind === 'truncate';
  context.report({
    node: via ? via.callee : call.method,
    messageId: isInstance ? 'truncateInstance' : loss.kind,
    data: { target: describeTarget(call.receiver), allowed: isUnread ? 'test and dev' : EVERY_ROLE },
    suggest: via ? [] : suggestCondition(context, call, loss),
  });
}

/** Reports SQL text that deletes without a condition. */
export function reportRawDelete(context: Context, { method }: RawSqlCall, { statement, via }: PlacedSqlLoss): void {
  context.report({ node: via ? via.callee : method, messageId: 'rawDelete', data: { statement, allowed: EVERY_ROLE } });
}

function suggestCondition(context: Context, call: DeleteCall, loss: DeleteLoss): TSESLint.ReportSuggestionArray<DeleteMessageId> {
  const plan = PLANS[loss.kind];
  const edit = plan?.edit(context.sourceCode, call, loss);
  return plan && edit ? [{ messageId: plan.messageId, fix: toFix(edit) }] : [];
}

interface Plan {
  readonly messageId: DeleteMessageId;
  edit(sourceCode: SourceCode, call: DeleteCall, loss: DeleteLoss): Edit | undefined;
}

const PLANS: Partial<Record<DeleteLoss['kind'], Plan>> = {
  truncateWhere: { messageId: 'destroyRows', edit: renameMethod },
  truncateOption: { messageId: 'removeTruncate', edit: removeTruncate },
  truncateOptionMaybe: { messageId: 'removeTruncate', edit: removeTruncate },
  oldCondition: { messageId: 'wrapCondition', edit: wrapCondition },
};

/** `User.truncate({ where: { id: 1 } })`: `destroy` reads the condition. An instance has no `destroy`. */
function renameMethod(_: SourceCode, { method, receiver }: DeleteCall): Edit | undefined {
  const { parent } = method;
  const isName = parent?.type === 'MemberExpression' && parent.property === method && !parent.computed;
  return isName && receiver.target !== 'instance' ? [{ range: method.range, text: 'destroy' }] : undefined;
}

/** Only in the call itself, and beside a condition: without one, `destroy` and `bulkDelete` would do something else. */
function removeTruncate(sourceCode: SourceCode, { name, call }: DeleteCall, { node }: DeleteLoss): Edit | undefined {
  const object = node?.parent;
  if (!node || object?.type !== 'ObjectExpression' || !isInside(object, call)) return undefined;
  const isBeside = name === 'bulkDelete' ? call.arguments.length === 3 : object.properties.some((property) => isNamed(property, 'where'));
  return isBeside ? removeProperty(sourceCode, node) : undefined;
}

function isNamed(property: TSESTree.ObjectLiteralElement, name: string): boolean {
  return property.type === 'Property' && !property.computed && property.key.type === 'Identifier' && property.key.name === name;
}

/** v6's third argument holds the options: where there is one, both would have to be merged. */
function wrapCondition(_: SourceCode, { call }: DeleteCall, { node }: DeleteLoss): Edit | undefined {
  if (!node || call.arguments.length !== 2 || call.arguments[1] !== node) return undefined;
  return [{ range: [node.range[0], node.range[0]], text: '{ where: ' }, { range: [node.range[1], node.range[1]], text: ' }' }];
}

import type { TSESLint } from '@typescript-eslint/utils';
import type { SyncCall } from '../sequelize/facts.js';
import type { NestModule } from '../sequelize/carriers/nest.js';
import { findProperty, readDottedName } from '../syntax/names.js';
import { type Edit, toFix } from './edits/edit.js';
import { insertIntoBraces } from './edits/list-insertion.js';
import { planMigrationSwap } from './swap/swap.js';
import { replaceValue } from './edits/options.js';
import type { PlainSyncMessageId } from './words/plain-sync.js';
import type { SwapRequest } from './swap/request.js';

type Context = Readonly<TSESLint.RuleContext<PlainSyncMessageId, readonly unknown[]>>;
type Suggestions = TSESLint.ReportSuggestionArray<PlainSyncMessageId>;

/** What the edits need of the project. */
type Place = Pick<SwapRequest, 'sourceCode' | 'migration' | 'filename' | 'root' | 'major'>;

/** Reports a sync; `cycle` names the models of this file that refer to each other, where there are such. */
export function reportPlainSync(context: Context, call: SyncCall, found: { readonly cycle: readonly string[] | undefined; readonly place: Place }): void {
  const { cycle, place } = found;
  const { node, target } = call.receiver;
  context.report({
    node: call.method,
    messageId: cycle ? 'cycle' : target === 'model' || target === 'sessionStore' ? 'model' : 'instance',
    data: {
      target: (node && readDottedName(node)?.join('.')) ?? 'sequelize',
      models: cycle ? listModels(cycle) : '',
      option: place.major === 7 ? 'foreignKeyConstraints' : 'constraints',
    },
    suggest: suggestMigration(call, place),
  });
}

const MOST_MODELS = 4;

function listModels(models: readonly string[]): string {
  const names = models.slice(0, MOST_MODELS).map((name) => `\`${name}\``);
  const more = models.length > MOST_MODELS ? ['others'] : [];
  const all = [...names, ...more];
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

/** A plain sync destroys less than a forced one: a migration in its place is always a choice, never a fix. */
function suggestMigration(call: SyncCall, place: Place): Suggestions {
  const swap = planMigrationSwap({ ...place, call, reported: [call] });
  if (swap.kind === 'none') return [];
  if (swap.kind === 'setup') return [{ messageId: 'migrateSetup', fix: toFix(swap.edit) }];
  return [{ messageId: 'migrate', data: { migration: place.migration?.call ?? 'umzug.up()' }, fix: toFix(swap.edit) }];
}

/** Reports the options of a Nest module that syncs at boot. */
export function reportNestSync(context: Context, { node, options }: NestModule): void {
  const edit = switchOff(context.sourceCode, options);
  context.report({ node, messageId: 'nest', suggest: edit ? [{ messageId: 'switchOff', fix: toFix(edit) }] : [] });
}

/** Only in the literal that Nest reads: the report may stand at another, and a key that is written there already did not help. */
function switchOff(sourceCode: Place['sourceCode'], { node, properties }: NestModule['options']): Edit | undefined {
  const written = properties.get('synchronize');
  if (written) return replaceValue(sourceCode, written.node, 'false');
  if (node.type !== 'ObjectExpression' || findProperty(node, 'synchronize')) return undefined;
  const brace = sourceCode.getFirstToken(node);
  return brace ? [insertIntoBraces(sourceCode, { brace, items: node.properties, text: 'synchronize: false' })] : undefined;
}

import type { TSESLint } from '@typescript-eslint/utils';
import type { SyncCall } from '../sequelize/facts.js';
import type { NestModule } from '../sequelize/carriers/frameworks/nest.js';
import { toFix } from './edits/edit.js';
import { offerSwap, type SwapRequest } from './swap/request.js';
import { planMigrationSwap } from './swap/swap.js';
import { switchSynchronizeOff } from './edits/synchronize.js';
import { isModel } from '../vocabulary/sequelize.js';
import { describeTarget } from './words/names.js';
import type { PlainSyncMessageId } from './words/plain-sync.js';

type Context = Readonly<TSESLint.RuleContext<PlainSyncMessageId, readonly unknown[]>>;

/** What the edits need of the project. */
type Place = Pick<SwapRequest, 'sourceCode' | 'migration' | 'migrations' | 'filename' | 'root' | 'major' | 'made' | 'insertsRows'>;

/** Reports a sync with what it does by itself. */
export function reportPlainSync(context: Context, call: SyncCall, found: PlainSync): void {
  const { cycle, place } = found;
  context.report({
    node: call.method,
    messageId: readMessageId(call.receiver, found),
    data: {
      target: describeTarget(call.receiver),
      models: cycle ? listModels(cycle) : '',
      option: place.major === 7 ? 'foreignKeyConstraints' : 'constraints',
    },
    // It destroys less than a forced one: a migration in its place is always a choice, never a fix.
    suggest: [...offerSwap(planMigrationSwap({ ...place, call, reported: [call] }))],
  });
}

/**
 * What the options of a call, or of what it obeys, do: `destructive` where they turn force or alter on, of which other
 * rules say what is lost; `changing` where they add columns, or are not known.
 */
export type SyncEffect = 'destructive' | 'changing' | 'plain';

/** What a sync does beside what its options say. */
interface PlainSync {
  /** The models of this file that refer to each other, where there are such. */
  readonly cycle: readonly string[] | undefined;
  readonly effect: SyncEffect;
  readonly isSqlite: boolean;
  readonly place: Place;
}

function readMessageId(receiver: SyncCall['receiver'], { cycle, effect, isSqlite }: PlainSync): PlainSyncMessageId {
  if (effect === 'destructive') return 'destructive';
  if (cycle) return 'cycle';
  if (effect === 'changing') return 'changing';
  if (isModel(receiver)) return 'model';
  return isSqlite ? 'instanceSqlite' : 'instance';
}

/** Models that a message names. Past it, it counts them. */
const MOST_MODELS = 4;

function listModels(models: readonly string[]): string {
  const names = models.slice(0, MOST_MODELS).map((name) => `\`${name}\``);
  const more = models.length > MOST_MODELS ? ['others'] : [];
  const all = [...names, ...more];
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

/** Reports the options of a Nest module that syncs at boot. */
export function reportNestSync(context: Context, { boot, node, literal }: NestModule): void {
  const edit = literal && switchSynchronizeOff(context.sourceCode, literal);
  context.report({ node, messageId: boot === 'maySync' ? 'nestMay' : 'nest', suggest: edit ? [{ messageId: 'switchOff', fix: toFix(edit) }] : [] });
}

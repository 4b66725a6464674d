import type { TSESLint } from '@typescript-eslint/utils';
import { toFix } from '../edits/edit.js';
import { describeRefusal, isDiskRefusal, type Swap } from './request.js';

/** The texts of the suggestions of a swap. Data: `migration`, what the edit writes; `why`; `command`; `folder`. */
export const SWAP_SUGGESTIONS = {
  migrate: 'Run `{{migration}}` instead. Not applied by `--fix`: {{why}}.',
  migrateSetup: 'Write an Umzug set-up here and run the migrations of `{{folder}}` instead.',
  migrateSetupFirst: 'Write an Umzug set-up here for the migrations of `{{folder}}`. Mind that {{why}}.',
  connect: 'Write `{{migration}}` here, and run `{{command}}` before each start.',
  connectFirst: 'Write `{{migration}}` here, and run `{{command}}` before each start. Mind that {{why}}.',
} as const;

export type SwapSuggestionId = keyof typeof SWAP_SUGGESTIONS;

/** The same for a sync that destroys nothing by itself: there is no fix to speak of. */
export const SWAP_OFFERS = {
  ...SWAP_SUGGESTIONS,
  migrate: 'Run `{{migration}}` instead.',
  migrateFirst: 'Run `{{migration}}` instead. Mind that {{why}}.',
} as const;

type OfferId = keyof typeof SWAP_OFFERS;

interface SwapSuggestion<Id extends OfferId> {
  readonly messageId: Id;
  readonly data: Record<string, string>;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The fix of a swap that changes nothing but what is destroyed. */
export function readFix(swap: Swap): TSESLint.ReportFixFunction | undefined {
  const isFix = swap.kind === 'fix' || (swap.kind === 'connect' && swap.why === undefined);
  return isFix ? toFix(swap.edit) : undefined;
}

/** A swap that is no fix, as the suggestion that says why. */
export function suggestSwap(swap: Swap): readonly SwapSuggestion<SwapSuggestionId>[] {
  if (swap.kind === 'none' || readFix(swap)) return [];
  // That nothing is configured is no reason against an offer.
  const why = swap.kind === 'fix' || swap.why === undefined || swap.why === 'noMigration' ? undefined : describeRefusal(swap.why);
  return [describeSwap(swap, { why, id: 'migrate' })];
}

/** Every swap as a suggestion, in the place of a sync that destroys nothing by itself; what the disk shows is said. */
export function offerSwap(swap: Swap): readonly SwapSuggestion<OfferId>[] {
  if (swap.kind === 'none') return [];
  const why = swap.kind !== 'fix' && swap.why && isDiskRefusal(swap.why) ? describeRefusal(swap.why) : undefined;
  return [describeSwap<OfferId>(swap, { why, id: why === undefined ? 'migrate' : 'migrateFirst' })];
}

interface Wording<Id extends OfferId> {
  readonly why: string | undefined;
  /** The text of a call that is written in place of the sync. */
  readonly id: Id;
}

function describeSwap<Id extends OfferId>(swap: Exclude<Swap, { kind: 'none' }>, { why, id }: Wording<Id>): SwapSuggestion<Id | SwapSuggestionId> {
  const fix = toFix(swap.edit);
  const first = why === undefined ? '' : 'First';
  const reason = why === undefined ? {} : { why };
  switch (swap.kind) {
    case 'fix':
    case 'suggestion':
      return { messageId: id, data: { migration: swap.text, ...reason }, fix };
    case 'setup':
      return { messageId: `migrateSetup${first}`, data: { folder: swap.folder, ...reason }, fix };
    case 'connect':
      return { messageId: `connect${first}`, data: { migration: swap.text, command: swap.command, ...reason }, fix };
  }
}

import type { TSESLint } from '@typescript-eslint/utils';
import type { SyncCall } from '../../sequelize/facts.js';
import type { Edit } from '../edits/edit.js';
import type { SwapRefusal } from './refusal.js';

/** The setting `migration`, as the policy room reads it. */
export interface MigrationSetting {
  /** The call that applies pending migrations: `umzug.up()`. */
  readonly call: string;
  readonly import?:
    | { readonly name: string; readonly from: string; readonly kind: 'named' | 'default' | 'namespace' }
    | undefined;
}

/** A call to be replaced: a sync, or a `drop()`, which gets a suggestion at most. */
export type SwapCall = Pick<SyncCall, 'call' | 'receiver' | 'options' | 'direct' | 'via'> & { readonly kind: 'sync' | 'drop' };

export interface SwapRequest {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly call: SwapCall;
  /** Every call of the file that the rule reports, in order; adjacent ones on one instance end as one `up()`. */
  readonly reported: readonly SwapCall[];
  readonly migration: MigrationSetting | undefined;
  readonly filename: string;
  /** The folder that `migration.import.from` starts at. */
  readonly root: string;
  readonly major: 6 | 7;
}

export type Swap =
  | { readonly kind: 'fix'; readonly edit: Edit }
  | { readonly kind: 'suggestion'; readonly edit: Edit; readonly why: SwapRefusal }
  /** The whole Umzug set-up, written out. */
  | { readonly kind: 'setup'; readonly edit: Edit }
  | { readonly kind: 'none'; readonly why: SwapRefusal };

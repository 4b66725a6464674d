import type { TSESLint } from '@typescript-eslint/utils';
import type { MigrationState } from '../../policy/project/migration-state.js';
import type { MigrationSetting } from '../../policy/settings/types.js';
import type { SyncCall } from '../../sequelize/facts.js';
import type { MadeHere } from '../../sequelize/receivers/constructions.js';
import type { Edit } from '../edits/edit.js';
import type { SwapRefusal } from './refusal.js';

/** A sync to be replaced. */
export type SwapCall = Pick<SyncCall, 'call' | 'receiver' | 'options' | 'direct' | 'via'>;

export interface SwapRequest {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly call: SwapCall;
  /** Every call of the file that the rule reports, in order; adjacent ones on one instance end as one `up()`. */
  readonly reported: readonly SwapCall[];
  readonly migration: MigrationSetting | undefined;
  /** What the disk shows of migrations. */
  readonly migrations: MigrationState;
  readonly filename: string;
  /** The folder that `migration.import.from` starts at. */
  readonly root: string;
  readonly major: 6 | 7;
  /** The instances and subclasses that the file makes. */
  readonly made: MadeHere;
}

export type Swap =
  /** `text` is what the edit writes in the place of the call. */
  | { readonly kind: 'fix'; readonly edit: Edit; readonly text: string }
  | { readonly kind: 'suggestion'; readonly edit: Edit; readonly text: string; readonly why: SwapRefusal }
  /** `authenticate()` in the place of the call, with `command` run before the start. Without `why`, nothing speaks against it. */
  | { readonly kind: 'connect'; readonly edit: Edit; readonly text: string; readonly command: string; readonly why: SwapRefusal | undefined }
  /** The whole Umzug set-up, written out, for the migrations of `folder`. `why`: what is still missing. */
  | { readonly kind: 'setup'; readonly edit: Edit; readonly folder: string; readonly why: SwapRefusal | undefined }
  | { readonly kind: 'none'; readonly why: SwapRefusal };

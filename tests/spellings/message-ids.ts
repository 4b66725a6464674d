// The one place that knows the rules' message ids and the values of options that semantics leaves open.
import type { Reason } from '../../src/values/model/value.js';
import type { Guard, RuleName } from './entry.js';

/** The option value that makes `no-drop` and `no-mass-delete` read raw SQL. */
export const READ_RAW_SQL: Readonly<Record<string, unknown>> = { rawSql: 'report' };

function stemOf(rule: RuleName): 'force' | 'alter' {
  return rule === 'no-sync-alter' ? 'alter' : 'force';
}

/** The message id of a value that is decided at run time (`on`: of one that is surely destructive). */
export function readReasonId(rule: RuleName, reason: Reason | 'on'): string {
  return reason === 'on' ? `${stemOf(rule)}On` : `${stemOf(rule)}_${reason}`;
}

/** The message id of a destructive call under an environment guard. */
export function readGuardId(rule: RuleName, guard: Exclude<Guard, 'none'>): string {
  return `${stemOf(rule)}_${guard}`;
}

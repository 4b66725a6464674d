import { insertsAfter } from './insertions.js';
import type { SwapRefusal } from './refusal.js';
import type { SwapRequest } from './request.js';

/** What a project that configures nothing lacks for a swap: a first migration, or a sync whose rows come from elsewhere. */
export function matchSetupRefusal(request: SwapRequest): SwapRefusal | undefined {
  const { project } = request.migrations;
  if (project?.files.length === 0) return 'noMigrationFiles';
  return insertsAfter(request) ? 'rowsInserted' : undefined;
}

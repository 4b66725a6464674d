import { findNamed } from '../../values/model/bindings.js';
import { type ImportPlan, planImport } from '../imports/plan.js';
import type { Edit } from '../edits/edit.js';
import { isSpecifiedFile, resolveSpecifier } from '../imports/specifier.js';
import type { SwapRefusal, SwapRequest } from './request.js';
import type { MigrationCall } from '../../policy/settings/types.js';
import { findUmzugs } from './umzug.js';

/** What to write in the place of a call, and the import it needs. `why` is set where that is no safe fix. */
export type SwapTarget =
  | { readonly kind: 'ready'; readonly text: string; readonly edit: Edit; readonly why: SwapRefusal | undefined }
  | { readonly kind: 'refused'; readonly why: SwapRefusal }
  /** The command that has applied the migrations when the process starts. */
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'missing' };

/** What is configured; without that, the Umzug instance that the file has made. */
export function resolveSwapTarget(request: SwapRequest): SwapTarget {
  const { migration, migrations } = request;
  if (migration?.kind === 'command') return { kind: 'command', command: migration.command };
  if (migration) return resolveSetting(request, migration);
  const [made, ...others] = findUmzugs(request.sourceCode, request.call.call);
  if (!made) return { kind: 'missing' };
  const why = others.length > 0 ? 'severalInstances' : DISK_REFUSALS[migrations.judgeUmzug(made.text)];
  return { kind: 'ready', text: `${made.name}.up()`, edit: [], why };
}

/** What speaks against a swap, by what the disk shows of the migrator. */
export const DISK_REFUSALS: Readonly<Record<SwapRequest['migrations']['configured'], SwapRefusal | undefined>> = {
  some: undefined,
  unknown: undefined,
  none: 'noMigrationFiles',
  elsewhere: 'otherWorkingFolder',
  unresolved: 'unresolvedMigrations',
  forContext: 'contextMigrations',
  missing: 'migratorMissing',
  outdated: 'outdatedUmzug',
};

function resolveSetting(request: SwapRequest, migration: MigrationCall): SwapTarget {
  const { import: imported, call } = migration;
  const isMigrator = imported !== undefined && isSpecifiedFile(imported.from, request);
  const needed = readFreeNames(call).filter((name) => isMigrator || name !== imported?.name);
  if (!needed.every((name) => isBound(request, name))) return { kind: 'refused', why: isMigrator ? 'isMigratorFile' : 'unboundName' };
  if (isMigrator) return { kind: 'ready', text: call, edit: [], why: 'isMigratorFile' };
  if (!imported) return { kind: 'ready', text: call, edit: [], why: undefined };
  const target = resolveImport(request, migration, imported);
  return target.kind === 'ready' ? { ...target, why: DISK_REFUSALS[request.migrations.configured] ?? target.why } : target;
}

/** Names that Node has everywhere, whether ESLint was told so or not. */
const NODE_GLOBALS = new Set(['Buffer', 'console', 'globalThis', 'process']);

function isBound({ sourceCode, call }: SwapRequest, name: string): boolean {
  return NODE_GLOBALS.has(name) || findNamed(sourceCode, name, call.call) !== undefined;
}

/** Local names for a suggestion where the wanted one is taken. */
const OTHER_NAMES = ['migrator', 'migrations', 'pendingMigrations'];

function resolveImport(
  request: SwapRequest,
  { call }: MigrationCall,
  imported: NonNullable<MigrationCall['import']>,
): SwapTarget {
  const from = resolveSpecifier(imported.from, request);
  if (from === undefined) return { kind: 'refused', why: 'unreachable' };
  const plan = (local?: string): ImportPlan => {
    const alias = local === undefined ? {} : { local };
    return planImport(request.sourceCode, { ...imported, from, filename: request.filename, ...alias }, request.call.call);
  };
  const first = plan();
  const chosen = first.kind === 'planned' ? first : OTHER_NAMES.map(plan).find(({ kind }) => kind === 'planned');
  const why = first.kind === 'planned' ? undefined : first.why;
  const text = chosen?.kind === 'planned' ? renameFree(call, imported.name, chosen.localName) : undefined;
  if (chosen?.kind !== 'planned' || text === undefined) return { kind: 'refused', why: why ?? 'nameTaken' };
  return { kind: 'ready', text, edit: chosen.edit, why };
}

const NAME = /'[^']*'|"[^"]*"|(?<![\p{ID_Continue}$.]\s*|\d)(?<free>[\p{ID_Start}$_][\p{ID_Continue}$]*)(?![\p{ID_Continue}$]|\s*:)/gu;
const LITERALS = new Set(['true', 'false', 'null', 'undefined']);

/** The names that a migration call reads from around it: `createUmzug` and `db` in `createUmzug(db).up()`. */
function readFreeNames(call: string): readonly string[] {
  return [...call.matchAll(NAME)].flatMap(({ groups }) => groups?.free ?? []).filter((name) => !LITERALS.has(name));
}

/** Undefined where a shorthand property (`{ umzug }`) makes the name a key too. */
function renameFree(call: string, name: string, local: string): string | undefined {
  if (name === local) return call;
  if (call.includes('{')) return undefined;
  return call.replace(NAME, (text, free: string | undefined) => (free === name ? local : text));
}

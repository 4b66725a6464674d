import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { MigrationCall } from '../../policy/settings/types.js';
import { type Edit, hasCommentIn, joinEdits, moveComments } from '../edits/edit.js';
import { readInstanceText } from '../edits/instance-text.js';
import { isSpecifiedFile, resolveSpecifier } from '../imports/modules.js';
import { type ImportPlan, planImport } from '../imports/plan.js';
import { replaceCalls } from './adjacent.js';
import { insertsAfter, isImportedByMigrator, matchOptionsRefusal, matchRepetition } from './refusals.js';
import { isDiskRefusal, type Swap, type SwapCall, type SwapRefusal, type SwapRequest } from './request.js';
import { matchSetupRefusal, planSetup } from './setup.js';
import { findUmzugs } from './umzug.js';
import { traceValue } from './value.js';
import { isSurelyInstance } from '../words/names.js';
import { readDottedName, unwrap, wrapped } from '../../syntax/names.js';
import type { SourceCode } from '../../syntax/source-code.js';
import { matchCallStatement } from '../../syntax/statements.js';
import { findNamed } from '../../values/model/bindings.js';
import { isModel } from '../../vocabulary/sequelize.js';

/**
 * Plans to apply migrations in the place of a call that destroys data: as a fix where nothing else changes, else as a
 * suggestion that says why it is one; with no migration known, as what the project's own tool needs.
 */
export function planMigrationSwap(request: SwapRequest): Swap {
  if (!isReplaceable(request)) return { kind: 'none', why: 'indirect' };
  const target = resolveSwapTarget(request);
  if (target.kind === 'missing') return planUnconfigured(request);
  if (target.kind === 'command') return planConnect(request, target.command);
  if (target.kind === 'refused') return { kind: 'none', why: target.why };
  const why = matchDiskRefusal(target.why) ?? matchCallRefusal(request) ?? target.why ?? (isImportedByMigrator(request) ? 'circularImport' : undefined);
  if (why === undefined) return { kind: 'fix', text: target.text, edit: replaceCalls(request, target) };
  return { kind: 'suggestion', why, text: target.text, edit: joinEdits(target.edit, replaceAlone(request, target.text)) };
}

/** What the disk shows is worse than what the file does: it is said first. */
function matchDiskRefusal(why: SwapRefusal | undefined): SwapRefusal | undefined {
  return isDiskRefusal(why) ? why : undefined;
}

/** sequelize-cli migrates before the process starts, and brings an Umzug that a set-up of today does not run on. */
function planUnconfigured(request: SwapRequest): Swap {
  const { project } = request.migrations;
  if (project?.cli !== 'sequelize-cli' || project.umzug.listed) return planSetup(request);
  return planConnect(request, 'npx sequelize-cli db:migrate', matchSetupRefusal(request) ?? 'noMigration');
}

/** `authenticate()`: a promise as `sync()` is, which fails where the database is not there, and changes nothing. */
function planConnect(request: SwapRequest, command: string, unconfigured?: SwapRefusal): Swap {
  const { call, filename, major, migrations, sourceCode } = request;
  const instance = readInstanceText(sourceCode, call, { filename, major });
  if (instance === undefined) return { kind: 'none', why: 'unknownReceiver' };
  const { callee } = call.call;
  const text = `${instance}${callee.type === 'MemberExpression' && callee.optional ? '?.' : '.'}authenticate()`;
  const why = unconfigured ?? DISK_REFUSALS[migrations.configured] ?? matchCallRefusal(request);
  const edit = why === undefined ? replaceCalls(request, { text, edit: [] }) : replaceAlone(request, text);
  return { kind: 'connect', edit, text, command, why };
}

/** `bind` makes a function, and a call of an own function does more than the sync that it reaches. */
function isReplaceable({ call: { direct, via, call } }: SwapRequest): boolean {
  if (via) return false;
  return direct || !(call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' && call.callee.property.name === 'bind');
}

/** Everything about the call and its place that makes a swap more than a swap. */
function matchCallRefusal(request: SwapRequest): SwapRefusal | undefined {
  const { sourceCode, call } = request;
  return matchReceiverRefusal(request) ?? matchPlaceRefusal(request) ?? matchOptionsRefusal(sourceCode, call) ?? matchCommentRefusal(request)
    ?? (insertsAfter(request) ? 'rowsInserted' : undefined);
}

function matchReceiverRefusal(request: SwapRequest): SwapRefusal | undefined {
  const { receiver, direct } = request.call;
  if (isModel(receiver)) return 'model';
  if (!isSurelyInstance(request.call)) return 'unknownReceiver';
  if (!direct) return 'indirect';
  return hasSeveralInstances(request) ? 'severalInstances' : undefined;
}

function matchPlaceRefusal({ sourceCode, call }: SwapRequest): SwapRefusal | undefined {
  const repetition = matchRepetition(call.call);
  if (repetition) return repetition;
  // Nothing reads the value of a statement; a `yield` hands it to what runs the generator.
  const own = matchCallStatement(call.call);
  if (own && unwrap(own.statement.expression).type !== 'YieldExpression') return undefined;
  const use = traceValue(sourceCode, call.call);
  return use.kind === 'used' ? use.why : undefined;
}

function matchCommentRefusal({ sourceCode, call }: SwapRequest): SwapRefusal | undefined {
  return hasCommentIn(sourceCode, call.call.range) ? 'commentLost' : undefined;
}

/** Replaces this call only; comments inside it move above its statement. */
function replaceAlone({ sourceCode, call: { call } }: SwapRequest, text: string): Edit {
  return joinEdits(moveComments(sourceCode, call), [{ range: call.range, text }]);
}

/** What to write in the place of a call, and the import it needs. `why` is set where that is no safe fix. */
type SwapTarget =
  | { readonly kind: 'ready'; readonly text: string; readonly edit: Edit; readonly why: SwapRefusal | undefined }
  | { readonly kind: 'refused'; readonly why: SwapRefusal }
  /** The command that has applied the migrations when the process starts. */
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'missing' };

/** What is configured; without that, the Umzug instance that the file has made. */
function resolveSwapTarget(request: SwapRequest): SwapTarget {
  const { migration, migrations } = request;
  if (migration?.kind === 'command') return { kind: 'command', command: migration.command };
  if (migration) return resolveSetting(request, migration);
  const [made, ...others] = findUmzugs(request.sourceCode, request.call.call);
  if (!made) return { kind: 'missing' };
  const why = others.length > 0 ? 'severalInstances' : DISK_REFUSALS[migrations.judgeUmzug(made.text)];
  return { kind: 'ready', text: `${made.name}.up()`, edit: [], why };
}

/** What speaks against a swap, by what the disk shows of the migrator. */
const DISK_REFUSALS: Readonly<Record<SwapRequest['migrations']['configured'], SwapRefusal | undefined>> = {
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

/** Identifies the instance that a call syncs: equal strings on one variable are one instance. */
export function readInstanceKey(sourceCode: SourceCode, { receiver, call }: Pick<SwapCall, 'receiver' | 'call'>): string {
  const node = receiver.node;
  const names = node && readDottedName(node);
  if (!names) return `call at ${String(call.range[0])}`;
  const definition = findHolder(sourceCode, { receiver, call })?.defs[0];
  return `${names.join('.')} of ${String(definition?.node.range[0] ?? 'the global scope')}`;
}

/** With several instances, nothing in the file says which of them the migrator serves. */
export function hasSeveralInstances({ sourceCode, reported, made }: SwapRequest): boolean {
  const keys = readReportedKeys(sourceCode, reported);
  return keys.size > 1 || readHolders(sourceCode, made).size > 1;
}

const REPORTED_KEYS = new WeakMap<readonly SwapCall[], ReadonlySet<string>>();

function readReportedKeys(sourceCode: SourceCode, reported: readonly SwapCall[]): ReadonlySet<string> {
  const known = REPORTED_KEYS.get(reported);
  if (known) return known;
  const onInstances = reported.filter(({ receiver }) => receiver.target === 'instance');
  const keys = new Set(onInstances.map((call) => readInstanceKey(sourceCode, call)));
  REPORTED_KEYS.set(reported, keys);
  return keys;
}

/** The variable that the receiver starts with. */
function findHolder(sourceCode: SourceCode, { receiver, call }: Pick<SwapCall, 'receiver' | 'call'>): TSESLint.Scope.Variable | undefined {
  const root = receiver.node && readDottedName(receiver.node)?.[0];
  return root === undefined ? undefined : findNamed(sourceCode, root, call);
}

/** What the instances of a file are assigned to. Two in the branches of one variable, as generated models files have them, are one. */
function readHolders(sourceCode: SourceCode, { instances }: SwapRequest['made']): ReadonlySet<string> {
  return new Set(instances.map((node) => describeHolder(sourceCode, node)));
}

function describeHolder(sourceCode: SourceCode, made: TSESTree.NewExpression): string {
  let node = wrapped(made);
  while (node.parent && /^(?:Conditional|Logical|Await)Expression$/.test(node.parent.type)) node = wrapped(node.parent);
  const target = readTarget(node);
  const names = target && readDottedName(target);
  if (names?.[0] === undefined) return `made at ${String(made.range[0])}`;
  return `${names.join('.')} of ${String(findNamed(sourceCode, names[0], made)?.defs[0]?.node.range[0] ?? 'elsewhere')}`;
}

function readTarget({ parent }: TSESTree.Node): TSESTree.Node | undefined {
  if (parent?.type === 'VariableDeclarator') return parent.id;
  return parent?.type === 'AssignmentExpression' ? unwrap(parent.left) : undefined;
}

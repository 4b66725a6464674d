import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Edit, removeProperty, toFix } from './edits/edit.js';
import { replaceValue, turnOff } from './edits/options.js';
import { stopSyncing } from './edits/synchronize.js';
import { readFix, suggestSwap, type Swap, SWAP_SUGGESTIONS, type SwapRequest, type SwapSuggestionId } from './swap/request.js';
import { planMigrationSwap } from './swap/swap.js';
import { readOptionData } from './words/names.js';
import type { OptionMessageId } from './words/options.js';
import type { Carrier, SyncCall } from '../sequelize/facts.js';
import type { OptionFinding } from '../sequelize/sync/findings.js';
import { findProperty, readMemberName } from '../syntax/names.js';
import { isModel } from '../vocabulary/sequelize.js';

type Key = 'force' | 'alter';
type MessageId<K extends Key> = OptionMessageId<K> | OptionSuggestionId<K>;
type Context<K extends Key> = Readonly<TSESLint.RuleContext<MessageId<K>, readonly unknown[]>>;

/** Reports findings with the message of their guard, carrier or reason, and with what can be done. */
export function reportOptions<K extends Key>(context: Context<K>, key: K, findings: readonly ReportedFinding[]): void {
  for (const { finding, place } of findings) {
    const { fix, suggest } = planRemedies(finding, key, place);
    context.report({
      node: finding.node,
      messageId: readMessageId(finding, key, place) as MessageId<K>,
      data: { ...readOptionData(finding, key, place.sourceCode), ...describeTrust(key, place), command: readShortCommand(place) ?? '' },
      fix: fix ?? null,
      suggest: [...suggest] as TSESLint.ReportSuggestionArray<MessageId<K>>,
    });
  }
}

/** What a guard still needs: a check that is there is not asked for again, and the option that trusts it is named. */
function describeTrust(key: Key, { isProtected, isSqlite }: SuggestionPlace): Record<'next' | 'check', string> {
  const option = `\`protected${key === 'force' ? 'Force' : 'Alter'}: "trust"\``;
  if (isProtected) return { next: `Its ${isSqlite ? 'file' : 'name'} is checked: the option ${option} allows that.`, check: ` and set ${option}` };
  const checked = isSqlite ? ['the path of its file', 'the path of the SQLite file'] : ['its name', "the database's name"];
  return { next: `Run migrations, or check ${checked[0]} and set ${option}.`, check: `, check ${checked[1]}, and set ${option}` };
}

export interface ReportedFinding {
  readonly finding: OptionFinding;
  readonly place: SuggestionPlace;
}

function readMessageId(finding: OptionFinding, key: Key, place: SuggestionPlace): string {
  const { source, verdict, guard, why } = finding;
  if (verdict === 'unknown') return `${key}Unknown`;
  if (verdict === 'additive') return `${key}Additive`;
  if (guard !== 'none') return `${key}_${guard}`;
  if (verdict === 'dynamic') return `${key}_${why ?? 'condition'}`;
  return source.kind === 'carrier' ? readCarrierId(source, key) : readCallId(source, key, place);
}

function readCallId({ receiver }: SyncCall, key: Key, place: SuggestionPlace): string {
  if (place.isProtected) return `${key}Protected`;
  if (readShortCommand(place) !== undefined) return `${key}OnCommand`;
  return isModel(receiver) ? `${key}OnModel` : `${key}On`;
}

/** Characters of a command that a message quotes. Past it, the message names no command. */
const LONGEST_COMMAND = 40;

/** The command that has to run before the process starts, where one is configured. */
function readShortCommand({ migration }: SuggestionPlace): string | undefined {
  return migration?.kind === 'command' && migration.command.length <= LONGEST_COMMAND ? migration.command : undefined;
}

function readCarrierId(carrier: Carrier, key: Key): string {
  if (carrier.carrier === 'hook') return `${key}Hook`;
  if (carrier.carrier === 'nestSync') return `${key}${NEST[carrier.boot ?? 'waits']}`;
  return carrier.carrier === 'framework' ? `${key}Framework` : `${key}Carrier`;
}

const NEST = { syncs: 'NestBoot', maySync: 'NestMayBoot', waits: 'NestWaits' } as const;

export type OptionSuggestionId<K extends Key = Key> =
  | SwapSuggestionId | 'stopSyncing' | 'removeKey' | 'removeCarrier' | 'turnOff' | (K extends 'alter' ? 'onlyAdd' : never);

const SUGGESTIONS: Readonly<Record<OptionSuggestionId<'force'>, string>> = {
  ...SWAP_SUGGESTIONS,
  stopSyncing: 'Set `synchronize: false` and remove `sync`.',
  removeKey: 'Remove `{{key}}`.',
  removeCarrier: 'Remove `{{key}}`. A plain `sync()` still alters models that refer to each other in a circle.',
  turnOff: 'Turn `{{key}}` off. A plain `sync()` still alters models that refer to each other in a circle.',
};

const ONLY_ADD = 'Only add columns: `alter: { drop: false }`. Models that refer to each other in a circle are altered all the same.';

/** The texts of a rule's suggestions. Data: `migration`, `why`, `key`. */
export function describeSuggestions<K extends Key>(key: K): Record<OptionSuggestionId<K>, string> {
  return { ...SUGGESTIONS, ...(key === 'alter' && { onlyAdd: ONLY_ADD }) } as Record<OptionSuggestionId<K>, string>;
}

/** What the edits need of the project and the file's other reports. */
export interface SuggestionPlace extends Pick<SwapRequest, 'migration' | 'migrations' | 'filename' | 'root' | 'major' | 'made' | 'insertsRows'> {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** Every sync call of the file that turns force or alter on: adjacent ones end as one migration. */
  readonly reported: readonly SyncCall[];
  /** Whether a `match` or a check of the database's name protects the finding. */
  readonly isProtected: boolean;
  /** Whether the tables are in a SQLite file, which has a path and no name. */
  readonly isSqlite: boolean;
}

interface Suggestion {
  readonly messageId: OptionSuggestionId;
  readonly data?: Record<string, string>;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The fix of a finding, where a migration can take the place of the call, and its suggestions. */
interface Remedies {
  readonly fix: TSESLint.ReportFixFunction | undefined;
  readonly suggest: readonly Suggestion[];
}

function planRemedies(finding: OptionFinding, key: Key, place: SuggestionPlace): Remedies {
  const { source } = finding;
  const swap: Swap | undefined = source.kind === 'sync' && isDestructive(finding) ? planMigrationSwap({ ...place, call: source }) : undefined;
  return {
    fix: swap ? readFix(swap) : undefined,
    suggest: [...(swap ? suggestSwap(swap) : []), ...suggestEdits(finding, key, place.sourceCode)],
  };
}

function isDestructive({ verdict }: OptionFinding): boolean {
  return verdict === 'on' || verdict === 'dynamic';
}

/** Edits of the option itself, at its place in the source. */
function suggestEdits(finding: OptionFinding, key: Key, sourceCode: SuggestionPlace['sourceCode']): readonly Suggestion[] {
  const property = readProperty(finding, key);
  if (!property) return [];
  // A computed key may be that of another option.
  const isAlter = key === 'alter' && finding.verdict !== 'additive' && !(property.type === 'Property' && property.computed);
  const only = suggest('onlyAdd', isAlter ? replaceValue(sourceCode, property, '{ drop: false }') : undefined);
  return [...only, ...suggestRemoval(finding, property, sourceCode)].map((one) => ({ ...one, data: { key } }));
}

function suggestRemoval(finding: OptionFinding, property: TSESTree.Node, sourceCode: SuggestionPlace['sourceCode']): readonly Suggestion[] {
  const stop = planStop(finding, sourceCode);
  if (stop) return suggest('stopSyncing', stop);
  const off = finding.source.kind === 'carrier' ? finding.source.framework?.off : undefined;
  if (off !== undefined) return suggest('turnOff', replaceValue(sourceCode, property, off));
  const isCarrier = finding.source.kind === 'carrier';
  return [
    ...suggest(isCarrier ? 'removeCarrier' : 'removeKey', removeProperty(sourceCode, property)),
    ...suggest('turnOff', isCarrier ? turnOff(sourceCode, property) : undefined),
  ];
}

/** Nest syncs by itself: what its options say of it goes as a whole. */
function planStop({ source }: OptionFinding, sourceCode: SuggestionPlace['sourceCode']): Edit | undefined {
  return source.kind === 'carrier' && source.holder ? stopSyncing(sourceCode, source.holder, source.node) : undefined;
}

/** The property or assignment of the option itself: a report may point at the assignment of a whole options object. */
function readProperty({ node, verdict }: OptionFinding, key: Key): TSESTree.Node | undefined {
  if (verdict === 'unknown') return undefined;
  if (node.type === 'Property') return node;
  const { parent } = node;
  if (parent?.type !== 'AssignmentExpression' || parent.left !== node) return undefined;
  if (node.type === 'MemberExpression' && readMemberName(node) === key) return parent;
  return parent.right.type === 'ObjectExpression' ? findProperty(parent.right, key) : undefined;
}

function suggest(messageId: OptionSuggestionId, edit: Edit | undefined): readonly Suggestion[] {
  return edit ? [{ messageId, fix: toFix(edit) }] : [];
}

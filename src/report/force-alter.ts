import type { TSESLint } from '@typescript-eslint/utils';
import type { Carrier, SyncCall } from '../sequelize/facts.js';
import type { OptionFinding } from '../sequelize/sync/findings.js';
import { planRemedies, type OptionSuggestionId, type SuggestionPlace } from './force-alter-remedies.js';
import { isModel } from '../vocabulary/targets.js';
import { readOptionData, type OptionMessageId } from './words/options.js';

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
      data: { ...readOptionData(finding, key, place.sourceCode), ...describeTrust(key, place.isProtected), command: readShortCommand(place) ?? '' },
      fix: fix ?? null,
      suggest: [...suggest] as TSESLint.ReportSuggestionArray<MessageId<K>>,
    });
  }
}

/** What a guard still needs: a check that is there is not asked for again, and the option that trusts it is named. */
function describeTrust(key: Key, isProtected: boolean): Record<'next' | 'check', string> {
  const option = `\`protected${key === 'force' ? 'Force' : 'Alter'}: "trust"\``;
  if (isProtected) return { next: `Its name is checked: the option ${option} allows that.`, check: ` and set ${option}` };
  return { next: `Run migrations, or check its name and set ${option}.`, check: `, check the database's name, and set ${option}` };
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

/** Longer ones would make the message longer than anybody reads. */
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

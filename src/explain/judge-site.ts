import type { TSESTree } from '@typescript-eslint/utils';
import { PLACES } from '../report/words/options.js';
import { describeRefusedCheck } from '../report/words/refused-check.js';
import type { RuleRun } from '../run/run.js';
import type { OwnerVerdict } from '../sequelize/evidence.js';
import type { Carrier, Receiver, SyncCall } from '../sequelize/facts.js';
import { findForeignShape } from '../sequelize/sync/calls.js';
import { findRefusedNameCheck, isCarrierOf, isNameChecked, isOutside, isProtected, type OptionFinding, readOptionFindings } from '../sequelize/sync/findings.js';
import { createEvaluation } from '../values/evaluate/evaluate.js';
import { isModel } from '../vocabulary/sequelize.js';
import type { Site } from './sites.js';
import { describeFile, describeMigration } from './words/file.js';
import { describeGuard, describeIgnored, describeOptions, quote } from './words/options.js';
import { describeOwner, describeShape } from './words/owner.js';
import type { PlacedLoss } from '../sequelize/losses/deletes.js';
import { isUnknownLoss } from '../sequelize/losses/loss.js';

/** What is known of a site, in clauses. */
export interface SiteJudgement {
  /** Whose it is, and why; undefined where that is not asked. */
  readonly whose: string | undefined;
  /** Why no rule reports it, where none does: the first reason that holds. */
  readonly silence: string;
  /** What else was seen. */
  readonly facts: readonly string[];
}

type Of<Kind extends Site['kind']> = Extract<Site, { readonly kind: Kind }>;

/** What the rules see at a site: the same facts and verdicts that they report by. */
export function judgeSite(site: Site, run: RuleRun): SiteJudgement {
  switch (site.kind) {
    case 'sync':
      return judgeSync(site, run);
    case 'reaching':
      return judgeSource(site.call, run);
    case 'carrier':
      return judgeSource(site.carrier, run);
    case 'nest':
      return judgeNest(site, run);
    case 'drop':
      return judgeDrop(site, run);
    case 'delete':
      return judgeDelete(site, run);
    case 'rawSql':
      return judgeRawSql(site, run);
    default:
      return judgeByItself(site, run);
  }
}

/** Sites that are reported, or not, by their place alone. */
function judgeByItself(site: Of<'command' | 'deciding' | 'option'>, run: RuleRun): SiteJudgement {
  switch (site.kind) {
    case 'command':
      return { whose: undefined, silence: describeProductionOnly(run), facts: [`it runs \`${site.command.command}\`, which ${site.command.loss}`] };
    case 'deciding': {
      const { method, name, receiver } = site.call;
      return { whose: describeWhose(run.judgeShown(receiver), receiver, run), silence: CONDITIONS.judged, facts: [`its arguments decide what the \`${name}\` on line ${method.loc.start.line} deletes`] };
    }
    case 'option':
      return { whose: undefined, silence: `nothing in this file shows that a sync obeys this \`${quoteKey(site.node)}\``, facts: [] };
  }
}

function quoteKey({ key }: TSESTree.Property): string {
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : 'option';
}

function describeWhose({ isSequelize, reason }: OwnerVerdict, receiver: Receiver, run: RuleRun): string {
  const clause = describeOwner(reason, receiver.node && quote(receiver.node, run.sourceCode));
  const isOpen = reason.kind === 'fileImports' || reason.kind === 'projectLists' || reason.kind === 'noPackageJson';
  if (isOpen) return `it is taken for Sequelize's: ${clause}`;
  return isSequelize ? `it is Sequelize's: ${clause}` : reason.kind === 'notShown' ? clause : `it is not Sequelize's: ${clause}`;
}

function judgeSync({ call, site }: Of<'sync'>, run: RuleRun): SiteJudgement {
  const owner = run.judgeOwner(site.receiver);
  const whose = describeWhose(owner, site.receiver, run);
  if (!owner.isSequelize) return { whose: undefined, silence: whose, facts: [] };
  if (call) return judgeSource(call, run);
  const shape = findForeignShape(site, createEvaluation(run.sourceCode));
  return { whose: undefined, silence: shape ? `it is another library's: ${describeShape(shape)}` : whose, facts: [] };
}

/** A sync of Sequelize's, or options that one obeys. */
function judgeSource(source: SyncCall | Carrier, run: RuleRun): SiteJudgement {
  const { receiver } = source;
  const findings = (['force', 'alter'] as const).flatMap((key) => readOptionFindings(source, key, run.sourceCode));
  const values = describeOptions(source.options, run.sourceCode);
  const place = source.kind === 'carrier' ? [describeCarrier(source)] : [];
  const guards = findings.flatMap((finding) => describeGuard(finding) ?? []);
  const protection = judgeProtection(findings, run);
  const facts = [...place, ...values, ...new Set(guards), ...(protection ? [protection.clause] : [])];
  return { whose: describeWhose(run.judgeOwner(receiver), receiver, run), silence: describeSilence({ source, findings, values }, run), facts };
}

function describeCarrier({ carrier, framework }: Carrier): string {
  return framework ? `${framework.caller} calls \`sync\` with these options` : `every later \`sync()\` obeys ${PLACES[carrier]}`;
}

interface Judged {
  readonly source: SyncCall | Carrier;
  readonly findings: readonly OptionFinding[];
  readonly values: readonly string[];
}

function describeSilence(judged: Judged, run: RuleRun): string {
  const { findings, source, values } = judged;
  if (run.isInMemory(source.receiver)) return MEMORY;
  if (!isCarrierOf(source, run.readMajor(source.receiver.instance))) return 'Sequelize 7 does not read options there';
  if (findings.length > 0) return describeUnreported(findings, run);
  const isFollowed = source.kind === 'sync' && source.judgedAtCalls;
  return isFollowed ? 'its options are those of a parameter, and each call of the function is judged by itself' : values.join(', and ');
}

/** Why what turns an option on, or may, is not reported. */
function describeUnreported(findings: readonly OptionFinding[], run: RuleRun): string {
  const telling = findings.filter((finding) => !describeIgnored(finding) || isOutside(finding.why));
  const protection = judgeProtection(telling, run);
  const protections = protection?.isProtected ? [protection.clause] : [];
  if (isExempt(run)) return [describeProductionOnly(run), ...protections].join(', and ');
  if (telling.length > 0) return protections[0] ?? 'the rule that would report it is off here, or allows it by an option';
  return findings.map((finding) => describeIgnored(finding) ?? '').join(', and ');
}

const MEMORY = 'the database is SQLite in memory, which has no data to lose';

function isExempt({ policy: { file } }: RuleRun): boolean {
  return file.test || file.dev;
}

/** The kind of file, where it keeps rules silent that judge production code. */
function describeProductionOnly({ policy }: RuleRun): string {
  return `the file is ${describeFile(policy)}`;
}

interface Protection {
  readonly isProtected: boolean;
  readonly clause: string;
}

/** Whether what turns force, or alter, on is protected; undefined where nothing does, or there is nothing to protect. */
function judgeProtection(findings: readonly OptionFinding[], run: RuleRun): Protection | undefined {
  const finding = findings.find(isDestroying);
  if (!finding || run.isInMemory(finding.source.receiver)) return undefined;
  const forced = { ...finding, key: isTurnedOn(finding, 'force') ? 'force' : 'alter' } as const;
  if (isNameChecked(forced, run.checks, run.sourceCode)) return { isProtected: true, clause: "the database's name is checked before it" };
  if (isProtected(forced, run.readProtection(finding.source.receiver), run.sourceCode)) return { isProtected: true, clause: 'its `match` accepts test or dev databases alone' };
  return { isProtected: false, clause: describeMissing(finding, run) };
}

function describeMissing(finding: OptionFinding, run: RuleRun): string {
  const { arm, source } = finding;
  const refused = findRefusedNameCheck(finding, run.checks, run.sourceCode);
  if (refused) {
    const { check, why } = describeRefusedCheck(refused, run.sourceCode);
    return `${check} does not count as a check of the database's name: ${why}`;
  }
  if (arm?.match !== undefined) return 'its `match` does not protect here';
  return run.readMajor(source.receiver.instance) === 7 || isModel(source.receiver) ? NO_CHECK : NO_MATCH;
}

const NO_MATCH = "neither a `match` nor a check of the database's name protects it";
const NO_CHECK = "no check of the database's name protects it";

function isDestroying({ verdict }: OptionFinding): boolean {
  return verdict === 'on' || verdict === 'dynamic';
}

function isTurnedOn({ arm }: OptionFinding, key: 'force' | 'alter'): boolean {
  return arm?.[key].kind === 'on' || arm?.[key].kind === 'dynamic';
}

function judgeNest({ module }: Of<'nest'>, run: RuleRun): SiteJudgement {
  const boot = { syncs: 'Nest calls `sequelize.sync()` at start', maySync: 'Nest calls `sequelize.sync()` at start where `synchronize` is on', waits: 'Nest does not sync at start' }[module.boot];
  const exemption = run.isInMemory(module.receiver) ? MEMORY : isExempt(run) ? describeProductionOnly(run) : describeOff('no-sync');
  return { whose: undefined, silence: module.boot === 'waits' ? boot : exemption, facts: [boot] };
}

/** What dropping and deleting have in common: whose call it is, in which file, and on what. */
function judgeTaking(taking: { readonly call: TSESTree.Node; readonly receiver: Receiver; readonly name?: string }, run: RuleRun): { readonly whose: string; readonly silence: string | undefined } {
  const owner = run.judgeShown(taking.receiver);
  const whose = describeWhose(owner, taking.receiver, run);
  if (!owner.isSequelize) return { whose, silence: whose };
  if (run.isInMemory(taking.receiver)) return { whose, silence: MEMORY };
  if (isExempt(run)) return { whose, silence: describeProductionOnly(run) };
  const migration = run.findMigrationReason(taking);
  return { whose, silence: migration && describeMigration(migration, run.policy) };
}

const FOREIGN_DROPS = {
  schema: "it is another library's: `schema.dropTable()` is knex'",
  argument: "it is another library's: it is given a list, a function or a number, which Sequelize's `drop` does not take",
} as const;

function judgeDrop({ drop }: Of<'drop'>, run: RuleRun): SiteJudgement {
  if (drop.foreign) return { whose: undefined, silence: FOREIGN_DROPS[drop.foreign], facts: [] };
  const { silence, whose } = judgeTaking(drop, run);
  return { whose, silence: silence ?? describeOff('no-drop'), facts: [] };
}

/** Every fact is for a report, but the configuration is not. */
function describeOff(rule: string): string {
  return `the rule \`${rule}\` is off here, or one of its options allows it`;
}

function judgeDelete({ call, receiver, site }: Of<'delete'>, run: RuleRun): SiteJudgement {
  const taking = { call: site.found.call, name: site.found.name, receiver };
  const { silence, whose } = judgeTaking(taking, run);
  if (run.judgeOwner(receiver).isSequelize && site.kind !== 'judged') return { whose, silence: CONDITIONS[site.kind], facts: [] };
  if (!run.isShown(receiver)) return { whose, silence: silence ?? describeOff('no-mass-delete'), facts: [] };
  const losses = call ? call.readLosses(run.readMajor(receiver.instance)) : [];
  return { whose, silence: findUnlost(losses) ?? silence ?? (losses.every(({ via }) => via) ? CONDITIONS.elsewhere : describeOff('no-mass-delete')), facts: [] };
}

/** Why a call surely of Sequelize's loses nothing that counts by default. */
function findUnlost(losses: readonly PlacedLoss[]): string | undefined {
  if (losses.length === 0) return CONDITIONS.judged;
  return losses.every(({ loss }) => isUnknownLoss(loss)) ? CONDITIONS.unseen : undefined;
}

const CONDITIONS = {
  conditional: 'it names the rows by a condition, or deletes none',
  elsewhere: 'a function around it is given the condition, and each call of that function is judged by itself',
  unseen: "nothing in the file shows the condition: that is reported with the option `unknownOptions: 'report'`",
  judged: 'no path is seen on which it deletes every row: its condition names rows, is tested before, or is not known here',
} as const;

function judgeRawSql({ query }: Of<'rawSql'>, run: RuleRun): SiteJudgement {
  const { silence, whose } = judgeTaking(query, run);
  return { whose, silence: silence ?? "raw SQL is reported with the option `rawSql: 'report'`, which `strict` sets", facts: query.readLosses().map(({ statement }) => `the text holds \`${statement}\``) };
}

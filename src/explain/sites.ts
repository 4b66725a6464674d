import type { TSESTree } from '@typescript-eslint/utils';
import type { RuleRun } from '../run/run.js';
import { readNestModules, type NestModule } from '../sequelize/carriers/frameworks/nest.js';
import type { Carrier, Receiver, SyncCall } from '../sequelize/facts.js';
import { findCommandCalls, type CommandCall } from '../sequelize/losses/commands.js';
import { readDeleteCalls, readDeleteSites, type DeleteCall, type DeleteSite } from '../sequelize/losses/deletes.js';
import { readDropSites, type DropCall } from '../sequelize/losses/drops.js';
import { readRawSqlCalls, type RawSqlCall } from '../sequelize/losses/raw-sql.js';
import { readFileNames } from '../sequelize/mentions.js';
import { readReceiver } from '../sequelize/receivers/receiver.js';
import { readSyncSites, type SyncSite } from '../sequelize/sync/calls.js';
import { createEvaluation } from '../values/evaluate/evaluate.js';

/** A place of a file that looks as if it destroyed data, of whatever library, reported or not. */
export type Site =
  | { readonly kind: 'sync'; readonly node: TSESTree.Node; readonly site: SyncSite; readonly call: SyncCall | undefined }
  /** A call of a function of the file whose arguments decide what a sync in it does. */
  | { readonly kind: 'reaching'; readonly node: TSESTree.Node; readonly call: SyncCall }
  | { readonly kind: 'carrier'; readonly node: TSESTree.Node; readonly carrier: Carrier }
  | { readonly kind: 'nest'; readonly node: TSESTree.Node; readonly module: NestModule }
  | { readonly kind: 'drop'; readonly node: TSESTree.Node; readonly drop: DropCall }
  | { readonly kind: 'delete'; readonly node: TSESTree.Node; readonly site: DeleteSite; readonly receiver: Receiver; readonly call: DeleteCall | undefined }
  /** A call of a function of the file whose arguments decide which rows a call in it deletes. */
  | { readonly kind: 'deciding'; readonly node: TSESTree.Node; readonly call: DeleteCall }
  | { readonly kind: 'rawSql'; readonly node: TSESTree.Node; readonly query: RawSqlCall }
  | { readonly kind: 'command'; readonly node: TSESTree.Node; readonly command: CommandCall }
  /** `force` or `alter`, written where no sync of this file obeys it. */
  | { readonly kind: 'option'; readonly node: TSESTree.Property };

/** Every such place of a file, in the order of the source. */
export function findSites(run: RuleRun): readonly Site[] {
  const sites = [...findSyncSites(run), ...findCarrierSites(run), ...findDropSites(run), ...findDeleteSites(run), ...findTextSites(run)];
  return [...sites, ...findOptionSites(run, sites)].sort((left, right) => left.node.range[0] - right.node.range[0]);
}

function findSyncSites(run: RuleRun): readonly Site[] {
  const calls = run.sources.filter((source) => source.kind === 'sync');
  const sites = readSyncSites(run.sourceCode).map((site): Site => {
    const call = calls.find((one) => one.call === site.found.call && !one.via);
    return { kind: 'sync', node: site.found.call, site, call };
  });
  const reaching = calls.flatMap((call): Site[] => (call.via ? [{ kind: 'reaching', node: call.via, call }] : []));
  return [...sites, ...reaching];
}

function findCarrierSites(run: RuleRun): readonly Site[] {
  const carriers = run.sources.flatMap((source): Site[] => (source.kind === 'carrier' ? [{ kind: 'carrier', node: source.node, carrier: source }] : []));
  const modules = readNestModules(run.sourceCode).map((module): Site => ({ kind: 'nest', node: module.node, module }));
  return [...carriers, ...modules];
}

function findDropSites({ sourceCode }: RuleRun): readonly Site[] {
  return readDropSites(sourceCode).map((drop) => ({ kind: 'drop', node: drop.call, drop }));
}

function findDeleteSites(run: RuleRun): readonly Site[] {
  const { sourceCode } = run;
  const calls = new Map(readDeleteCalls(sourceCode).map((call) => [call.call, call]));
  const deciding = [...calls.values()].flatMap((call) => findDeciding(call, run).map((node): Site => ({ kind: 'deciding', node, call })));
  const sites = readDeleteSites(sourceCode).map((site): Site => {
    const { call, name, receiver } = site.found;
    const judged = calls.get(call);
    return { kind: 'delete', node: call, site, call: judged, receiver: judged?.receiver ?? readReceiver(receiver, name, createEvaluation(sourceCode)) };
  });
  return [...sites, ...deciding];
}

function findDeciding(call: DeleteCall, run: RuleRun): readonly TSESTree.Node[] {
  if (!run.isShown(call.receiver)) return [];
  return [...new Set(call.readLosses(run.readMajor(call.receiver.instance)).flatMap(({ via }) => via ?? []))];
}

/** SQL that takes something away, and commands of the CLI. */
function findTextSites({ sourceCode }: RuleRun): readonly Site[] {
  const queries = readRawSqlCalls(sourceCode).filter((query) => query.readLosses().length > 0);
  return [
    ...queries.map((query): Site => ({ kind: 'rawSql', node: query.call, query })),
    ...findCommandCalls(sourceCode).map((command): Site => ({ kind: 'command', node: command.method.parent?.type === 'CallExpression' ? command.method.parent : command.method, command })),
  ];
}

function findOptionSites({ sourceCode }: RuleRun, known: readonly Site[]): readonly Site[] {
  return readFileNames(sourceCode).get('force', 'alter').flatMap(({ node }): Site[] => {
    const property = node.parent;
    if (property?.type !== 'Property' || property.key !== node || property.parent.type !== 'ObjectExpression') return [];
    return known.some((site) => holds(site, property)) ? [] : [{ kind: 'option', node: property }];
  });
}

/** Whether a site is around an option, or obeys an object that holds it. */
function holds(site: Site, property: TSESTree.Node): boolean {
  return [site.node, ...readOptionObjects(site)].some(({ range }) => range[0] <= property.range[0] && property.range[1] <= range[1]);
}

/** The objects that hold what a site obeys, wherever in the file they are. */
export function readOptionObjects(site: Site): readonly TSESTree.Node[] {
  const source = site.kind === 'carrier' ? site.carrier : site.kind === 'sync' || site.kind === 'reaching' ? site.call : undefined;
  return source?.options.kind === 'known' ? source.options.arms.map(({ node }) => node).filter(({ type }) => type === 'ObjectExpression') : [];
}

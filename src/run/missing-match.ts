import type { Carrier, SyncCall } from '../sequelize/facts.js';
import { readMatchState } from '../sequelize/options/read.js';
import { type OptionFinding, readMatchInForce } from '../sequelize/sync/findings.js';
import { isModel } from '../vocabulary/sequelize.js';
import type { RuleRun } from './run.js';

/** In what situation a sync that may force has no `match`. */
export type MissingMatch = 'instance' | 'constructor' | 'nest' | 'exported' | 'falsy' | 'model' | 'conditional' | 'version7' | 'sqliteFile' | 'sqliteDriver';

/** Options that wait for a `sequelize.sync()`; those of models and hooks reach `Model.sync()`, which no `match` protects. */
const CARRIERS: Readonly<Partial<Record<Carrier['carrier'], MissingMatch>>> = {
  constructorSync: 'constructor',
  constructorTopLevel: 'constructor',
  nestSync: 'nest',
  exportedOptions: 'exported',
};

/** Whether a `match` is asked for at all: at calls, and at carriers that wait for a `sequelize.sync()`. */
export function isMatchAsked(source: SyncCall | Carrier): boolean {
  return source.kind === 'sync' || CARRIERS[source.carrier] !== undefined;
}

/** A sync that turns force on, or may. */
export interface Forced extends Pick<OptionFinding, 'source'> {
  readonly arm: NonNullable<OptionFinding['arm']>;
  readonly isDynamic: boolean;
}

/** What a forced sync lacks; undefined where a `match` is given, a useless one too. */
export function judgeMissingMatch({ source, arm, isDynamic }: Forced, run: RuleRun): MissingMatch | undefined {
  const { receiver } = source;
  const isOfModel = isModel(receiver);
  const major = run.readMajor(receiver.instance);
  const state = readMatchState(isOfModel ? arm.match : readMatchInForce(arm, receiver.instance));
  if (state === 'given' || (major === 7 && source.kind === 'carrier')) return undefined;
  const storage = run.judgeStorage(receiver);
  // A SQLite database has no name: neither a `match` nor a check of the name would see which one it is.
  if (storage === 'sqliteFile' || storage === 'sqliteDriver') return storage;
  if (major === 7) return 'version7';
  if (isOfModel) return 'model';
  return judgeInstance({ source, arm, isDynamic }, run);
}

function judgeInstance({ source, arm, isDynamic }: Forced, run: RuleRun): MissingMatch | undefined {
  // Given and not there: it wins over the constructor's.
  if (arm.match) return 'falsy';
  if (run.findInstance(source.receiver)?.match) return undefined;
  if (isDynamic) return 'conditional';
  return source.kind === 'carrier' ? CARRIERS[source.carrier] : 'instance';
}

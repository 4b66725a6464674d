import type { Value } from '../../values/model/value.js';
import { findValueProblem, type ValueFinding } from './value.js';
import { readMatchState } from '../options/read.js';
import type { WrittenMatch } from './written.js';
import { isSqliteFile, type ProtectionTerms } from '../sync/findings.js';
import { isModel } from '../../vocabulary/sequelize.js';

/** Why a `match` does not protect. */
export type MatchProblem =
  | ValueFinding['problem']
  | { readonly kind: 'version7' | 'model' | 'drop' | 'define' | 'sqlite' | 'inMemory' | 'replication' | 'conditional' };

export interface UselessMatch {
  readonly problem: MatchProblem;
  /** What is wrong, where it is the value. */
  readonly value: Value | undefined;
}

/** Why a `match` does not protect; undefined where it does, where this file cannot tell, and where there is none. */
export function findMatchProblem(written: WrittenMatch, terms: ProtectionTerms): UselessMatch | undefined {
  const place = judgePlace(written, terms);
  if (place) return { problem: { kind: place }, value: undefined };
  if (readMatchState(written.match) === 'falsy' && findValueProblem(written.match.value, terms.checks.names) === undefined) return undefined;
  const storage = judgeStorage(written, terms);
  if (storage) return { problem: { kind: storage }, value: undefined };
  const found = findValueProblem(written.match.value, terms.checks.names);
  if (found) return { problem: found.problem, value: found.value };
  return written.conditional ? { problem: { kind: 'conditional' }, value: undefined } : undefined;
}

type PlaceProblem = 'version7' | 'model' | 'drop' | 'define' | 'sqlite';

/** Where nothing reads a `match`, a falsy one does no harm; `sequelize.sync()` of v7 throws for the key alone. */
function judgePlace({ place, receiver, match }: WrittenMatch, { major, storage }: ProtectionTerms): PlaceProblem | undefined {
  const isOfModel = isModel(receiver);
  if (major === 7 && place !== 'drop' && place !== 'define' && !isOfModel) return 'version7';
  if (readMatchState(match) === 'falsy') return undefined;
  if (place === 'drop' || place === 'define') return place;
  // The advice for a Model, a `match` of its instance, would not help either.
  return isOfModel ? (isSqliteFile(storage) ? 'sqlite' : 'model') : undefined;
}

function judgeStorage({ instance }: WrittenMatch, { storage }: ProtectionTerms): 'sqlite' | 'inMemory' | 'replication' | undefined {
  if (storage === 'memory') return 'inMemory';
  if (isSqliteFile(storage)) return 'sqlite';
  return instance?.replicatesElsewhere ? 'replication' : undefined;
}

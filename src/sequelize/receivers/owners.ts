import type { Project } from '../../policy/project/project.js';
import type { OwnerReason, OwnerVerdict } from '../evidence.js';
import type { Receiver } from '../facts.js';

/** What of a project decides whose call it is. */
export type OwnerProject = Pick<Project, 'found' | 'listsSequelize' | 'lists' | 'specifierKind'>;

/** Whether a call is Sequelize's, or may be in a project that uses Sequelize. */
export function judgeOwner({ owner }: Receiver, project: OwnerProject, importsSequelize: boolean): OwnerVerdict {
  switch (owner.kind) {
    case 'sequelize':
      return { isSequelize: true, reason: { kind: 'evidence', evidence: owner.evidence } };
    case 'other':
      return { isSequelize: false, reason: { kind: 'foreign', evidence: owner.evidence } };
    case 'package': {
      const isListed = project.lists(owner.name);
      return { isSequelize: isListed, reason: { kind: 'framework', name: owner.name, isListed } };
    }
    case 'import': {
      const module = project.specifierKind(owner.source);
      if (module === 'own') return judgeByProject(project, importsSequelize);
      return { isSequelize: module === 'sequelize', reason: { kind: 'import', source: owner.source, module } };
    }
    case 'unknown':
      return judgeByProject(project, importsSequelize);
  }
}

function judgeByProject(project: OwnerProject, importsSequelize: boolean): OwnerVerdict {
  if (importsSequelize) return { isSequelize: true, reason: { kind: 'fileImports' } };
  if (project.listsSequelize) return { isSequelize: true, reason: { kind: 'projectLists' } };
  return { isSequelize: !project.found, reason: { kind: project.found ? 'projectWithout' : 'noPackageJson' } };
}

const TELLING_PARTS = new Set(['models', 'model', 'db', 'database', 'sequelize', 'entities']);

/**
 * Whether a receiver is shown to be Sequelize's, as reports of drops and deletes require: by the file alone, or, in a
 * project that lists Sequelize, by an import from own code whose specifier names models or a database.
 */
export function judgeShown(receiver: Receiver, project: OwnerProject, importsSequelize: boolean): OwnerVerdict {
  const verdict = judgeOwner(receiver, project, importsSequelize);
  if (!verdict.isSequelize) return verdict;
  const { owner, shown } = receiver;
  if (shown) return { isSequelize: true, reason: shown.kind === 'owner' ? verdict.reason : shown };
  const reason: OwnerReason = { kind: 'notShown' };
  if (owner.kind !== 'import' || !(project.listsSequelize || importsSequelize)) return { isSequelize: false, reason };
  const isTelling = owner.source.split(/[/.\-_#]/).some((part) => TELLING_PARTS.has(part.toLowerCase()));
  return { isSequelize: isTelling, reason: isTelling ? { kind: 'specifier', source: owner.source } : reason };
}

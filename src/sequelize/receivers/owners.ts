import type { Project } from '../../policy/project/project.js';
import type { Receiver } from '../facts.js';

/** What of a project decides whose call it is. */
export type OwnerProject = Pick<Project, 'found' | 'listsSequelize' | 'lists' | 'specifierKind'>;

/** True where a call is Sequelize's, or may be in a project that uses Sequelize. */
export function isSequelizeCall(receiver: Receiver, project: OwnerProject, importsSequelize: boolean): boolean {
  const { owner } = receiver;
  if (owner.kind === 'sequelize') return true;
  if (owner.kind === 'other') return false;
  if (owner.kind === 'package') return project.lists(owner.name);
  if (owner.kind === 'import') {
    const kind = project.specifierKind(owner.source);
    if (kind !== 'own') return kind === 'sequelize';
  }
  return importsSequelize || project.listsSequelize || !project.found;
}

const TELLING_PARTS = new Set(['models', 'model', 'db', 'database', 'sequelize', 'entities']);

/**
 * True where a receiver is shown to be Sequelize, which dropping and deleting ask for: by the file alone, or, in a
 * project that lists Sequelize, by an import from own code whose specifier names models or a database.
 */
export function isShownSequelize(receiver: Receiver, project: OwnerProject, importsSequelize: boolean): boolean {
  if (!isSequelizeCall(receiver, project, importsSequelize)) return false;
  if (receiver.shown) return true;
  const { owner } = receiver;
  if (owner.kind !== 'import' || !(project.listsSequelize || importsSequelize)) return false;
  return owner.source.split(/[/.\-_#]/).some((part) => TELLING_PARTS.has(part.toLowerCase()));
}

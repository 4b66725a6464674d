import type { FileRole, FileRoles, RoleReason } from '../../policy/files/files.js';
import type { Policy } from '../../policy/policy.js';
import type { MigrationReason } from '../../sequelize/losses/migrations.js';

const ROLES: Readonly<Record<FileRole, string>> = { test: 'a test file', dev: 'a dev file', migration: 'a migration or seeder' };

/** What kind of file it is, and why, as a noun with a reason. */
export function describeFile({ file, project }: Policy): string {
  const roles = (['test', 'dev', 'migration'] as const).filter((role) => file[role]);
  const [role] = roles;
  if (role) return `${ROLES[role]}, ${describeReason(role, file.reasons[role])}`;
  if (project.isInCliFolder) return `${ROLES.migration}, by the folder that \`.sequelizerc\` names`;
  return describeProduction(file);
}

function describeProduction({ path }: FileRoles): string {
  if (path === undefined) return 'production code: it has no path below the root that a glob could match';
  return `production code: no glob of \`files.test\`, \`files.dev\` or \`files.migration\` matches \`${path}\``;
}

function describeReason(role: FileRole, reason: RoleReason | undefined): string {
  if (reason?.kind === 'runnerSetup') return `because \`${reason.config}\` is beside it`;
  const place = reason?.from === 'option' ? `the rule's option \`files.${role}\`` : `\`files.${role}\``;
  return `by the glob \`${reason?.glob ?? ''}\` of ${place}`;
}

/** Why a call does what a migration is for, as a clause. */
export function describeMigration(reason: MigrationReason, policy: Policy): string {
  switch (reason) {
    case 'folder':
      return `it is a migration's work: the file is ${describeFile(policy)}`;
    case 'module':
      return "it is a migration's work: the file exports `up` and `down`";
    case 'step':
      return "it is a migration's work: it is in one of the two steps, `up` and `down`";
  }
}

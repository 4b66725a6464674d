import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName } from '../syntax/names.js';
import { OTHER, sequelizeOrigin, UNKNOWN, type Origin, type Sight } from './origin.js';

/** `new X(…)`: an instance of Sequelize, a session store, Umzug, or something of another class. */
export function readNewOrigin(node: TSESTree.NewExpression, sight: Sight): Origin {
  const callee = readCallee(node);
  const made = sight.classify(callee, { ...sight, depth: sight.depth + 1 });
  const name = readClassName(callee);
  const named = readNamedClass(made, name);
  if (named) return named;
  if (made.owner.kind === 'sequelize' && made.isClass) return readInstance(node, made, name);
  if (name === 'Sequelize' && made.owner.kind !== 'other') return sequelizeOrigin('instance', node);
  if (made.owner.kind === 'import') return { target: made.target, owner: { ...made.owner, called: true } };
  return made.owner.kind === 'other' ? OTHER : UNKNOWN;
}

function readClassName(callee: TSESTree.Node): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (readMemberName(callee) ?? '') : '';
}

/** Umzug, and the session stores of connect-session-sequelize. */
function readNamedClass(made: Origin, name: string): Origin | undefined {
  if (isSessionStore(made) || name === 'SequelizeStore') return sequelizeOrigin('sessionStore');
  return made.target === 'umzug' || (name === 'Umzug' && made.owner.kind !== 'other') ? sequelizeOrigin('umzug') : undefined;
}

function isSessionStore(made: Origin): boolean {
  return made.owner.kind === 'import' && made.owner.source === 'connect-session-sequelize';
}

/** `new Sequelize(…)` and `new Database(…)` of a class that extends it; `new User(…)` is a row, not a model. */
function readInstance(node: TSESTree.NewExpression, made: Origin, name: string): Origin {
  if (made.target === 'model') return OTHER;
  return made.target === 'unknown' && name !== 'Sequelize' ? { ...sequelizeOrigin('unknown') } : sequelizeOrigin('instance', node);
}

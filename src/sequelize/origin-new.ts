import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee, readMemberName } from '../syntax/names.js';
import { OTHER, sequelizeOrigin, UNKNOWN, type Origin, type Sight } from './origin.js';

/** `new X(…)`: an instance of Sequelize, a session store, Umzug, or something of another class. */
export function readNewOrigin(node: TSESTree.NewExpression, sight: Sight): Origin {
  const callee = readCallee(node);
  const made = sight.classify(callee, { ...sight, depth: sight.depth + 1 });
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (readMemberName(callee) ?? '') : '';
  if (isSessionStore(made) || name === 'SequelizeStore') return sequelizeOrigin('sessionStore');
  if (made.target === 'umzug' || (name === 'Umzug' && made.owner.kind !== 'other')) return sequelizeOrigin('umzug');
  if (made.owner.kind === 'sequelize' && made.isClass) return readInstance(node, made, name);
  if (name === 'Sequelize' && made.owner.kind !== 'other') return sequelizeOrigin('instance', node);
  if (made.owner.kind === 'import') return { target: made.target, owner: { ...made.owner, called: true } };
  return made.owner.kind === 'other' ? OTHER : UNKNOWN;
}

function isSessionStore(made: Origin): boolean {
  return made.owner.kind === 'import' && made.owner.source === 'connect-session-sequelize';
}

/** `new Sequelize(…)` and `new Database(…)` of a class that extends it; `new User(…)` is a row, not a model. */
function readInstance(node: TSESTree.NewExpression, made: Origin, name: string): Origin {
  if (made.target === 'model') return OTHER;
  return made.target === 'unknown' && name !== 'Sequelize' ? { ...sequelizeOrigin('unknown') } : sequelizeOrigin('instance', node);
}

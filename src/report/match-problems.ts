import type { WrittenMatch } from '../sequelize/match-facts.js';
import type { UselessMatch } from '../sequelize/useless-match.js';
import { readMemberName } from '../syntax/names.js';
import type { UselessMatchId } from './match-messages.js';

interface Description {
  readonly messageId: UselessMatchId;
  readonly data: Readonly<Record<string, string>>;
}

/** The message of a `match` that does not protect, with the reader's own names in it. */
export function describeMatchProblem(written: WrittenMatch, { problem }: UselessMatch): Description {
  return { messageId: problem.kind, data: { ...readNames(written), ...readDetails(problem) } };
}

function readNames({ receiver }: WrittenMatch): Record<string, string> {
  const { node } = receiver;
  const call = node?.parent;
  const method = call?.type === 'MemberExpression' ? readMemberName(call) : undefined;
  return { target: node?.type === 'Identifier' ? node.name : 'Model', method: method ?? 'drop' };
}

function readDetails(problem: UselessMatch['problem']): Record<string, string> {
  switch (problem.kind) {
    case 'statefulFlag':
      return { flag: problem.flag };
    case 'acceptsProductionName':
      return { name: problem.name };
    case 'unanchored':
      return {
        word: problem.word,
        place: problem.multiline ? 'at any line of a name, because of the flag `m`' : 'anywhere in a name',
        example: problem.example === undefined ? 'a production database' : `\`${problem.example}\``,
      };
    default:
      return {};
  }
}

import type { CheckProblem, NameProblem, RefusedCheck } from '../../sequelize/name-check/refusal.js';
import type { SourceCode } from '../../syntax/source-code.js';

/** Characters of a test that a message quotes. Past it, the test is not quoted. */
const LONGEST = 40;

/** What a message says of a check that does not protect: the check itself, and why, in a clause. */
export function describeRefusedCheck({ node, problem }: RefusedCheck, sourceCode: SourceCode): Readonly<Record<'check' | 'why', string>> {
  const text = sourceCode.getText(node);
  const isShort = text.length <= LONGEST && !/[\n`]/.test(text);
  const why = problem.kind === 'name' ? NAME_PROBLEMS[problem.problem] : isFlag(node) ? 'a flag does not say which database is connected' : describeVerdict(problem.verdict, node.type === 'BinaryExpression' || text.includes('contest'));
  return { check: isShort ? `\`${text}\`` : 'The check before this call', why };
}

/** `process.env.RESET === '1'` */
function isFlag(node: RefusedCheck['node']): boolean {
  return node.type === 'BinaryExpression' && [node.left, node.right].some((side) => side.type === 'Literal' && /^(?:[01ty]|true|false|yes|no|on|off)$/i.test(String(side.value)));
}

const NAME_PROBLEMS: Readonly<Record<NameProblem, string>> = {
  host: 'a host says nothing about the database on it',
  completed: 'the program itself completes the string that is tested',
  cut: 'it tests a part of the name, not all of it',
  request: 'the sender of the request chooses what is tested',
  argv: 'the command line chooses what is tested',
  environment: 'an environment does not say which database is connected',
  literal: 'it does not test the name',
  tooComplex: 'it is too complex to analyze',
};

type Verdict = Extract<CheckProblem, { readonly kind: 'words' }>['verdict'];

function describeVerdict(verdict: Verdict, isExact: boolean): string {
  switch (verdict.kind) {
    case 'unanchored':
      return verdict.example === undefined ? `\`${verdict.word}\` need not be a whole part at the start or end of the name` : `it accepts \`${describeExample(verdict.example, isExact)}\`, too`;
    case 'acceptsProductionName':
      return `it accepts a name with \`${verdict.name}\` in it`;
    case 'noWord':
      return 'it requires no word such as `test` or `dev`';
    case 'matchesEverything':
      return 'it accepts every name';
    case 'onlyExcludes':
      return 'it accepts every name that it does not exclude';
    case 'statefulFlag':
      return `with the flag \`${verdict.flag}\` the second test of the same name fails`;
    case 'invalid':
      return 'it is not a valid regular expression';
    case 'tooComplex':
      return 'it is too complex to analyze';
  }
}

/** A plain `test` fits a name that people really have. */
function describeExample(example: string, isExact: boolean): string {
  return !isExact && /^contest(?:_prod)?$/.test(example) ? 'latest' : example;
}

import type { AST, SourceCode } from 'eslint';

export type Span = readonly [start: number, end: number];

/** Where a source can take a graft. */
export interface Places {
  /** Expressions in value positions. */
  readonly expressions: readonly Span[];
  /** Where a statement can be put in: the starts of statements. */
  readonly statements: readonly number[];
}

interface SyntaxNode {
  readonly type: string;
  readonly range: AST.Range;
  readonly [key: string]: unknown;
}

const EXPRESSIONS = new Set([
  'ArrayExpression', 'ArrowFunctionExpression', 'AssignmentExpression', 'AwaitExpression', 'BinaryExpression', 'CallExpression',
  'ChainExpression', 'ClassExpression', 'ConditionalExpression', 'FunctionExpression', 'Identifier', 'ImportExpression', 'Literal',
  'LogicalExpression', 'MemberExpression', 'MetaProperty', 'NewExpression', 'ObjectExpression', 'SequenceExpression',
  'TaggedTemplateExpression', 'TemplateLiteral', 'ThisExpression', 'TSAsExpression', 'TSNonNullExpression',
  'TSSatisfiesExpression', 'TSTypeAssertion', 'UnaryExpression', 'UpdateExpression', 'YieldExpression',
]);

/** The children of a node that are read as values. A wrong guess does no harm: the text then does not parse. */
const VALUE_KEYS: Readonly<Record<string, readonly string[]>> = {
  ArrayExpression: ['elements'],
  ArrowFunctionExpression: ['body'],
  AssignmentExpression: ['right'],
  AssignmentPattern: ['right'],
  AwaitExpression: ['argument'],
  BinaryExpression: ['left', 'right'],
  CallExpression: ['arguments', 'callee'],
  ConditionalExpression: ['test', 'consequent', 'alternate'],
  ExpressionStatement: ['expression'],
  ForOfStatement: ['right'],
  IfStatement: ['test'],
  LogicalExpression: ['left', 'right'],
  MemberExpression: ['object'],
  NewExpression: ['arguments'],
  Property: ['value'],
  PropertyDefinition: ['value'],
  ReturnStatement: ['argument'],
  SequenceExpression: ['expressions'],
  SpreadElement: ['argument'],
  SwitchCase: ['test'],
  SwitchStatement: ['discriminant'],
  TemplateLiteral: ['expressions'],
  ThrowStatement: ['argument'],
  TSAsExpression: ['expression'],
  UnaryExpression: ['argument'],
  VariableDeclarator: ['init'],
  WhileStatement: ['test'],
  YieldExpression: ['argument'],
};

const MAX_EXPRESSION_LENGTH = 400;

export function readPlaces(sourceCode: SourceCode): Places {
  const expressions: Span[] = [];
  const statements: number[] = [];
  const pending = [sourceCode.ast as unknown as SyntaxNode];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const key of VALUE_KEYS[node.type] ?? []) {
      for (const child of readNodes(node[key])) {
        if (EXPRESSIONS.has(child.type) && child.range[1] - child.range[0] <= MAX_EXPRESSION_LENGTH) expressions.push(child.range);
      }
    }
    if (node.type === 'Program' || node.type === 'BlockStatement') {
      for (const { range, directive } of readNodes(node.body)) if (directive === undefined) statements.push(range[0]);
    }
    for (const key of sourceCode.visitorKeys[node.type] ?? []) pending.push(...readNodes(node[key]));
  }
  return { expressions, statements };
}

function readNodes(value: unknown): (SyntaxNode & { directive?: string })[] {
  if (Array.isArray(value)) return value.filter((item) => item !== null) as SyntaxNode[];
  return typeof value === 'object' && value !== null ? [value as SyntaxNode] : [];
}

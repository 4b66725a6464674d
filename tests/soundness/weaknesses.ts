// The plugin with one weakness each, as an analysis has it that does not follow a form of the language: it is handed the
// program without that form. A run that does not find them would not find the real ones either.
import { parse } from '@typescript-eslint/parser';
import type { Judge } from './verdict.js';

interface SyntaxNode {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly [key: string]: unknown;
}

/** What a weak analysis sees in the place of a node; undefined where it sees the node. `isCalled`: the node stands in a function. */
export type Blindness = (node: SyntaxNode, place: { readonly text: string; readonly isCalled: boolean; readonly parent: SyntaxNode | undefined }) => string | undefined;

export const weaknesses: Readonly<Record<string, Blindness>> = {
  'a write in called code is not joined': (node, { isCalled }) => (isCalled && isWrite(node) ? ';' : undefined),
  'an element of a list has no origin': (node, { parent }) => (node.type === 'ArrayExpression' && isTakenApart(parent, node) ? 'unknownList()' : undefined),
  'a key that is deleted is present and undefined': (node, { text }) => {
    if (node.type !== 'UnaryExpression' || node.operator !== 'delete') return undefined;
    return `${textOf(node.argument, text)} = undefined`;
  },
  'a getter is not followed': (node) => {
    if (node.kind !== 'get') return undefined;
    return node.type === 'Property' ? 'unknown: 1' : `${node.static === true ? 'static ' : ''}unknown = 1;`;
  },
  'a callback over a literal list is handed the unknown': (node, { parent, text }) => {
    const isReceiver = parent?.type === 'MemberExpression' && parent.object === node;
    if (!isReceiver || !['forEach', 'map', 'reduce', 'then'].includes(textOf(parent.property, text))) return undefined;
    return node.type === 'ArrayExpression' ? 'unknownList()' : textOf(parent.property, text) === 'then' ? 'unknownPromise()' : undefined;
  },
  'a write to a frozen object is done': (node, { text }) => {
    if (node.type !== 'CallExpression' || textOf(node.callee, text) !== 'Object.freeze') return undefined;
    const [first] = node.arguments as readonly SyntaxNode[];
    return `(${textOf(first, text)})`;
  },
};

/** The weakness of a name check's judge: it takes a warning for a refusal. */
export const acceptsWarnings: Blindness = (node, { text }) => (node.type === 'ExpressionStatement' && textOf(node.expression, text).startsWith('console.warn(') ? 'throw new Error();' : undefined);

/** A judge that has the weakness. */
export function weaken(judge: Judge, blindness: Blindness): Judge {
  return (program, mode) => judge({ ...program, text: blind(program.text, blindness) }, mode);
}

/** The text that the weak analysis sees. */
export function blind(text: string, blindness: Blindness): string {
  const tree = parse(text, { range: true, sourceType: 'module' }) as unknown as SyntaxNode;
  const edits: { readonly range: readonly [number, number]; readonly text: string }[] = [];
  const visit = (node: SyntaxNode, parent: SyntaxNode | undefined, depth: number): void => {
    const replaced = blindness(node, { text, parent, isCalled: depth > 0 });
    if (replaced !== undefined) {
      edits.push({ range: node.range, text: replaced });
      return;
    }
    // The function that holds the whole program is no called code.
    const isInner = node.type.includes('Function') && parent?.type !== 'Program' && !/\bsync\(|\bdestroy\b|\bdrop\b/.test(text.slice(...node.range));
    for (const [key, value] of Object.entries(node)) {
      if (key === 'parent') continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node, depth + (isInner || isHelper(node, parent, text) ? 1 : 0));
    }
  };
  visit(tree, undefined, 0);
  return edits.sort((left, right) => right.range[0] - left.range[0]).reduce((code, edit) => code.slice(0, edit.range[0]) + edit.text + code.slice(edit.range[1]), text);
}

function isHelper(node: SyntaxNode, parent: SyntaxNode | undefined, text: string): boolean {
  return node.type === 'FunctionDeclaration' && parent?.type === 'Program' && !/\b(main|start)\b/.test(textOf(node.id, text));
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

function textOf(node: unknown, text: string): string {
  return isNode(node) ? text.slice(...node.range) : '';
}

function isWrite({ expression, type }: SyntaxNode): boolean {
  if (type !== 'ExpressionStatement' || !isNode(expression)) return false;
  return expression.type === 'AssignmentExpression' || (expression.type === 'UnaryExpression' && expression.operator === 'delete');
}

/** A list that a pattern or a loop takes apart. */
function isTakenApart(parent: SyntaxNode | undefined, list: SyntaxNode): boolean {
  if (parent?.type === 'ForOfStatement') return parent.right === list;
  const pattern = (parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' ? parent.left : undefined) as SyntaxNode | undefined;
  return pattern?.type === 'ArrayPattern';
}

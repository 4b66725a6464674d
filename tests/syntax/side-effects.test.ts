import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { hasSideEffects } from '../../src/syntax/source-code.js';

function judge(expression: string): boolean {
  const { ast, visitorKeys } = parseForESLint(`async function* f() { (${expression}) }`, { range: true });
  const [fn] = ast.body as [TSESTree.FunctionDeclaration];
  const [statement] = fn.body.body as [TSESTree.ExpressionStatement];
  return hasSideEffects(statement.expression, visitorKeys as TSESLint.SourceCode.VisitorKeys);
}

describe('evaluating an expression', () => {
  it.each([
    'a()', 'a.b()', 'new A()', 'a = 1', 'a++', 'await a', 'yield a', 'delete a.b', '`${a()}`', 'a`b`', 'import("a")',
    '{ a: b() }', '[...a()]', 'a ? b() : c', 'a.push(1)', 'new Promise(a)', 'String(a())',
  ])('may do something: %s', (expression) => {
    expect(judge(expression)).toBe(true);
  });

  it.each([
    'a', 'a.b[c]', 'this.a', '1', '/a/', '`${a}`', '{ a: 1, ...b }', '() => a()', 'function () { a(); }', '!a && b === c',
    'new RegExp("a")', 'RegExp(a)', 'Boolean(a)', 'JSON.parse(a)', 'a.includes("b")', 'typeof a', 'void 0', 'a as B', 'a!',
  ])('only gives a value: %s', (expression) => {
    expect(judge(expression)).toBe(false);
  });
});

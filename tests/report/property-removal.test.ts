import { describe, expect, it } from 'vitest';
import type { TSESTree } from '@typescript-eslint/utils';
import { removeProperty } from '../../src/report/edits/edit.js';
import { applyEdit } from './support/lint-edit.js';

/** Removes `force`, a property or an assignment, wherever it stands. */
function remove(code: string): string {
  return applyEdit({ code, plan: (sourceCode, node) => (isForce(node) ? removeProperty(sourceCode, node) : undefined) });
}

function isForce(node: TSESTree.Node): boolean {
  if (node.type === 'Property') return node.key.type === 'Identifier' && node.key.name === 'force';
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false;
  return node.left.property.type === 'Identifier' && node.left.property.name === 'force';
}

describe('a property is removed with its comma', () => {
  it.each([
    ['the only argument goes', 'x.sync({ force: true });', 'x.sync();'],
    ['with its trailing comma', 'x.sync({ force: true },);', 'x.sync();'],
    ['one argument of two stays', 'x.sync({ force: true }, y);', 'x.sync({}, y);'],
    ['an object of its own stays', 'const o = { force: true };', 'const o = {};'],
    ['an only argument inside another object', 'f({ sync: { force: true } });', 'f({ sync: {} });'],
    ['first', 'x.sync({ force: true, alter: true });', 'x.sync({ alter: true });'],
    ['last', 'x.sync({ alter: true, force: true });', 'x.sync({ alter: true });'],
    ['last with a trailing comma', 'x.sync({ alter: true, force: true, });', 'x.sync({ alter: true, });'],
    ['in the middle', 'x.sync({ a: 1, force: true, b: 2 });', 'x.sync({ a: 1, b: 2 });'],
    ['shorthand', 'x.sync({ force, b });', 'x.sync({ b });'],
    ['on its own line', 'x.sync({\n  a: 1,\n  force: true,\n  b: 2,\n});', 'x.sync({\n  a: 1,\n  b: 2,\n});'],
    ['last line without comma', 'x.sync({\n  a: 1,\n  force: true\n});', 'x.sync({\n  a: 1\n});'],
    ['CRLF', 'x.sync({\r\n  force: true,\r\n  a: 1,\r\n});', 'x.sync({\r\n  a: 1,\r\n});'],
    ['a comment above stays', 'x.sync({\n  // wipe\n  force: true,\n  a: 1,\n});', 'x.sync({\n  // wipe\n  a: 1,\n});'],
    ['a comment behind stays', 'x.sync({\n  force: true, // wipe\n  a: 1,\n});', 'x.sync({\n  // wipe\n  a: 1,\n});'],
    ['a comment in an object that becomes empty stays', 'x.sync({ /* wipe */ force: true });', 'x.sync({ /* wipe */ });'],
    ['a comment between the last two stays', 'x.sync({\n  a: 1, // one\n  force: true\n});', 'x.sync({\n  a: 1 // one\n});'],
    ['an assignment', 'o.a = 1;\no.force = true;\nx.sync(o);', 'o.a = 1;\nx.sync(o);'],
    ['an assignment whose semicolon guards the next line', 'a()\no.force = true;\n(b)()', 'a()\n;\n(b)()'],
  ])('%s', (_name, before, after) => {
    expect(remove(before)).toBe(after);
  });

  it.each([
    ['a comment before the comma', 'x.sync({ force: true /* a */, b });'],
    ['a comment in the value', 'x.sync({ force: /* a */ true, b });'],
    ['an assignment whose value is used', 'y = o.force = true;'],
    ['an assignment without braces around it', 'if (a) o.force = true;'],
    ['an assignment with a comment inside', 'o.force = /* a */ true;'],
    ['a pattern', 'const { force, a } = o;'],
  ])('is left alone: %s', (_name, code) => {
    expect(remove(code)).toBe(code);
  });
});

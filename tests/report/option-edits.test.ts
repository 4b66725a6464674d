import { describe, expect, it } from 'vitest';
import type { TSESTree } from '@typescript-eslint/utils';
import { addMatch, replaceValue, turnOff } from '../../src/report/edits/options.js';
import { applyEdit } from './support/lint-edit.js';

function isAlter(node: TSESTree.Node): boolean {
  if (node.type === 'Property') return node.key.type === 'Identifier' && node.key.name === 'alter' && isTrue(node.value);
  return node.type === 'AssignmentExpression' && isTrue(node.right);
}

function isTrue(node: TSESTree.Node): boolean {
  return (node.type === 'Literal' && node.value === true) || (node.type === 'Identifier' && node.name === 'alter');
}

describe('another value', () => {
  const additive = (code: string): string =>
    applyEdit({ code, plan: (source, node) => (isAlter(node) ? replaceValue(source, node, '{ drop: false }') : undefined) });

  it.each([
    ['a property', 'x.sync({ alter: true });', 'x.sync({ alter: { drop: false } });'],
    ['shorthand', 'x.sync({ alter });', 'x.sync({ alter: { drop: false } });'],
    ['an assignment', 'o.alter = true;', 'o.alter = { drop: false };'],
  ])('%s', (_name, before, after) => {
    expect(additive(before)).toBe(after);
  });

  it.each([
    ['a comment in the value', 'x.sync({ alter: (true /* a */) || true });'],
    ['a pattern', 'const { alter } = o;'],
    ['a logical assignment', 'o.alter ||= true;'],
  ])('is not written: %s', (_name, code) => {
    expect(additive(code)).toBe(code);
  });

  it('is no edit where it stands there already', () => {
    const plans: unknown[] = [];
    applyEdit({ code: 'x.sync({ alter: true });', plan: (source, node) => (isAlter(node) ? void plans.push(replaceValue(source, node, 'true')) : undefined) });
    expect(plans).toEqual([undefined]);
  });

  it('turns an option off', () => {
    const off = applyEdit({ code: 'x.sync({ alter: true });', plan: (source, node) => (isAlter(node) ? turnOff(source, node) : undefined) });
    expect(off).toBe('x.sync({ alter: false });');
  });
});

describe('a match', () => {
  const match = (code: string): string =>
    applyEdit({ code, plan: (source, node) => (node.type === 'CallExpression' && node.arguments[0] ? addMatch(source, node.arguments[0]) : undefined) });

  it.each([
    ['behind the options', 'x.sync({ force: true });', 'x.sync({ force: true, match: /_test$/ });'],
    ['behind a trailing comma', 'x.sync({ force: true, });', 'x.sync({ force: true, match: /_test$/, });'],
    ['on a line of its own', 'x.sync({\n  force: true,\n});', 'x.sync({\n  force: true,\n  match: /_test$/,\n});'],
    ['behind a spread', 'x.sync({ force: true, ...o });', 'x.sync({ force: true, ...o, match: /_test$/ });'],
    ['into an empty object', 'x.sync({});', 'x.sync({ match: /_test$/ });'],
  ])('%s', (_name, before, after) => {
    expect(match(before)).toBe(after);
  });

  it.each([
    ['one is written', "x.sync({ 'match': undefined });"],
    ['no object literal', 'x.sync(o);'],
  ])('is not added where %s', (_name, code) => {
    expect(match(code)).toBe(code);
  });
});

// Which calls of a file are calls of one function: by its name, by another name, and by what a callee holds.
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { findNodes } from '../../src/syntax/source-code.js';
import { findCalls } from '../../src/values/functions/follow.js';
import type { FunctionNode } from '../../src/values/model/bindings.js';
import { readProbes, type Parser } from './probe.js';

type Row = readonly [name: string, code: string, only?: Parser];

/** The function in question has a parameter `wanted`, and every call of it gives `'here'`. */
const CALLED: readonly Row[] = [
  ['by its name', "function reset(wanted) {} reset('here');"],
  ['by a constant', "const reset = (wanted) => {}; const again = reset; again('here');"],
  ['by a chain of names', "const reset = (wanted) => {}; const a = reset; const b = a; const c = b; const d = c; const e = d; const f = e; f('here');"],
  ['by a variable that is written later', "const reset = (wanted) => {}; let run; run = reset; run('here');"],
  ['by a name that no line declares', "reset = (wanted) => {}; reset('here');"],
  ['by another name that no line declares', "function reset(wanted) {} again = reset; again('here');"],
  ['as a member under another name', "function reset(wanted) {} const tools = { run: reset }; tools.run('here');"],
  ['as a shorthand', "function reset(wanted) {} const tools = { reset }; tools.reset('here');"],
  ['as a member that is set later', "function reset(wanted) {} const tools = {}; tools.run = reset; tools.run('here');"],
  ['as a member set by a quoted name', "function reset(wanted) {} const tools = {}; tools['run'] = reset; tools.run('here');"],
  ['as a member set by a name that is computed', "function reset(wanted) {} const key = 'run'; const tools = { [key]: reset }; tools.run('here');"],
  ['by a getter', "function reset(wanted) {} const tools = { get run() { return reset; } }; tools.run('here');"],
  ['by one of two', "function reset(wanted) {} const tools = { run: process.env.X ? reset : () => {} }; tools.run('here');"],
  ['as a method', "class Store { reset(wanted) {} start() { this.reset('here'); } }"],
  ['as a method by a field', "class Store { run = this.reset; reset(wanted) {} start() { this.run('here'); } }"],
  ['as a method by another variable', "class Store { reset(wanted) {} start() { const { reset } = this; reset('here'); } }"],
  ['as a method of a variable', "class Store { reset(wanted) {} } const store = new Store(); store.reset('here');"],
  ['as a method by a computed name', "class Store { reset(wanted) {} start() { this['reset']('here'); } }"],
  ['as a method by a name in a constant', "class Store { reset(wanted) {} } const key = 'reset'; new Store()[key]('here');"],
  ['as a static method', "class Store { static reset(wanted) {} } Store.reset('here');"],
  ['by call', "class Store { reset(wanted) {} start() { this.reset.call(this, 'here'); } }"],
  ['by apply', "function reset(wanted) {} const again = reset; again.apply(null, ['here']);"],
  ['by Reflect.apply', "function reset(wanted) {} const again = reset; Reflect.apply(again, null, ['here']);"],
  ['by bind', "function reset(wanted) {} const run = reset.bind(null); run('here');"],
  ['out of a list', "function reset(wanted) {} const all = [reset]; all[0]('here');"],
  ['in a loop over a list', "function reset(wanted) {} for (const run of [reset]) run('here');"],
  ['out of the values of an object', "const tools = { reset(wanted) {} }; const [run] = Object.values(tools); run('here');"],
  ['as what a function gives back', "function reset(wanted) {} const make = () => reset; make()('here');"],
  ['as what a function was given', "function reset(wanted) {} const run = (inner) => inner('here'); run(reset);"],
  ['as what a function was given and hands on', "function reset(wanted) {} const call = (inner) => inner('here'); const run = (task) => call(task); run(reset);"],
  ['as a default', "function reset(wanted) {} const { run = reset } = {}; run('here');"],
  ['as a constructor', "class Store { constructor(wanted) {} } new Store('here');"],
  ['as a constructor by another name', "class Store { constructor(wanted) {} } const Other = Store; new Other('here');"],
  ['as the constructor of a class in a variable', "const Store = class { constructor(wanted) {} }; new Store('here');"],
  ['as the constructor of a member', "class Store { constructor(wanted) {} } const tools = { Store }; new tools.Store('here');"],
  ['as the constructor of a class that is exported', "export class Store { constructor(wanted) {} } const Other = Store; new Other('here');"],
  ['behind a comma', "const reset = (wanted) => {}; const tools = { run: reset }; (0, tools.run)('here');"],
  ['behind a cast', "const reset = (wanted: string): void => {}; const tools = { run: reset as (wanted: string) => void }; (tools.run as any)('here');", 'ts'],
  ['behind a mark', "const reset = (wanted: string): void => {}; const tools = { run: reset }; tools.run!('here');", 'ts'],
  ['as an export of a namespace', "function reset(wanted: string) {} namespace Db { export const run = reset; } Db.run('here');", 'ts'],
];

const OTHERS: readonly Row[] = [
  ['a function of its own', "function reset(wanted) {} function other(options) {} other('here'); export { reset };"],
  ['an import', "import { run } from './run.js'; export const tools = { reset(wanted) {} }; run('here');"],
  ['what an import makes', "import { create } from './run.js'; export const tools = { reset(wanted) {} }; const run = create('run'); run('here');"],
  ['what require makes', "const run = require('run')('app'); exports.reset = (wanted) => {}; run('here');"],
  ['a global', "export const tools = { reset(wanted) {} }; parseInt('here');"],
  ['a method of another name', "export class Store { reset(wanted) {} find(options) {} start() { this.find('here'); } }"],
  ['a method of another name, where the values are read', "export class Store { reset(wanted) {} find(options) {} start() { this.find('here'); return Object.values(this); } }"],
  ['a method of another name, where decorators name both', "class Store { reset(wanted) {} find(options) {} start() { this.find('here'); } } __decorateClass([log], Store.prototype, 'reset', 1); __decorateClass([log], Store.prototype, 'find', 1);"],
  ['a method of a list', "export const tools = { reset(wanted) {}, filter: { a: 1 } }; Object.values(tools); [1].filter('here');"],
  ['another class', "class Store { constructor(wanted) {} } class Other { constructor(options) {} } new Other('here'); export { Store };"],
  ['a class that is made outside', "export class Store { constructor(wanted) {} start() { const Other = this.read('x'); return new Other('here'); } }"],
  ['new of a method', "export class Store { reset(wanted) {} start() { return new this.entity('here'); } }"],
];

function findGiven(code: string, parser: Parser): readonly string[] {
  const [given = ''] = readProbes(`${code} probe(0);`, parser, (_argument, evaluation) => {
    const functions = findNodes(evaluation.sourceCode, 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression') as readonly FunctionNode[];
    const owner = functions.find(({ params: [first] }) => first?.type === 'Identifier' && first.name === 'wanted');
    if (!owner) throw new Error(`no function in question: ${code}`);
    return findCalls(owner, evaluation).seen.flatMap(({ args }) => args.map((argument) => String((argument as TSESTree.Literal).value))).join() || 'none';
  });
  return given === 'none' ? [] : given.split(',');
}

function readParsers(only?: Parser): readonly Parser[] {
  return only ? [only] : ['js', 'ts'];
}

describe('the calls of one function', () => {
  it.each(CALLED.map((row) => [row[0], row] as const))('finds the one %s', (_name, [, code, only]) => {
    for (const parser of readParsers(only)) expect(findGiven(code, parser)).toEqual(['here']);
  });

  it.each(OTHERS.map((row) => [row[0], row] as const))('does not take for one: %s', (_name, [, code, only]) => {
    for (const parser of readParsers(only)) expect(findGiven(code, parser)).toEqual([]);
  });
});

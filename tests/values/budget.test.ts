// An answer depends on what is asked and on the source alone, not on what was asked before.
import { describe, expect, it } from 'vitest';
import type { TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../../src/values/evaluate/evaluate.js';
import type { Evaluation } from '../../src/values/model/evaluation.js';
import type { Value } from '../../src/values/model/value.js';
import { describeValue, readProbes } from './probe.js';

type Read = (argument: TSESTree.Node, evaluation: Evaluation) => string;

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');
const chain = (count: number): string => `const a0 = true;\n${lines(count, (index) => `const a${index + 1} = !a${index};`)}\n`;

/** Every `probe(…)` answered by one evaluation. */
function readTogether(code: string): string[] {
  let shared: Evaluation | undefined;
  const read: Read = (argument, { sourceCode }) => {
    shared ??= createEvaluation(sourceCode);
    return describeValue(shared.evaluate(argument));
  };
  return readProbes(code, 'js', read);
}

/** Every `probe(…)` answered twice, each time by an evaluation of its own. */
function readTwice(code: string): string[] {
  const again: Value[] = [];
  const read: Read = (argument, { sourceCode }) => {
    const [first, second] = [createEvaluation(sourceCode).evaluate(argument), createEvaluation(sourceCode).evaluate(argument)];
    if (first !== second) again.push(second);
    return describeValue(first);
  };
  const answers = readProbes(code, 'js', read);
  expect(again).toEqual([]);
  return answers;
}

describe('the answer to one question', () => {
  it('leaves the next its whole budget', () => {
    const code = lines(300, (index) => `const o${index} = { a: !${index}, b: [${index}] };\nprobe(o${index}.a);`);
    expect(readTogether(code)).toEqual(Array.from({ length: 300 }, (_, index) => String(index === 0)));
  });

  it('that went too deep is not what a part of it is', () => {
    expect(readTwice(`${chain(60)}probe(a60);\nprobe(a30);`)).toEqual(['unknown tooComplex', 'true']);
  });

  it('is no more than unknown where several were too much', () => {
    const many = (name: string): string => `const ${name} = [${lines(900, (index) => `x${index},`)}];\nprobe(${name}.length);\n`;
    expect(readTogether(`${lines(3, (index) => many(`m${index}`))}probe(true);`).at(-1)).toBe('unknown tooComplex');
  });
});

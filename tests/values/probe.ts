// Evaluates the argument of each call `probe(…)` of a program, on the real scopes of both parsers.
import * as tsParser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createEvaluation } from '../../src/values/evaluate/evaluate.js';
import type { Evaluation } from '../../src/values/model/evaluation.js';
import type { Value } from '../../src/values/model/value.js';

export type Parser = 'js' | 'ts';

/** What `read` says of the argument of every `probe(…)`, in source order. @throws Error where the program does not parse. */
export function readProbes(code: string, parser: Parser, read: (argument: TSESTree.Node, evaluation: Evaluation) => string): string[] {
  const rule: Rule.RuleModule = {
    create(context) {
      const sourceCode = context.sourceCode as unknown as TSESLint.SourceCode;
      return {
        'CallExpression[callee.name="probe"]'(call: Rule.Node) {
          const [argument] = (call as unknown as TSESTree.CallExpression).arguments;
          if (argument) context.report({ node: call, message: read(argument, createEvaluation(sourceCode)) });
        },
      };
    },
  };
  const config: Linter.Config = {
    files: ['**/*.{js,ts}'],
    plugins: { probe: { rules: { probe: rule } } },
    rules: { 'probe/probe': 'error' },
    // No module has a `with`.
    languageOptions: { ecmaVersion: 'latest', sourceType: code.includes('with (') ? 'script' : 'module', ...(parser === 'ts' && { parser: tsParser }) },
  };
  return new Linter({ configType: 'flat' }).verify(code, [config], { filename: `program.${parser}` }).map(({ fatal, message }) => {
    if (fatal) throw new Error(`${message}\n${code}`);
    return message;
  });
}

/** The values of every `probe(…)` in words. */
export function probe(code: string, parser: Parser = 'js'): string[] {
  return readProbes(code, parser, (argument, evaluation) => describeValue(evaluation.evaluate(argument)));
}

/** A value in a short form: `true`, `"a"`, `{ force: true }`, `true | unknown import`, `{ force: false?, ...import }`. */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case 'primitive':
      return typeof value.value === 'string' ? JSON.stringify(value.value) : `${String(value.value)}${typeof value.value === 'bigint' ? 'n' : ''}`;
    case 'regexp':
      return `/${value.pattern}/${value.flags}`;
    case 'object':
      return describeObject(value);
    case 'array':
      return value.elements ? `[${value.elements.map((element) => describeValue(element)).join(', ')}]` : '[…]';
    case 'choice':
      return value.arms.map((arm) => describeValue(arm.value)).join(' | ');
    case 'unknown':
      return `${value.truthy === undefined ? 'unknown' : value.truthy ? 'truthy' : 'falsy'} ${value.why}`;
    default:
      return value.kind;
  }
}

function describeObject(value: Extract<Value, { kind: 'object' }>): string {
  const properties = [...value.properties].map(([name, property]) => `${name}: ${describeValue(property.value)}${property.overridable ? '?' : ''}`);
  const parts = value.rest ? [...properties, `...${value.rest.why}`] : properties;
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}';
}

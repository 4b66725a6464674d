import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';
import { type ImportPlan, planImport } from '../../src/report/imports/plan.js';
import { commonjsImports } from './corpus/commonjs-imports.js';
import { esmImports } from './corpus/esm-imports.js';
import type { ImportCase } from './corpus/import-case.js';
import { applyEdit } from './support/lint-edit.js';
import { readComments } from './support/read-comments.js';

function isUse(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'use';
}

function plan({ before, request, parser, sourceType }: ImportCase): { plan: ImportPlan | undefined; output: string } {
  let first: ImportPlan | undefined;
  const output = applyEdit({
    code: before,
    parser,
    sourceType,
    plan(sourceCode: TSESLint.SourceCode, node) {
      if (!isUse(node)) return undefined;
      const planned = planImport(sourceCode, { name: 'umzug', from: './umzug.js', kind: 'named', ...request }, node);
      first ??= planned;
      // An alias never merges, so that a second pass would add it again.
      return planned.kind === 'planned' && (planned === first || request?.local === undefined) ? planned.edit : undefined;
    },
  });
  return { plan: first, output };
}

describe.each([
  ['import', esmImports],
  ['require', commonjsImports],
])('%s', (_style, cases) => {
  it.each(cases)('$name', (importCase) => {
    const { plan: planned, output } = plan(importCase);
    if (importCase.after === undefined) {
      expect(planned).toEqual({ kind: 'refused', why: importCase.why });
      return;
    }
    expect(output).toBe(importCase.after);
    expect(planned).toMatchObject({ kind: 'planned', localName: importCase.local ?? 'umzug' });
    expect(readComments(output.replace(/^#!.*/, ''))).toEqual(readComments(importCase.before.replace(/^#!.*/, '')));
  });
});

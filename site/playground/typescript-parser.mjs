// TypeScript in a browser: typescript-eslint's tree and scopes, without its parser's search for projects on a disk.
import { analyze } from '@typescript-eslint/scope-manager';
import { astConverter } from '@typescript-eslint/typescript-estree/use-at-your-own-risk';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import ts from 'typescript';

const SETTINGS = { allowInvalidAST: false, comment: true, errorOnUnknownASTType: false, loc: true, range: true, suppressDeprecatedPropertyWarnings: true, tokens: true };

/** ESLint's interface of a parser. */
export function parseForESLint(code, { filePath = 'file.ts', sourceType = 'module' } = {}) {
  const kind = /x$/.test(filePath) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(filePath, code, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }, true, kind);
  const { estree: ast } = astConverter(file, SETTINGS, false);
  ast.sourceType = sourceType === 'commonjs' ? 'script' : sourceType;
  const scopeManager = analyze(ast, { globalReturn: sourceType === 'commonjs', jsxPragma: null, lib: ['esnext', 'dom'], sourceType: ast.sourceType });
  return { ast, scopeManager, services: { program: null }, visitorKeys };
}

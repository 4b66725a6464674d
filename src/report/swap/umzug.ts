import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { readDottedName, unwrap } from '../../syntax/names.js';
import { findNamed, isReassigned } from '../../values/model/bindings.js';
import { readDeclaredModule, readModuleOf } from '../../syntax/modules.js';
import type { SourceCode } from '../../syntax/source-code.js';

type Scope = TSESLint.Scope.Scope;

/** An Umzug that a file makes: its name, and the text that makes it. */
export interface MadeUmzug {
  readonly name: string;
  readonly text: string;
}

/** The Umzug instances that the file has made before `at`, in a scope around it. */
export function findUmzugs(sourceCode: SourceCode, at: TSESTree.Node): readonly MadeUmzug[] {
  const made: MadeUmzug[] = [];
  let scope = sourceCode.getScope(at) as Scope | null;
  while (scope) {
    for (const variable of readUmzugs(sourceCode, scope)) {
      const node = variable.defs[0]?.node;
      if (!node || node.range[1] > at.range[0] || findNamed(sourceCode, variable.name, at) !== variable) continue;
      made.push({ name: variable.name, text: sourceCode.getText(node) });
    }
    scope = scope.upper;
  }
  return made;
}

const umzugs = new WeakMap<Scope, readonly TSESLint.Scope.Variable[]>();

function readUmzugs(sourceCode: SourceCode, scope: Scope): readonly TSESLint.Scope.Variable[] {
  const known = umzugs.get(scope) ?? scope.variables.filter((variable) => isUmzug(sourceCode, variable));
  umzugs.set(scope, known);
  return known;
}

function isUmzug(sourceCode: SourceCode, variable: TSESLint.Scope.Variable): boolean {
  const [definition, ...others] = variable.defs;
  if (definition?.node.type !== 'VariableDeclarator' || others.length > 0) return false;
  const { id, init } = definition.node;
  const value = id.type === 'Identifier' && init ? unwrap(init) : undefined;
  return value?.type === 'NewExpression' && isUmzugClass(sourceCode, value.callee) && !isReassigned(variable);
}

function isUmzugClass(sourceCode: SourceCode, callee: TSESTree.Node): boolean {
  const names = readDottedName(callee);
  const root = names?.[0];
  if (root === undefined) return readModuleOf(callee) === 'umzug';
  const definition = findNamed(sourceCode, root, callee)?.defs[0];
  return definition !== undefined && readDeclaredModule(definition.node) === 'umzug';
}

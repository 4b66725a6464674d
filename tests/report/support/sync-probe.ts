import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { OptionsArm, OptionsFact } from '../../../src/sequelize/facts.js';
import type { SwapCall } from '../../../src/report/swap-request.js';
import { readMemberName, readStaticName, unwrap } from '../../../src/syntax/names.js';
import { findVariable } from '../../../src/values/bindings.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Reads `x.sync(…)` and `x.drop()` as facts, by name alone: capitals are Models, `sequelize` an instance. */
export function readProbedCall(sourceCode: SourceCode, node: TSESTree.CallExpression): SwapCall | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const member = readMemberName(callee);
  const inner = unwrap(callee.object);
  const isIndirect = member === 'call' && inner.type === 'MemberExpression' && readMemberName(inner) === 'sync';
  if (member !== 'sync' && member !== 'drop' && !isIndirect) return undefined;
  const object = isIndirect ? inner.object : callee.object;
  return {
    kind: member === 'drop' ? 'drop' : 'sync',
    call: node,
    direct: !isIndirect,
    via: undefined,
    options: readOptions(sourceCode, node.arguments[isIndirect ? 1 : 0]),
    receiver: {
      target: readTarget(object),
      owner: { kind: 'sequelize' },
      shown: true,
      imported: undefined,
      node: object,
      instance: undefined,
    },
  };
}

function readTarget(node: TSESTree.Node): 'instance' | 'model' | 'unknown' {
  const inner = unwrap(node);
  if (inner.type === 'NewExpression' || inner.type === 'CallExpression' || inner.type === 'AwaitExpression') return 'instance';
  const name = inner.type === 'Identifier' ? inner.name : inner.type === 'MemberExpression' ? readMemberName(inner) : undefined;
  if (name !== undefined && /^[A-Z]/.test(name)) return 'model';
  return name !== undefined && /sequelize|primary|analytics/i.test(name) ? 'instance' : 'unknown';
}

function readOptions(sourceCode: SourceCode, argument: TSESTree.Node | undefined): OptionsFact {
  if (!argument) return { kind: 'none' };
  const node = unwrap(argument);
  if (node.type === 'ObjectExpression') return { kind: 'known', node, arms: [readArm(node)] };
  const definition = node.type === 'Identifier' ? findVariable(sourceCode, node)?.defs[0]?.node : undefined;
  if (definition?.type === 'VariableDeclarator' && definition.init?.type === 'ObjectExpression') {
    return { kind: 'known', node, arms: [readArm(definition.init)] };
  }
  return { kind: 'unknown', why: 'parameter', node };
}

function readArm(node: TSESTree.ObjectExpression): OptionsArm {
  const keys = node.properties.flatMap((property) =>
    property.type === 'Property' ? (readStaticName(property.key, property.computed) ?? []) : [],
  );
  const spread = node.properties.find(({ type }) => type === 'SpreadElement');
  const rest = spread && ({ why: 'spread', node: spread } as const);
  return { force: { kind: 'absent' }, alter: { kind: 'absent' }, match: undefined, keys, rest, conditions: [], node };
}

/** Every probed call of a file that a rule would report, in source order: the argument names `force` or `alter`. */
export function readReported(sourceCode: SourceCode, calls: readonly TSESTree.CallExpression[]): readonly SwapCall[] {
  return calls.flatMap((node) => readProbedCall(sourceCode, node) ?? []).filter(isReported);
}

function isReported({ kind, options }: SwapCall): boolean {
  if (kind === 'drop' || options.kind === 'unknown') return true;
  return options.kind === 'known' && options.arms.some(({ keys }) => keys.includes('force') || keys.includes('alter'));
}

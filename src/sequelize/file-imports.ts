import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { walkNodes } from '../syntax/walk.js';
import { readImportedMajor, isSequelizePackage } from './packages.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What the imports of a file say of Sequelize. */
export interface FileImports {
  readonly importsSequelize: boolean;
  /** 7 where something is imported from `@sequelize/*`, else 6 where from `sequelize`. */
  readonly major: 6 | 7 | undefined;
}

const cache = new WeakMap<SourceCode, FileImports>();

/** A quoted specifier of a Sequelize package; whether it is one of an import is asked of the tree only then. */
const SPECIFIER = /(['"`])(?:@sequelize\/|@nestjs\/sequelize|sequelize|egg-sequelize|feathers-sequelize)/;

export function readFileImports(sourceCode: SourceCode): FileImports {
  const known = cache.get(sourceCode);
  if (known) return known;
  const sources = SPECIFIER.test(sourceCode.text) ? readSources(sourceCode).filter((source) => isSequelizePackage(source)) : [];
  const majors = sources.map((source) => readImportedMajor(source));
  const imports = { importsSequelize: sources.length > 0, major: majors.includes(7) ? (7 as const) : majors.includes(6) ? (6 as const) : undefined };
  cache.set(sourceCode, imports);
  return imports;
}

function readSources(sourceCode: SourceCode): readonly string[] {
  const sources: string[] = [];
  walkNodes(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    const source = readSource(node);
    if (source?.type === 'Literal' && typeof source.value === 'string') sources.push(source.value);
  });
  return sources;
}

function readSource(node: TSESTree.Node): TSESTree.Node | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return node.source;
    case 'TSExternalModuleReference':
      return node.expression;
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require' ? node.arguments[0] : undefined;
    default:
      return undefined;
  }
}

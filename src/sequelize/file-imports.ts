import { readSpecifier } from '../syntax/modules.js';
import { readNodesAt } from '../syntax/named-nodes.js';
import { isSequelizePackage, readImportedMajor } from '../vocabulary/packages.js';
import { perFile } from '../syntax/source-code.js';

/** What the imports of a file say of Sequelize. */
export interface FileImports {
  readonly importsSequelize: boolean;
  /** 7 where something is imported from `@sequelize/*`, else 6 where from `sequelize`. */
  readonly major: 6 | 7 | undefined;
}

/** A quoted specifier of a Sequelize package; whether it is one of an import is asked of the tree. */
const SPECIFIER = /(['"`])(?:@sequelize\/|@nestjs\/sequelize|sequelize|egg-sequelize|feathers-sequelize)/g;

export const readFileImports = perFile((sourceCode): FileImports => {
  const sources = readNodesAt(sourceCode, SPECIFIER).flatMap((node) => readSpecifier(node) ?? []);
  const majors = sources.filter((source) => isSequelizePackage(source)).map((source) => readImportedMajor(source));
  const imports = { importsSequelize: majors.length > 0, major: majors.includes(7) ? (7 as const) : majors.includes(6) ? (6 as const) : undefined };
  return imports;
});

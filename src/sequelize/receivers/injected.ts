import type { TSESTree } from '@typescript-eslint/utils';
import { readCallee } from '../../syntax/names.js';
import { isSequelizePackage } from '../../vocabulary/packages.js';
import type { Target } from '../../vocabulary/methods.js';
import { readImportedFunction } from './imported.js';
import { foreignOrigin, sequelizeOrigin, type Origin, type Sight } from './origin.js';

/** The decorators of `@nestjs/sequelize`; `@nestjs/mongoose` and `@nestjs/typeorm` have the same. */
const DECORATORS = new Map<string, Target>([
  ['InjectConnection', 'instance'],
  ['InjectModel', 'model'],
]);

/** What `@InjectConnection()` and `@InjectModel(User)` put into a parameter or class field, by the package they are imported from. */
export function readInjected(node: TSESTree.Node, { evaluation }: Sight): Origin | undefined {
  // Parsers of JavaScript leave the key out.
  for (const { expression } of (node as { decorators?: readonly TSESTree.Decorator[] }).decorators ?? []) {
    const imported = expression.type === 'CallExpression' ? readImportedFunction(readCallee(expression), evaluation) : undefined;
    const target = imported && DECORATORS.get(imported.name);
    if (imported && target) return isSequelizePackage(imported.source) ? sequelizeOrigin(target, { kind: 'decorator', name: imported.name }) : foreignOrigin({ kind: 'decorator', source: imported.source });
  }
  return undefined;
}

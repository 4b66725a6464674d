import { expect, it } from 'vitest';
import { lintSwap } from './support/lint-swap.js';

const UMZUG = { kind: 'call', call: 'umzug.up()', import: { name: 'umzug', from: './umzug.js', kind: 'named' } } as const;

it('an awaited sync becomes an awaited up() with its import', () => {
  const code = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
  const linted = lintSwap({ code, filename: 'src/start.js', parser: 'espree', sourceType: 'module', migration: UMZUG });
  expect(linted.fatal).toBeUndefined();
  expect(linted.fixed).toBe("import { sequelize } from './db.js';\nimport { umzug } from '../umzug.js';\n\nawait umzug.up();\n");
});

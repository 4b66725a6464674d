// Test files as projects name them, and files that only look like one.
import type { FieldProgram } from '../../support/field.js';

const ALTER = "const { sequelize } = require('../models');\nmodule.exports = () => sequelize.sync({ alter: true });";
const REPORTED = `${ALTER} //! no-sync-alter`;
const file = (path: string, code: string, extra: Readonly<Record<string, string>> = {}): FieldProgram => ({ id: path, path, config: 'recommended', code, extra });

export const programs: readonly FieldProgram[] = [
  file('jest.setup.js', ALTER.replace('../', './')),
  file('specs/db.js', ALTER),
  file('cypress/support/db.js', ALTER),
  file('src/users.e2e-spec.js', ALTER),
  file('packages/api/integration-tests/db.js', ALTER),
  file('setup.js', ALTER, { 'jest.config.js': 'module.exports = {};' }),
  file('src/setup.js', REPORTED),
  file('scripts/setup.js', REPORTED),
  file('src/contest/db.js', REPORTED),
  file('src/test.js', REPORTED),
  file('src/testimonials/sync.js', REPORTED),
];

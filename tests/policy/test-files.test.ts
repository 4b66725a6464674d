// Real paths of test files, and of files that only look like them, under the default globs.
import { describe, expect, it } from 'vitest';
import { classifyFile } from '../../src/policy/files/files.js';
import { readSettings } from '../../src/policy/settings/settings.js';
import { createProject } from './temporary-project.js';

const tests = `
src/app.test.js src/app.spec.ts test/app.e2e-spec.ts src/users.integration.test.ts cypress/e2e/login.cy.ts src/Button.test.tsx
src/db.test.mjs src/db.spec.cjs app.test.mts src/models/user.test-d.test.ts test/setup.js test/helpers/db.js test/index.js
tests/fixtures/users.js tests/test_helper.js Test/users.js Tests/Api/users.js src/testing/database.ts testing/setup.ts
__test__/db.js src/__test__/user.js src/__tests__/user.ts __mocks__/sequelize.js src/models/__mocks__/index.js spec/models/user.js
spec/spec_helper.js specs/user.js packages/api/specs/helpers/db.ts e2e/global.ts e2e/helpers/reset-db.js cypress/support/commands.js
cypress/plugins/index.js cypress.d/../cypress/tasks/db.js integration-tests/setup.js packages/core/integration-tests/db.test.ts
features/support/world.js features/support/hooks.js tests/features/support/env.js jest.setup.js jest.setup.ts jest-setup.js
config/jest.setup.js vitest.setup.ts vitest.setup.mjs vitest-setup.ts test-setup.js src/test-setup.ts testSetup.js
src/setupTests.js src/setup-tests.ts global-setup.js globalSetup.ts playwright/global-setup.ts .config/test/db.js
server/test/integration/db.js apps/api/test/jest-e2e.ts lib/tests/models.js src/modules/user/tests/user.controller.js
packages/db/__tests__/helpers.js api/tests/setup/db.ts src/spec/support/db.js test/unit/models/order.js
`.trim().split(/\s+/).filter((path) => !path.includes('..'));

const production = `
src/app.js app.js server.js index.js src/index.ts bin/www src/server.mjs src/db/index.js src/models/index.js models/user.js
src/setup.js scripts/setup.js setup.js lib/setup.ts src/database/setup.ts scripts/db-setup.js scripts/seed.js scripts/reset-db.js
scripts/sync.js seed.js src/seed.ts db/sync.js src/sync-db.js bin/sync-db.js tools/reset.js src/test.js test.js tests.js
src/contest/db.js src/latest.js src/latest/index.js src/attestation/db.js src/testimonials/model.js src/tester.js src/protest.js
test-data/users.js testdata/load.js src/special/db.js src/inspector/db.js src/specification/a.js src/spectrum.js e2e.js
src/e2e-client/db.js src/features/users/db.js features/users/support.js src/support/db.js src/mocks/db.js mock/db.js
src/development/db.js development/db.js config/development.js config/test.js src/config/database.js config/config.js
src/jest.js src/vitest.js src/cypress-client.js src/global.js src/setup-database.js src/setupDatabase.js jest.config.js vitest.config.ts
`.trim().split(/\s+/);

function isTest(path: string, root = '/srv/shop'): boolean {
  return classifyFile({ filename: `${root}/${path}`, cwd: root }, readSettings(undefined)).test;
}

describe('the default globs know test files as projects name them', () => {
  it('there are sixty of each', () => {
    expect(new Set(tests).size).toBeGreaterThanOrEqual(60);
    expect(new Set(production).size).toBeGreaterThanOrEqual(60);
  });

  it.each(tests)('%s is a test file', (path) => {
    expect(isTest(path)).toBe(true);
  });

  it.each(production)('%s is not', (path) => {
    expect(isTest(path)).toBe(false);
  });
});

describe('a set-up file beside the configuration of a test runner', () => {
  it.each([
    ['jest.config.js', 'setup.js'],
    ['vitest.config.mts', 'setup.ts'],
    ['playwright.config.ts', 'auth.setup.ts'],
    ['.mocharc.json', 'setup.cjs'],
    ['apps/api/jest.config.json', 'apps/api/db.setup.js'],
  ])('%s makes a test file of %s', (config, file) => {
    const root = createProject({ [config]: '' });
    expect(isTest(file, root)).toBe(true);
    expect(isTest(file.replace(/[^/]*$/, 'start.js'), root)).toBe(false);
    expect(isTest(`src/${file}`, root)).toBe(false);
  });

  it('not where the globs are replaced, by the settings or by a rule', () => {
    const root = createProject({ 'jest.config.js': '' });
    const file = { filename: `${root}/setup.js`, cwd: root };
    expect(classifyFile(file, readSettings({ files: { test: ['qa/**'] } })).test).toBe(false);
    expect(classifyFile(file, readSettings(undefined), { test: ['qa/**'] }).test).toBe(false);
    expect(classifyFile(file, readSettings(undefined), { dev: ['qa/**'] }).test).toBe(true);
  });
});

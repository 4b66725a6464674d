import { existsSync } from '../../platform/disk.js';
import { path } from '../../platform/paths.js';

/**
 * What projects call their tests: by the ending, by the folder, and the files that test runners load first. A plain
 * `setup.js` is none of them: installers and start scripts are called so, too.
 */
export const TEST_GLOBS: readonly string[] = [
  '**/*.{test,spec,e2e-spec,cy}.*',
  '**/{test,tests,Test,Tests,testing,__test__,__tests__,__mocks__,spec,specs,e2e,cypress,integration-tests}/**',
  '**/features/support/**',
  '**/{jest,vitest}{.,-}setup.*',
  '**/{test-setup,testSetup,setup-tests,setupTests,global-setup,globalSetup}.*',
];

const SETUP = /^(?:.+\.)?setup\.[cm]?[jt]sx?$/;
const RUNNERS = ['jest', 'vitest', 'playwright', 'cypress', 'wdio.conf', 'karma.conf'];
const ENDINGS = ['js', 'ts', 'mjs', 'cjs', 'mts', 'cts', 'json'];
const CONFIGS = [...RUNNERS.flatMap((name) => ENDINGS.map((ending) => (name.includes('.') ? `${name}.${ending}` : `${name}.config.${ending}`))), '.mocharc.json', '.mocharc.js', '.mocharc.cjs', '.mocharc.yml', '.mocharc.yaml'];

/** The configuration of a test runner beside a file that is a `setup.js` or `auth.setup.ts`; undefined for every other file. Looks at the disk. */
export function findRunnerConfig(file: string): string | undefined {
  const folder = path.dirname(file);
  return SETUP.test(path.basename(file)) ? CONFIGS.find((config) => existsSync(path.join(folder, config))) : undefined;
}

/** Whether a file, by its path from the root, is a script that people start by hand, against a database of their own. */
export function isScript(file: string | undefined): boolean {
  return /(?:^|\/)(?:scripts|bin|tools)\//.test(file ?? '');
}

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const script = path.resolve(import.meta.dirname, '../../scripts/field.mjs');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `npm run field`, without the build, on folders. */
function runField(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

function createCheckout(name: string, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'field-run-'));
  onTestFinished(() => { rmSync(root, { recursive: true, force: true }); });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name, file)), { recursive: true });
    writeFileSync(path.join(root, name, file), text);
  }
  return path.join(root, name);
}

const shop = {
  'package.json': '{ "dependencies": { "sequelize": "^6.37.0" } }',
  'src/reset.js': "import { sequelize } from './db.js';\nawait sequelize.drop();\n",
  'test/reset.js': "import { sequelize } from '../src/db.js';\nawait sequelize.drop();\n",
  'src/list.js': "import _ from 'lodash';\nexport const rest = _.drop(['sequelize', 'pg'], 1);\n",
};

describe('npm run field', () => {
  it('prints reports by rule, and what is not reported with the reason', async () => {
    const { code, stdout } = await runField(createCheckout('shop', shop));
    expect(stdout).toBe(`shop: 3 files, 3 places that look destructive
  no-drop: 1
    src/reset.js:2  \`sequelize.drop()\`
  not reported: 2
    src/list.js:2  \`_.drop(['sequelize', 'pg'], 1)\`
      Not reported: it is another library's: it is given a list, a function or a number, which Sequelize's \`drop\` does not take.
    test/reset.js:2  \`sequelize.drop()\`
      Not reported: the file is a test file, by the glob \`**/{test,tests,Test,Tests,testing,__test__,__tests__,__mocks__,spec,specs,e2e,cypress,integration-tests}/**\` of \`files.test\`.
`);
    expect(code).toBe(0);
  });

  it('sums up several repositories, and prints one part alone', async () => {
    const { stdout } = await runField('--reported', createCheckout('one', shop), createCheckout('two', shop));
    expect(stdout).toContain('\n2 repositories: no-drop 2, not read 0\n');
    expect(stdout).not.toContain('not reported');
  });

  it('names a folder that is not there', async () => {
    const { code, stderr } = await runField('/nowhere/at/all');
    expect([code, stderr]).toEqual([2, 'no folder: /nowhere/at/all\n']);
  });
});

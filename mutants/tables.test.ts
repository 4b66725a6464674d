// Every table of the tests in one file. Run through once by Vitest, which shows that they pass and which mutants each test
// reaches; then, mutant by mutant, the tests that reach it, until one fails.
import { beforeEach, describe, it, type RunnerTask, type RunnerTestCase } from 'vitest';
import { getFn } from 'vitest/suite';
import mutants from 'virtual:mutants';
import { isWanted, readReach, runMutants, writeReach } from './run-mutants.mjs';

const files = import.meta.glob([
  '../tests/{truth,spellings,field,limits}.test.ts',
  '../tests/{rules,sequelize,values,syntax,policy,report}/*.test.ts',
  // What is drawn at random, runs another program, reads a page, or counts what others ran.
  '!../tests/**/{differential,budget,oxlint-corpus,settings-doc,message-ids,engines}.test.ts',
]);

const reach = readReach();
let names: ReadonlySet<string> | undefined;

beforeEach(({ skip, task }) => {
  if (task.name === 'the mutants') return;
  names ??= new Set(listTests(task.file.tasks).map(nameOf));
  skip(isTwin(nameOf(task), names));
  globalThis.forgetKept();
  globalThis.__stryker__.currentTestId = task.id;
});

// Once it is known what they reach, the tests are not run for themselves.
for (const [file, load] of Object.entries(files).filter(([name]) => isWanted(name))) {
  describe.skipIf(reach !== undefined)(file.replace('../', ''), async () => {
    await load();
  });
}

it('the mutants', { timeout: 0x7fffffff }, async ({ task }) => {
  const tests = listTests(task.file.tasks).filter((test) => test !== task).map((test) => describeTest(test, task));
  const known = reach ?? writeReach(numberNames(tests.filter(({ state }) => state !== 'skip')));
  await runMutants(mutants, numberNames(tests), known);
});

/** Whether a test runs with the TypeScript parser what another runs with ESLint's own: that costs twice, and finds hardly more. */
function isTwin(name: string, all: ReadonlySet<string>): boolean {
  const other = name.replace('ESLint 10, TypeScript', 'ESLint 10, JavaScript').replace(', ts]', ', js]');
  return other !== name && all.has(other);
}

function listTests(tasks: readonly RunnerTask[]): RunnerTestCase[] {
  return tasks.flatMap((task) => (task.type === 'suite' ? listTests(task.tasks) : [task]));
}

function describeTest(test: RunnerTestCase, running: RunnerTestCase) {
  const state = test.result?.state ?? 'skip';
  return {
    id: test.id,
    name: nameOf(test),
    state,
    passed: state === 'pass',
    error: test.result?.errors?.[0]?.message,
    duration: test.result?.duration ?? 0,
    async run() {
      globalThis.forgetKept();
      try {
        await getFn(test)();
      } finally {
        // What the test left to be done at its end is noted for the one that runs all of them.
        for (const finish of running.onFinished?.splice(0) ?? []) await finish({} as never);
      }
    },
  };
}

/** Two tests of one name are told apart by their order. */
function numberNames<Test extends { readonly name: string }>(tests: readonly Test[]): Test[] {
  const seen = new Map<string, number>();
  return tests.map((test) => {
    const before = seen.get(test.name) ?? 0;
    seen.set(test.name, before + 1);
    return before === 0 ? test : { ...test, name: `${test.name} #${before + 1}` };
  });
}

function nameOf(task: RunnerTask): string {
  const { suite } = task;
  return suite === undefined || suite.name === '' ? task.name : `${nameOf(suite)} > ${task.name}`;
}

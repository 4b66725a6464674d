// Made before the tests are loaded: ESLint's rule tester as it is needed to run one case again and again, and maps that forget.
import { RuleTester } from 'eslint';
import { RuleTester as RuleTester9 } from 'eslint9';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const ran = RuleTester.prototype.run;

// A tester refuses a case that it has run before. So each case has a run, and a tester, of its own.
RuleTester.prototype.run = function run(name, rule, { valid, invalid }) {
  const { describe, it } = RuleTester;
  const immediately = (_, test) => test();
  const runCase = (test, cases) => {
    it(test.name, () => {
      Object.assign(RuleTester, { describe: immediately, it: immediately });
      try {
        Object.create(this, { run: { value: ran } }).run(name, rule, cases);
      } finally {
        Object.assign(RuleTester, { describe, it });
      }
    });
  };
  for (const test of valid) runCase(test, { valid: [test], invalid: [] });
  for (const test of invalid) runCase(test, { valid: [], invalid: [test] });
};

// The other engines run some of the same cases: nothing that ESLint 10 does not ask.
for (const Tester of [RuleTester9, load('eslint8').RuleTester, load('eslint8/use-at-your-own-risk').FlatRuleTester]) {
  Tester.prototype.run = (name) => {
    RuleTester.describe(name, () => {
      RuleTester.it.skip('another engine');
    });
  };
}

const kept = [];

/** A map or set that stands in for the one of a module, and is empty again after `forgetKept()`. */
globalThis.keepForOneTest = (create) => {
  const entry = { create, now: create() };
  kept.push(entry);
  return new Proxy(entry.now, {
    get(_, key) {
      const value = Reflect.get(entry.now, key, entry.now);
      return typeof value === 'function' ? value.bind(entry.now) : value;
    },
  });
};

globalThis.forgetKept = () => {
  for (const entry of kept) entry.now = entry.create();
};

// One tree, linted again: what the first run remembered, or had no steps left for, changes no answer.
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { plugin } from '../../src/plugin.js';

const rules = Object.fromEntries(Object.keys(plugin.rules).map((name) => [`sequelize-guard/${name}`, 'error' as const]));
const config = { plugins: { 'sequelize-guard': plugin as never }, rules };

function lintTwice(code: string): readonly [Linter.LintMessage[], Linter.LintMessage[]] {
  const linter = new Linter({ configType: 'flat' });
  const first = linter.verify(code, config, 'src/server.js');
  return [first, new Linter({ configType: 'flat' }).verify(linter.getSourceCode(), config, 'src/server.js')];
}

const rounds = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

describe('a second run over the same tree', () => {
  it.each([
    [
      'a check inside of a function, of a name that is written in loops',
      `define({ run() {
        var name = to = read(name);
        while (more) {
          var to = more + step;
          name[to] = name;
          for (var index; ; index++) name[index] = next;
        }
        function assertTest() { if (!name.endsWith('_test')) throw name; }
        assertTest();
        models.sync({ force });
      } });`,
    ],
    ['more questions than a file is answered in full', `${rounds(300, (index) => `function f${index}(o = f${(index + 1) % 300}()) { sequelize.sync(o); return f${(index + 7) % 300}(o); }`)}\nf0({ force: true });`],
    ['one check of a list, before many calls', rounds(60, (index) => `if (!['_test', suffix${index}].some((end) => name.endsWith(end))) throw new Error(name);\nsequelize.sync({ force: flag${index} });`)],
  ])('%s', (_, code) => {
    const [first, second] = lintTwice(code);
    expect(first.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
  });
});

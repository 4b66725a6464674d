// Most projects load the plugin on every commit and have no file for it to judge.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(__dirname, '../..');
const LOADED = `Object.keys(require.cache).map((file) => require('path').relative(${JSON.stringify(root)}, file).replaceAll('\\\\', '/'))`;

/** The files that a program of this repository has loaded when it ends. */
function readLoaded(code: string): readonly string[] {
  const output = execFileSync(process.execPath, ['-e', `${code}\nconsole.log(JSON.stringify(${LOADED}));`], { cwd: root, encoding: 'utf8' });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '[]') as string[];
}

const lint = (text: string): string =>
  `const { plugin } = require('./dist/plugin.js');
   const messages = new (require('eslint').Linter)().verify(${JSON.stringify(text)}, [plugin.configs.strict], 'src/a.js');
   console.log(messages.length);`;

describe('the built plugin loads', () => {
  it('the descriptions of its rules, and nothing that judges', () => {
    const loaded = readLoaded("require('./dist/index.cjs');");
    expect(loaded).toContain('dist/rules/no-drop.js');
    expect(loaded.filter((file) => /^(?:node_modules|dist\/(?:values|syntax|sequelize))\//.test(file))).toEqual([]);
  });

  it('no evaluator for a file without Sequelize', () => {
    const loaded = readLoaded(lint('export const a = 1;'));
    expect(loaded).toContain('dist/sequelize/mentions.js');
    expect(loaded.filter((file) => file.startsWith('dist/values/'))).toEqual([]);
  });

  it('all that it needs for one with', () => {
    expect(readLoaded(lint("import { Sequelize } from 'sequelize';\nawait new Sequelize('').sync({ force: true });"))).toContain('dist/values/evaluate/evaluate.js');
  });
});

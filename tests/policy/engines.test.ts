// What ESLint itself hands to a rule: names of virtual files and code blocks, settings, options.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import type { FilesOption } from '../../src/policy/files/files.js';
import { readPolicy, validateFiles } from '../../src/policy/policy.js';
import { readSharedSettings, type SequelizeGuardSettings } from '../../src/policy/settings/settings.js';

const require = createRequire(import.meta.url);
const engines: readonly (readonly [name: string, Engine: typeof Linter])[] = [
  ['ESLint 8', (require('eslint8') as { Linter: typeof Linter }).Linter],
  ['ESLint 9', (require('eslint9') as { Linter: typeof Linter }).Linter],
  ['ESLint 10', Linter],
];

/** Reports the path and the roles that the policy gives. */
const probe: Rule.RuleModule = {
  meta: { schema: [{ type: 'object' }] },
  create(context) {
    const options = { files: context.options[0] as FilesOption };
    const settings = readSharedSettings(context.settings);
    validateFiles(settings, options);
    const { file } = readPolicy(context, settings, options);
    return {
      Program(node) {
        context.report({ node, message: `${file.path ?? 'no path'} ${file.test ? 'test' : 'production'}` });
      },
    };
  },
};

/** Takes the text of a Markdown file for one code block, named by its author. */
const processor: Linter.Processor = {
  preprocess: (text) => [{ text, filename: 'named.test.js' }],
  postprocess: (messages) => messages.flat(),
};

interface Run {
  readonly filename?: string;
  readonly settings?: SequelizeGuardSettings;
  readonly option?: FilesOption;
}

describe.each(engines)('%s', (_name, Engine) => {
  // ESLint 8 resolves the name of code without a file against the process, not against its own working directory.
  const cwd = process.cwd();
  const inShop = (path: string): string => join(cwd, path);
  const lint = ({ filename, settings = {}, option = {} }: Run): readonly string[] => {
    const plugins = { policy: { rules: { probe } } };
    const config: Linter.Config[] = [
      { files: ['**/*.js'], plugins, settings: { 'sequelize-guard': settings }, rules: { 'policy/probe': ['error', option] } },
      { files: ['**/*.md'], processor },
    ];
    const linter = new Engine({ configType: 'flat', cwd });
    return linter.verify('db;', config, filename === undefined ? {} : { filename }).map(({ message }) => message);
  };

  it('names files by their path', () => {
    expect(lint({ filename: inShop('test/a.js') })).toEqual(['test/a.js test']);
    expect(lint({ filename: inShop('src/a.js') })).toEqual(['src/a.js production']);
    expect(lint({ filename: inShop('src/a.js'), settings: { root: 'src', files: { test: ['a.js'] } } })).toEqual(['a.js test']);
    expect(lint({ filename: inShop('src/a.js'), option: { test: ['src/**'] } })).toEqual(['src/a.js test']);
  });

  it('has code without a file, which is production', () => {
    expect(lint({})).toEqual(['no path production']);
    expect(lint({ settings: { files: { test: ['*', '*/*', '**/*input*'] } } })).toEqual(['no path production']);
  });

  it('names a code block below its file, whose role it has', () => {
    expect(lint({ filename: inShop('docs/a.md') })).toEqual(['docs/a.md production']);
    expect(lint({ filename: inShop('docs/a.test.md') })).toEqual(['docs/a.test.md test']);
  });

  it('shows the error of a setting and of an option, in any file', () => {
    const everyFile = { test: ['**'] };
    for (const run of [{ filename: inShop('src/a.js') }, { filename: inShop('test/a.js') }, {}]) {
      expect(() => lint({ ...run, settings: { files: everyFile } })).toThrow('setting files.test: got "**", which matches every file');
      expect(() => lint({ ...run, option: everyFile })).toThrow('rule option files.test: got "**", which matches every file');
    }
  });
});

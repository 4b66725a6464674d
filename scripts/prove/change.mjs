import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import plugin from '../../dist/index.cjs';

const files = ['**/*.{js,mjs,cjs,ts,cts}'];

/**
 * The file after `eslint --fix`, or with the suggestion of the shape applied.
 *
 * @returns `text`, and `left`: how many reports of the two rules are left on it
 */
export async function change({ folder, file, shape }) {
  const fixed = await lint({ folder, file, shape, fix: shape.change === 'fix', code: shape.code });
  const text = shape.change === 'fix' ? (fixed.output ?? shape.code) : applySuggestion(shape.code, fixed.messages);
  const left = await lint({ folder, file, shape, fix: false, code: text });
  return { text, left: left.messages.length };
}

async function lint({ folder, file, shape, fix, code }) {
  const migration = shape.setting ? { migration: shape.setting } : {};
  const eslint = new ESLint({
    cwd: folder,
    fix,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files,
        plugins: { guard: plugin },
        settings: { 'sequelize-guard': { root: folder, ...migration } },
        rules: { 'guard/no-sync-force': 'error', 'guard/no-sync-alter': 'error' },
      },
      { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
      { files: ['**/*.{ts,cts}'], languageOptions: { parser: tseslint.parser } },
    ],
  });
  const [result] = await eslint.lintText(code, { filePath: file });
  const broken = result.messages.find(({ ruleId }) => ruleId === null);
  if (broken) throw new Error(`${shape.name} is not linted: ${broken.message}`);
  return result;
}

/** Applies the first suggestion that runs migrations. */
function applySuggestion(code, messages) {
  const suggestions = messages.flatMap((message) => message.suggestions ?? []);
  const swap = suggestions.find(({ fix }) => fix.text.includes('.up('));
  return swap ? code.slice(0, swap.fix.range[0]) + swap.fix.text + code.slice(swap.fix.range[1]) : code;
}

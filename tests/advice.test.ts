// Each advice of each message, followed to the letter, silences the rule that gave it; so does each suggestion.
import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { plugin } from '../src/plugin.js';
import { createProject } from './policy/temporary-project.js';
import { told, type Deed, type Told } from './stories/told.js';
import { lint, type LintMessage } from './support/lint.js';

type Change = Omit<Deed, 'asks'>;

/** The reports of the program's rule, with a change of its text, place, settings or options. */
function report(program: Told, change: Change = {}): readonly LintMessage[] {
  const { rule, code, files, filename, project, parser } = program;
  const text = change.after ?? code;
  const options = change.options ?? (change.after === undefined ? program.options : undefined);
  const placed = change.filename ?? filename;
  const settings = change.settings ?? program.settings;
  const place = { ...(placed !== undefined && { filename: placed }), ...(settings && { settings }) };
  if (files !== undefined) return lintOnDisk(program, { after: text, ...place });
  return lint(text, { rules: { [rule]: options ? [options] : [] }, ...(project && { project }), ...(parser && { parser }), ...place });
}

function lintOnDisk({ rule, files }: Told, { after = '', filename = 'src/server.js', settings = {} }: Change): readonly LintMessage[] {
  const folder = createProject({ ...files, [filename]: after });
  const config = { plugins: { 'sequelize-guard': plugin as never }, rules: { [`sequelize-guard/${rule}`]: 'error' as const }, settings: { 'sequelize-guard': settings } };
  const messages = new Linter({ configType: 'flat', cwd: folder }).verify(after, [config], { filename: path.join(folder, filename) });
  return messages.map((message) => ({ ...message, ruleId: message.ruleId ?? '' }));
}

const split = (message: string): readonly string[] => message.split(/(?<=[.!])\s+(?=[A-Z`])/);

/** The words that an advice starts with. Every message but one has such a sentence, so a word that is missing here is found. */
const ADVICE = /^(?:Add|Allow|Allowed|Anchor|Apply|Branch|Build|Check|Delete|Drop|Give|If .* has to stay|Its \w+ is checked|Move|Pick|Put|Remove|Require|Revert|Run|Say|Set|Test|The option|There is no data to lose|Throw|Use|Write)\b/;

const TEST = 'tests/a.test.js';
const MIGRATIONS = 'migrations/1.js';
const SYNC = /\b(?:sequelize|User)\.sync\((?:[^()]|\([^()]*\))*\)/g;

/** What a sentence that many messages have asks for. */
function findCommonChanges(sentence: string, { code, filename = 'src/server.js' }: Told): readonly Change[] {
  const [, roles] = /^Allowed only in (.*) files \(setting `sequelize-guard` → `files`\)\.$/.exec(sentence) ?? [];
  if (roles !== undefined) {
    const files = roles.startsWith('migrations') ? [TEST, MIGRATIONS] : [TEST];
    const keys = [...files.map((file) => (file === TEST ? 'test' : 'migration')), 'dev'];
    return [...files.map((file) => ({ filename: file })), ...keys.map((key) => ({ settings: { files: { [key]: [filename] } } }))];
  }
  return /^(?:Run|Use) migrations\b/.test(sentence) ? [{ after: code.replaceAll(SYNC, 'umzug.up()') }] : [];
}

/** All changes that a sentence asks for; an alternative that nothing does is thrown. */
function findChanges(sentence: string, program: Told): readonly Change[] {
  const common = findCommonChanges(sentence, program);
  const own = (program.deeds ?? []).filter(({ asks }) => sentence.includes(asks));
  if (common.length === 0 && own.length === 0) throw new Error(`nothing does what it asks for: ${sentence}`);
  if (sentence.startsWith('Run migrations, or ') && own.length === 0) throw new Error(`only a part of it is done: ${sentence}`);
  return [...common, ...own];
}

/** What is left of a message once its advice is followed. */
function findUnsilenced(program: Told): readonly string[] {
  return report(program).flatMap(({ message }) => split(message).filter((sentence) => ADVICE.test(sentence)).flatMap((sentence) =>
    findChanges(sentence, program).flatMap((change) => report(program, change).map((left) => `${sentence} → ${left.message}`))));
}

const named = told.map((program, index) => [`${program.rule} ${program.id} ${index}`, program] as const);

describe('advice that is followed silences the rule that gave it', () => {
  it.each(named)('%s', (_name, program) => {
    expect(report(program).map(({ messageId }) => messageId)).toEqual([program.id]);
    expect(findUnsilenced(program)).toEqual([]);
  });

  it.each(named)('%s: its deeds are what it asks for', (_name, program) => {
    const sentences = report(program).flatMap(({ message }) => split(message)).filter((sentence) => ADVICE.test(sentence));
    if (program.id !== 'destructive') expect(sentences).not.toEqual([]);
    expect((program.deeds ?? []).filter(({ asks }) => !sentences.some((sentence) => sentence.includes(asks)))).toEqual([]);
  });

  it.each(named)('%s: so does each suggestion', (_name, program) => {
    const suggestions = report(program).flatMap(({ suggestions: offered }) => offered ?? []);
    for (const { desc, fix } of suggestions) {
      const after = program.code.slice(0, fix.range[0]) + fix.text + program.code.slice(fix.range[1]);
      expect(report(program, { after }).map(({ message }) => message), desc).toEqual([]);
    }
  });

  it('or else is found', () => {
    const [first] = told;
    if (first === undefined) throw new Error('no program');
    const model: Told = { rule: 'require-sync-match', id: 'model', code: "import { User } from './db.js';\nawait User.sync({ force: true });\n", filename: TEST };
    expect(() => findUnsilenced(model)).toThrow('nothing does what it asks for: Check the database');
    expect(findUnsilenced({ ...model, deeds: [{ asks: 'Check', after: model.code }] })).toEqual([expect.stringContaining('→ `User.sync()` ignores')]);
  });
});

/** The ids of a rule's messages and suggestions that no program gets. */
function findUntold(rule: keyof typeof plugin.rules, programs: readonly Told[]): readonly string[] {
  const seen = programs.filter((program) => program.rule === rule).flatMap((program) => report(program)).flatMap(({ messageId, suggestions = [] }) => [messageId, ...suggestions.map((one) => one.messageId)]);
  return Object.keys(plugin.rules[rule]?.meta?.messages ?? {}).filter((id) => !seen.includes(id));
}

describe('every message and every suggestion is told', () => {
  it.each(Object.keys(plugin.rules))('of %s', (rule) => {
    expect(findUntold(rule, told)).toEqual([]);
  });

  it('or else is found', () => {
    expect(findUntold('no-drop', told.filter(({ id }) => id !== 'revert'))).toEqual(['revert']);
  });
});

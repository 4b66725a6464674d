// Lines, complexity, parameters and names of the sources, against the caps of the house.
import path from 'node:path';
import * as tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { pageCap, sizes } from '../../eslint.sizes.mjs';
import { makeReady } from './ready-config.js';
import { repository, type Texts } from './sources.js';

/** Every file or function that is larger than its cap, in words. */
export function findOversized(sources: Texts): readonly string[] {
  const linter = new Linter({ configType: 'flat', cwd: repository });
  const language = { files: ['**'], languageOptions: { parser: tsParser } };
  const config = makeReady(repository, [language, ...sizes] as Linter.Config[]);
  return [...sources].flatMap(([file, text]) =>
    linter
      .verify(text, config, { filename: path.join(repository, file), allowInlineConfig: false })
      .map(({ line, message }) => `${file}:${line}: ${message}`),
  );
}

/** Every page that is longer than its cap. */
export function findLongPages(pages: Texts): readonly string[] {
  return [...pages]
    .map(([file, text]) => ({ file, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > pageCap)
    .map(({ file, lines }) => `${file} has ${lines} lines, at most ${pageCap}`);
}

const vagueFile = /^(?:utils?|helpers?|common|misc|shared|lib)$/;
const vagueName = /\b(?:function|class|const|interface|type)\s+((?:check|handle)[A-Z]\w*|\w+Manager)\b/g;

/** Names that do not say what is inside: a file, a folder, or a declaration. */
export function findVagueNames(sources: Texts): readonly string[] {
  return [...sources].flatMap(([file, text]) => [
    ...file.split(/[/.]/).filter((part) => vagueFile.test(part)).map((part) => `${file}: "${part}" says nothing`),
    ...[...text.matchAll(vagueName)].map(([, name]) => `${file}: "${name ?? ''}" does not say what it does`),
  ]);
}

import { SeededRandom } from '../robustness/random.js';
import { Draft } from './draft.js';
import { pickKey, writeEffect } from './effects.js';
import { writeFlag, writeOptions } from './options.js';
import type { Effect, Program } from './program.js';

/** The program of a seed and a number: the same on every machine, whatever was generated before. */
export function generateProgram(seed: number, index: number): Program {
  const random = SeededRandom.ofCase(seed, index);
  const language = random.chance(0.3) ? 'ts' : 'js';
  const sourceType = language === 'js' && random.chance(0.4) ? 'commonjs' : 'module';
  const major = random.chance(0.65) ? 6 : 7;
  const effect: Effect = random.pick(['sync', 'sync', 'sync', 'sync', 'drop', 'delete', 'delete']);
  const draft = new Draft(random, { language, major, sourceType });
  const depth = 1 + random.integer(3);
  const constructorOptions = effect === 'sync' && random.chance(0.1) ? draftCarrier(draft, depth) : '';
  const body = draft.block(() => {
    if (constructorOptions === '') writeEffect(draft, effect, depth);
    else draft.add(random.pick(['await sequelize.sync();', 'await sequelize.sync({ logging: false });', 'await User.sync();']));
  });
  const before = draft.block(() => {
    draft.add(...writeHeader(draft), constructorOptions === '' ? '' : constructorOptions.prelude);
  });
  const text = [before, ...writeInstance(draft, constructorOptions === '' ? undefined : constructorOptions), ...wrapBody(draft, body)].filter((line) => line !== '').join('\n');
  return { id: `programs:${index}`, text: indent(text), language, sourceType, major, effect };
}

interface ConstructorOptions {
  /** What the options need before the constructor. */
  readonly prelude: string;
  /** Properties of the constructor's options, or of `define`'s. */
  readonly properties: string;
  readonly place: 'constructor' | 'define';
}

function draftCarrier(draft: Draft, depth: number): ConstructorOptions {
  const { random } = draft;
  const key = pickKey(draft);
  let properties = '';
  const place = random.chance(0.7) ? 'constructor' : 'define';
  const prelude = draft.block(() => {
    const forms = place === 'define'
      ? [() => `${key}: ${writeFlag(draft, depth)}`, () => `...${writeOptions(draft, key, depth)}`]
      : [() => `sync: ${writeOptions(draft, key, depth)}`, () => `define: ${writeOptions(draft, key, depth)}`, () => (draft.major === 6 ? `force: ${writeFlag(draft, depth)}` : `sync: ${writeOptions(draft, key, depth)}`)];
    properties = random.pick(forms)();
  });
  return { prelude: prelude.replace(/\bawait /g, draft.sourceType === 'module' ? 'await ' : ''), properties, place };
}

function writeHeader({ major, random, sourceType }: Draft): readonly string[] {
  const name = major === 6 ? 'sequelize' : '@sequelize/core';
  const driver = major === 6 ? [] : ['PostgresDialect', '@sequelize/postgres'];
  if (sourceType === 'commonjs') {
    const first = random.pick([`const { DataTypes, Model, Sequelize } = require('${name}');`, `const Orm = require('${name}');\nconst { DataTypes, Model, Sequelize } = Orm;`]);
    return [first, ...(driver.length > 0 ? [`const { ${driver[0] ?? ''} } = require('${driver[1] ?? ''}');`] : [])];
  }
  return [`import { DataTypes, Model, Sequelize } from '${name}';`, ...(driver.length > 0 ? [`import { ${driver[0] ?? ''} } from '${driver[1] ?? ''}';`] : [])];
}

function writeInstance(draft: Draft, carried: ConstructorOptions | undefined): readonly string[] {
  const { major, random } = draft;
  const extra = carried?.place === 'constructor' ? carried.properties : '';
  const options = major === 7 ? `{ dialect: PostgresDialect, url: process.env.DATABASE_URL, ${extra} }` : extra === '' ? '' : `{ ${extra} }`;
  const given = major === 7 ? options : ['process.env.DATABASE_URL', options].filter((argument) => argument !== '').join(', ');
  const ofModel = carried?.place === 'define' ? `, { ${carried.properties} }` : '';
  const model = random.chance(0.6) || major === 7
    ? `const User = sequelize.define('user', { name: DataTypes.STRING }${ofModel});`
    : `class User extends Model {}\nUser.init({ name: DataTypes.STRING }, { sequelize, modelName: 'user'${ofModel === '' ? '' : `, ${carried?.properties ?? ''}`} });`;
  return [`const sequelize = new Sequelize(${given});`, model];
}

/** A program that awaits needs a function for it in CommonJS; in a module it may stand at the top level. */
function wrapBody(draft: Draft, body: string): readonly string[] {
  const { random, sourceType } = draft;
  if (!/\breset\b(?!')/.test(body)) return sourceType === 'module' && random.chance(0.5) ? [body] : wrapInFunction(draft, body);
  return wrapInFunction(draft, body);
}

function wrapInFunction(draft: Draft, body: string): readonly string[] {
  const { random, sourceType } = draft;
  if (sourceType === 'module') {
    return random.pick([
      [body],
      [`async function main() {\n${body}\n}`, 'await main();'],
      [`export async function start(reset) {\n${body}\n}`.replace('(reset)', draft.language === 'ts' ? '(reset: any)' : '(reset)')],
    ]);
  }
  return random.pick([
    [`async function main() {\n${body}\n}`, 'main();'],
    [`(async () => {\n${body}\n})();`],
    [`async function start(reset) {\n${body}\n}`, 'module.exports = { start };'],
    [`exports.start = async function start(reset) {\n${body}\n};`],
  ]);
}

/** Lines by the braces they stand in, for whoever reads the program. */
function indent(text: string): string {
  let depth = 0;
  return text.split('\n').map((line) => {
    const [opening, closing] = [line.split(/[[({]/).length, line.split(/[\])}]/).length];
    const leading = /^[\])}]+/.exec(line)?.[0].length ?? 0;
    const indented = `${'  '.repeat(Math.max(0, depth - leading))}${line}`;
    depth = Math.max(0, depth + opening - closing);
    return indented;
  }).join('\n');
}

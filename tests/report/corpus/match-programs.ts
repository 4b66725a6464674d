// Programs whose suggestions add or change a check. Each runs as it stands in a folder with a database: `NAME` is the
// expression of the configured database name, `CONNECTION` the rest of the constructor's options.

type Version = 6 | 7;

/** One program; `suggestions` is how many of its reports' suggestions change a check. */
export interface MatchProgram {
  readonly name: string;
  readonly version: Version;
  readonly code: string;
  readonly suggestions: number;
}

const V6 = "import { Sequelize, DataTypes } from 'sequelize';\n\nconst sequelize = new Sequelize({ ...CONNECTION, database: NAME });\n";
const V7 =
  "import { Sequelize, DataTypes } from '@sequelize/core';\n\nconst sequelize = new Sequelize({ ...CONNECTION, database: NAME });\n";
const USER = "const User = sequelize.define('User', { name: DataTypes.STRING });\n";

/** A program; `options` are written into the constructor's. */
const write =
  (version: Version, setup: string) =>
  (name: string, statements: string, extra: { readonly suggestions?: number; readonly options?: string } = {}): MatchProgram => {
    const opened = extra.options === undefined ? setup : setup.replace('database: NAME', `database: NAME, ${extra.options}`);
    return { name, version, code: `${opened}${USER}\n${statements}\n`, suggestions: extra.suggestions ?? 1 };
  };
const v6 = write(6, V6);
const v7 = write(7, V7);

export const matchPrograms: readonly MatchProgram[] = [
  v6('an instance without match', 'await sequelize.sync({ force: true });'),
  v6('an instance with other options', 'await sequelize.sync({\n  force: true,\n  logging: false,\n});'),
  v6('either of two arms', 'await sequelize.sync(process.env.QUIET ? { force: true, logging: false } : { force: true });'),
  v6('options that stand in a const', 'const options = { force: true };\nawait sequelize.sync(options);'),
  v6('a falsy match', 'await sequelize.sync({ force: true, match: null });'),
  v6('a match that is switched off', 'await sequelize.sync({ force: true, match: undefined });', { options: 'sync: { match: /_test$/ }' }),
  v6('a Model', 'await User.sync({ force: true });', { suggestions: 2 }),
  v6('a Model in a callback', 'await Promise.all([1].map(() => User.sync({ force: true })));', { suggestions: 2 }),
  v6('a Model with a match', 'await User.sync({ force: true, match: /_test$/ });', { suggestions: 2 }),
  v6('every Model in a loop', 'for (const model of [User]) await model.sync({ force: true });'),
  v6('force of the constructor', 'await sequelize.sync();', { options: 'sync: { force: true }' }),
  v6('force at the top level', 'await sequelize.sync();', { options: 'force: true' }),
  v6('a match in define', 'await sequelize.sync({ force: true });', { options: 'define: { match: /_test$/ }' }),
  v6('a match in define beside sync', 'await sequelize.sync();', { options: 'sync: { force: true }, define: { match: /_test$/ }' }),
  v6('an unanchored word', 'await sequelize.sync({ force: true, match: /test/ });'),
  v6('a suffix without a boundary', 'await sequelize.sync({ force: true, match: /test$/i });'),
  v6('an unanchored part', 'const match = /_test/;\nawait sequelize.sync({ force: true, match });'),
  v6('alternatives', 'await sequelize.sync({ force: true, match: /_test|_dev/ });'),
  v6('a built pattern', "await sequelize.sync({ force: true, match: new RegExp('_test', 'i') });"),
  v6('an unanchored match of the constructor', 'await sequelize.sync();', { options: 'sync: { force: true, match: /test/ }' }),
  v6('a flag that remembers', 'await sequelize.sync({ force: true, match: /_test$/g });'),
  v6('a sticky flag', 'const match = /^app_test$/iy;\nawait sequelize.sync({ force: true, match });'),
  v6('a text', "await sequelize.sync({ force: true, match: '_test$' });"),
  v6('a text with slashes', "await sequelize.sync({ force: true, match: '/_test$/i' });"),
  v6('a text without an anchor', "await sequelize.sync({ force: true, match: 'test' });"),
  v6('a drop', 'await sequelize.drop({ match: /_test$/ });'),
  v6('a truncate', 'await User.truncate({ match: /_test$/ });'),
  v7('an instance of version 7', 'await sequelize.sync({ force: true });'),
  v7('an instance of version 7 in a function', 'async function reset() {\n  return sequelize.sync({ force: true });\n}\nawait reset();'),
  v7('a Model of version 7', 'await User.sync({ force: true });'),
  v7('a match in version 7', 'await sequelize.sync({ force: true, match: /^app_test$/ });'),
  v7('a falsy match in version 7', 'await sequelize.sync({ force: true, match: undefined });'),
  v7('a match on a Model of version 7', 'await User.sync({ force: true, match: /_test$/ });'),
  v7("the constructor's match in version 7", 'await sequelize.sync({ force: true });', { options: 'sync: { match: /_test$/ }' }),
  v7('a drop in version 7', 'await sequelize.drop({ match: /_test$/ });'),
];

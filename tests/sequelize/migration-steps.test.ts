// What a migration's steps may take away, what Nest's decorators send as a condition, and associations by decorators.
import { describe, expect, it } from 'vitest';
import { lint } from '../support/lint.js';

/** Programs outside of a migrations folder, and the messages on them. */
const STEPS: readonly (readonly [code: string, says: string])[] = [
  ["export const migration = { up(qi) {}, down(qi) { qi.dropTable('a'); } };", ''],
  ["const migration = { up: async (qi) => {}, down: async (qi) => { qi.dropTable('a'); } };", ''],
  ["const migration = { 'up': (qi) => {}, ['down']: (qi) => { qi.dropTable('a'); } };", ''],
  ["class Migration { up(qi) {} down(qi) { qi.dropTable('a'); } }", ''],
  ["class Migration { up = (qi) => {}; down = (qi) => { qi.dropTable('a'); }; }", ''],
  ["class Migration { up(qi) {} down = (qi) => { qi.dropTable('a'); }; }", ''],
  ["class Migration { down(qi) { qi.dropTable('a'); } }", 'dropTable'],
  ["class Migration { name = 1; down(qi) { qi.dropTable('a'); } }", 'dropTable'],
  ["const migration = { down(qi) { qi.dropTable('a'); } };", 'dropTable'],
  ["const migration = { up, down(qi) { qi.dropTable('a'); } };", ''],
  ["const migration = { ...steps, down(qi) { qi.dropTable('a'); } };", 'dropTable'],
  ["const migration = { up(qi) { qi.dropTable('a'); }, down(qi) {} };", ''],
  ['const migration = { up(qi) {}, down(qi) { list.forEach((one) => { qi.dropTable(one); }); } };', ''],
  ["const migration = { up(qi) {}, down(qi) {}, clean(queryInterface) { queryInterface.dropTable('a'); } };", 'dropTable'],
  ["class Migration { up(qi) {} down(qi) {} clean(queryInterface) { queryInterface.dropTable('a'); } }", 'dropTable'],
  ["export const up = (qi) => {};\nexport const down = (qi) => { qi.dropTable('a'); };", ''],
  ["export const down = (qi) => { qi.dropTable('a'); };", 'dropTable'],
  ["export const up = (qi) => { qi.dropTable('a'); };", 'dropTable'],
  ["export function up(qi) {}\nexport function down(qi) { qi.dropTable('a'); }", ''],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nexport const up = () => {};\nexport const down = () => {};", ''],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nexport const up = () => {};", 'dropTable'],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nexport default { up() {}, down() {} };", ''],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nexport default { up() {}, other() {} };\n// down", 'dropTable'],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nexport default class { up() {} down() {} }", ''],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nclass M { up() {} down() {} }\nexport { M };", ''],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nclass M { up() {} other() {} }\nexport { M };\n// down", 'dropTable'],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nconst steps = { up() {}, down() {} };\nexport default steps;", ''],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nconst steps = [{ up() {}, down() {} }];\nexport default steps;", 'dropTable'],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nmodule.exports = { up() {}, down() {} };", ''],
  ["const clean = (queryInterface) => queryInterface.dropTable('a');\nexport default load();\n// down", 'dropTable'],
  ["import { Sequelize } from 'sequelize';\nexport const up = () => {};\nexport const down = () => new Sequelize(url).drop();", 'dropInstance'],
  ["export const up = () => {};\nexport const down = (qi) => qi.sequelize.query('DROP TABLE a');", ''],
  ["export const up = () => {};\nexport const down = ({ context }) => context.sequelize.query('DROP TABLE a');", ''],
  ["export const up = () => {};\nexport const down = (queryInterface) => queryInterface.sequelize.query('DROP TABLE a');", ''],
  ["export const up = () => {};\nexport const down = (other) => other.sequelize.query('DROP TABLE a');", 'rawDrop'],
  ["export const up = () => {};\nexport const down = (myqi) => myqi.sequelize.query('DROP TABLE a');", 'rawDrop'],
  ["export const up = () => {};\nexport const down = () => sequelize.query('DROP TABLE a');", 'rawDrop'],
  ["export const up = () => {};\nexport const down = (qi) => qi.other.sequelize.query('DROP TABLE a');", 'rawDrop'],
  ['export const up = () => {};\nexport const down = (qi) => qi.sequelize.drop();', 'dropInstance'],
];

/** Programs in a migrations folder, and the messages on them. */
const IN_FOLDER: readonly (readonly [code: string, says: string])[] = [
  ["export const down = (qi) => { qi.dropTable('a'); };", ''],
  ['sequelize.drop();', 'dropInstance'],
  ['export const down = (qi) => qi.drop();', ''],
  ["import { User } from './models/user.js';\nUser.drop();", 'dropModel'],
  ['queryInterface.drop();', ''],
];

/** Programs of TypeScript, with a plain sync behind them. */
const DECORATORS: readonly (readonly [code: string, says: string])[] = [
  ['class C { remove(@Body() filter) { return User.destroy({ where: filter }); } }', 'requestWhere, instance'],
  ["class C { remove(@Query('filter') filter) { return User.destroy({ where: filter }); } }", 'requestWhere, instance'],
  ['class C { remove(@nest.Body() filter) { return User.destroy({ where: filter }); } }', 'requestWhere, instance'],
  ['class C { remove(@Body filter) { return User.destroy({ where: filter }); } }', 'requestWhere, instance'],
  ['class C { remove(@Param() filter) { return User.destroy({ where: filter }); } }', 'instance'],
  ['class C { remove(@Other() @Query() filter) { return User.destroy({ where: filter }); } }', 'requestWhere, instance'],
  ['class C { remove(@nest.Query filter) { return User.destroy({ where: filter }); } }', 'requestWhere, instance'],
  ['class C { remove(@make()() filter) { return User.destroy({ where: filter }); } }', 'instance'],
  ['class C { remove(filter) { return User.destroy({ where: filter }); } }', 'instance'],
  ['class C { remove(@Req() req) { return User.destroy({ where: req.query }); } }', 'requestWhere, instance'],
  ['class C { remove(@Body() { filter }) { return User.destroy({ where: filter }); } }', 'requestWhere, instance'],
  ['class Author extends Model { @BelongsTo(() => Post) post; }\nclass Post extends Model { @BelongsTo(() => Author) user; }', 'cycle'],
  ['class Author extends Model { @BelongsTo(() => { return Post; }) post; }\nclass Post extends Model { @BelongsTo(() => Author) user; }', 'instance'],
  ['class Author extends Model { @HasMany(() => Post) posts; }\nclass Post extends Model { @HasMany(() => Author) users; }', 'cycle'],
  ['class Author extends Model { @Other(() => Post) post; }\nclass Post extends Model { @BelongsTo(() => Author) user; }', 'instance'],
];

const ORM = "import { Sequelize, Model } from 'sequelize';\nconst orm = new Sequelize(process.env.DB);\nconst User = orm.define('user', {});\n";
const RULES = { 'no-drop': [{ rawSql: 'report' }], 'no-mass-delete': [{ rawSql: 'report' }] };

function report(code: string, options: Parameters<typeof lint>[1]): string {
  return lint(code, options).map(({ messageId }) => messageId ?? '').join(', ');
}

describe('what is taken away by a migration', () => {
  it.each(STEPS.flatMap((row) => [[...row, 'js'], [...row, 'ts']] as const))('%s [%s, %s]', (code, says, parser) => {
    expect(report(code, { rules: RULES, project: 'v6', parser, sourceType: code.includes('module.exports') ? 'commonjs' : 'module' })).toBe(says);
  });

  it.each(IN_FOLDER)('in its folder: %s [%s]', (code, says) => {
    expect(report(code, { rules: RULES, project: 'v6', filename: 'migrations/0001-a.js' })).toBe(says);
  });
});

describe('what decorators say', () => {
  it.each(DECORATORS)('%s [%s]', (code, says) => {
    expect(report(`${ORM}${code}\norm.sync();`, { rules: ['no-mass-delete', 'no-sync'], project: 'v6', parser: 'ts' })).toBe(says);
  });
});

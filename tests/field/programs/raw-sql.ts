// SQL texts that take something away, in many forms, and texts that only name it.
import type { FieldProgram } from '../../support/field.js';

const HEAD = "import { sequelize } from './db.js';\n";

export const programs: readonly FieldProgram[] = [
  { id: 'a text in a constant', code: `${HEAD}const sql = 'TRUNCATE TABLE users';\nawait sequelize.query(sql); //! no-mass-delete` },
  { id: 'a template over a list of tables', code: `${HEAD}for (const table of ['users', 'posts']) await sequelize.query(\`DROP TABLE IF EXISTS \${table}\`); //! no-drop` },
  { id: 'a column that is dropped without the word', code: `${HEAD}await sequelize.query('alter table users drop email, drop phone'); //! no-drop` },
  { id: 'the second of two statements', code: `${HEAD}await sequelize.query("UPDATE a SET b = 'x;y'; DELETE FROM users"); //! no-mass-delete` },
  { id: 'a list of texts, one after the other', code: `${HEAD}const texts = ['SELECT 1', 'DROP SCHEMA shop CASCADE'];\nfor (const text of texts) await sequelize.query(text); //! no-drop` },
  { id: 'deleting by a condition', code: `${HEAD}await sequelize.query('DELETE FROM users WHERE id = ?', { replacements: [1] });` },
  { id: 'a text that speaks of it', code: `${HEAD}await sequelize.query("INSERT INTO logs (text) VALUES ('DROP TABLE users')");` },
  { id: 'a comment that names it', code: `${HEAD}await sequelize.query('SELECT 1 -- then DROP TABLE users');` },
  { id: 'what takes no data', code: `${HEAD}await sequelize.query('ALTER TABLE users DROP CONSTRAINT users_email_key');\nawait sequelize.query('DROP INDEX users_email');` },
  { id: 'a query of another library', code: "import { pool } from 'pg';\nawait pool.query('DROP TABLE users');" },
  {
    id: 'texts that are handed to a function of the file: reported where they are written',
    code: `${HEAD}
const run = (sql, options) => sequelize.query(sql, options);
run('TRUNCATE users'); //! no-mass-delete
run('DROP TABLE users'); //! no-drop
run('SELECT 1');
const twice = ({ sql, ...rest }) => run(sql, rest);
twice({ sql: 'DROP TABLE users' }); //! no-drop
const each = async (...texts) => { for (const text of texts) await sequelize.query(text); };
each('SELECT 1', 'DELETE FROM users'); //! no-mass-delete
const curried = (db) => (sql) => db.query(sql);
curried(sequelize)('DROP TABLE users'); //! no-drop
const part = (verb, table) => sequelize.query(\`\${verb} TABLE \${table}\`);
part('DROP', 'users'); //! no-drop
part('ANALYZE', 'users');
class Store { async run(sql) { return sequelize.query(sql); } async wipe() { await this.run('TRUNCATE users'); } } //! no-mass-delete
const tool = { run(sql) { return sequelize.query(sql); } };
tool.run('TRUNCATE users'); //! no-mass-delete
export function open(sql) { return sequelize.query(sql); }
open('DELETE FROM users'); //! no-mass-delete`,
  },
  { id: 'a text of the function itself is reported there, and once', code: `${HEAD}const drop = (table) => sequelize.query(\`DROP TABLE \${table}\`); //! no-drop\ndrop('a');\ndrop('b');` },
  { id: 'a default that destroys', code: `${HEAD}const run = (sql = 'TRUNCATE users') => sequelize.query(sql); //! no-mass-delete\nrun('SELECT 1');` },
  { id: 'functions that are handed harmless texts', code: `${HEAD}const run = (sql, note) => sequelize.query(sql, { note });\nrun('SELECT 1', 'DROP TABLE users');\nrun('DELETE FROM users WHERE id = 1');` },
  { id: 'a function that queries another library', code: "import { pool } from './pool.js';\nimport { sequelize } from './db.js';\nconst run = (sql) => pool.query(sql);\nrun('DROP TABLE users');\nawait sequelize.query('SELECT 1');" },
  { id: 'a function of a migration', path: 'migrations/1-drop.js', code: "const run = (queryInterface, sql) => queryInterface.sequelize.query(sql);\nexports.up = (queryInterface) => run(queryInterface, 'DROP TABLE users');\nexports.down = async () => {};" },
];

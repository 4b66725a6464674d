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
];

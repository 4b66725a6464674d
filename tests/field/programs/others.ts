// Calls of other libraries in a project of Sequelize: nothing is reported, and the same calls on Sequelize's own are.
import type { FieldProgram } from '../../support/field.js';

const MIXED = { sequelize: '^6.37.0', pg: '^8', mongoose: '^8', knex: '^3', '@prisma/client': '^5', lodash: '^4' };

export const programs: readonly FieldProgram[] = [
  { id: 'MongoDB by its client', dependencies: { ...MIXED, mongodb: '^6' }, code: "import { MongoClient } from 'mongodb';\nconst client = new MongoClient(process.env.MONGO_URL);\nawait client.db('shop').dropDatabase();\nawait client.db('shop').collection('a').drop();" },
  { id: 'mongoose by its connection', dependencies: MIXED, code: "import mongoose from 'mongoose';\nawait mongoose.connection.dropDatabase();\nawait mongoose.connection.db.dropCollection('users');" },
  { id: 'knex by its schema and queries', dependencies: MIXED, code: "import knex from 'knex';\nconst db = knex({});\nawait db.schema.dropTable('users');\nawait db('users').truncate();" },
  { id: 'lodash, streams and sockets', dependencies: MIXED, code: "import _ from 'lodash';\nimport { createReadStream, truncate } from 'node:fs';\n_.drop([1, 2], 1);\ncreateReadStream('a').destroy();\ntruncate('a', () => {});" },
  { id: 'a sync of a class of the file', dependencies: MIXED, code: 'class Mirror { sync(options) { return options; } }\nconst mirror = new Mirror();\nmirror.sync({ force: true });' },
  { id: 'a service by its written type', path: 'src/a.ts', dependencies: MIXED, code: "import { CalendarService } from './calendar';\nexport class Job {\n  constructor(private readonly calendar: CalendarService) {}\n  run() { return this.calendar.sync({ force: true }); }\n}" },
  { id: 'a sync with a text and a callback', dependencies: MIXED, code: "import { git } from './git.js';\ngit.sync('origin', { force: true });\ngit.sync({ force: true }, () => {});" },
  { id: 'a sync out of a hook', path: 'src/a.jsx', dependencies: MIXED, code: "import { useSync } from './use-sync.js';\nexport function A() {\n  const { sync } = useSync();\n  return <a onClick={() => sync({ alter: true })}>x</a>;\n}" },
  { id: 'Sequelize beside mongoose', dependencies: MIXED, code: "import mongoose from 'mongoose';\nimport { Sequelize } from 'sequelize';\nconst sequelize = new Sequelize(process.env.DATABASE_URL);\nawait sequelize.drop(); //! no-drop\nawait mongoose.connection.dropDatabase();" },
  { id: 'a method that is taken off Sequelize and given back', dependencies: MIXED, code: "import { sequelize } from './db.js';\nconst { sync } = sequelize;\nsync.call(sequelize, { force: true }); //! no-sync-force require-sync-match no-sync" },
  { id: 'a model beside a class of the same shape', dependencies: MIXED, code: "import { Model } from 'sequelize';\nclass User extends Model {}\nclass Cache { drop() {} }\nawait User.drop(); //! no-drop\nnew Cache().drop();" },
];

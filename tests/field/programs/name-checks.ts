// Checks of the database's name in test files: those that protect keep the rule silent, those that do not are reported.
import type { FieldProgram } from '../../support/field.js';

const HEAD = "const { sequelize } = require('../models');\nconst name = sequelize.config.database;\n";
const test = (id: string, code: string): FieldProgram => ({ id, path: 'test/reset.js', config: 'recommended', code: HEAD + code });
const SYNC = 'sequelize.sync({ force: true });';

export const programs: readonly FieldProgram[] = [
  test('a pattern, before the call', `if (!/_test$/.test(name)) throw new Error('refused');\n${SYNC}`),
  test('an assertion', `require('assert').match(name, /_test$/);\n${SYNC}`),
  test('a function of the file, one level further', `const isTest = (text) => text.endsWith('_test');\nconst guard = () => { if (!isTest(name)) throw new Error('refused'); };\nguard();\n${SYNC}`),
  test('a list of names', `if (['shop_test', 'shop_dev'].includes(name)) ${SYNC}`),
  test('a switch with a default that throws', `switch (name) { case 'shop_test': case 'shop_dev': break; default: throw new Error('refused'); }\n${SYNC}`),
  test('beforeAll of the file', `beforeAll(() => { if (!/_test$/.test(name)) throw new Error('refused'); });\nbeforeEach(() => ${SYNC.slice(0, -1)});`),
  test('a part of the name that others have, too', `if (!name.includes('test')) throw new Error('refused');\n${SYNC} //! require-sync-match`),
  test('a host', `if (sequelize.config.host !== 'localhost') throw new Error('refused');\n${SYNC} //! require-sync-match`),
  test('a host that is called after tests', `if (sequelize.config.host !== 'test-db') throw new Error('refused');\n${SYNC} //! require-sync-match`),
  test('text that is completed by the program', `const full = name + '_test';\nif (!full.endsWith('_test')) throw new Error('refused');\n${SYNC} //! require-sync-match`),
  test('a warning', `if (!/_test$/.test(name)) console.warn('production?');\n${SYNC} //! require-sync-match`),
  test('a check that nobody awaits', `const guard = async () => { if (!/_test$/.test(name)) throw new Error('refused'); };\nguard();\n${SYNC} //! require-sync-match`),
  test('a getter of an object', `const database = { get isTest() { return /_test$/.test(name); } };\nif (!database.isTest) throw new Error('refused');\n${SYNC}`),
  test('a getter that says the opposite', `const database = { get isLive() { return !/_test$/.test(name); } };\nif (!database.isLive) throw new Error('refused');\n${SYNC} //! require-sync-match`),
  test('a method of a class of the file', `class Guard { check() { if (!/_test$/.test(name)) throw new Error('refused'); } }\nnew Guard().check();\n${SYNC}`),
];

// What has been written when a sync is called: by functions that run before it, by deleting a key, by callbacks over lists.
import type { FieldProgram } from '../../support/field.js';

const HEAD = `import { Sequelize } from 'sequelize';
const sequelize = new Sequelize(process.env.DATABASE_URL);
`;
const REPORTED = '//! no-sync-force require-sync-match no-sync';

export const programs: readonly FieldProgram[] = [
  { id: 'a flag that an arrow sets before the call', code: `${HEAD}let force = false;\nconst arm = () => { force = true; };\narm();\nsequelize.sync({ force }); ${REPORTED}` },
  { id: 'an object that a method changes before the call', code: `${HEAD}const options = { force: false };\nconst tool = { arm() { options.force = true; } };\ntool.arm();\nsequelize.sync(options); ${REPORTED}` },
  { id: 'an object that is changed through a parameter', code: `${HEAD}const arm = (o) => { o.force = true; };\nconst options = { force: false };\narm(options);\nsequelize.sync(options); //! no-sync-force require-sync-match no-sync`, },
  { id: 'a flag that a called function clears', config: 'recommended', code: `${HEAD}let force = true;\nconst disarm = () => { force = false; };\nforce = false;\ndisarm();\nsequelize.sync({ force });` },
  { id: 'a function that changes another object', config: 'recommended', code: `${HEAD}const other = {};\nconst options = { force: false };\nconst arm = () => { other.force = true; };\narm();\nsequelize.sync(options);` },
  { id: 'a key that is deleted before the call', config: 'recommended', code: `${HEAD}const options = { force: true };\ndelete options.force;\nsequelize.sync(options);` },
  { id: 'a flag of the same name in an inner scope', config: 'recommended', code: `${HEAD}const force = false;\nconst arm = () => { let force = true; return force; };\narm();\nsequelize.sync({ force });` },
  { id: 'forEach with a named function over a list of options', code: `${HEAD}function reset(options) { return sequelize.sync(options); } ${REPORTED}\n[{ force: true }].forEach(reset);` },
  { id: 'map over options in a constant', code: `${HEAD}const all = [{}, { force: true }];\nawait Promise.all(all.map((options) => sequelize.sync(options))); ${REPORTED}` },
  { id: 'for…of over pairs', code: `${HEAD}for (const [, options] of [['a', { alter: true }]]) await sequelize.sync(options); //! no-sync-alter no-sync` },
  { id: 'forEach over options that are off', config: 'recommended', code: `${HEAD}[{ force: false }, { logging: false }].forEach((options) => sequelize.sync(options));` },
  { id: 'a callback whose second parameter is the index', config: 'recommended', code: `${HEAD}[{ force: true }].forEach((_, index) => sequelize.sync({ logging: index > 0 }));` },
  { id: 'then over a promise of options that are off', config: 'recommended', code: `${HEAD}const getOptions = async () => ({ force: false });\ngetOptions().then((options) => sequelize.sync(options));` },
  {
    id: 'lists of options under other methods',
    code: `${HEAD}const steps = [{ force: false }, { force: true }];
for (const [, options] of steps.entries()) await sequelize.sync(options); ${REPORTED}
for (const options of [[{ force: true }]].flat()) await sequelize.sync(options); ${REPORTED}
await sequelize.sync(steps.at(1)); ${REPORTED}
await sequelize.sync(Object.assign({}, ...steps)); ${REPORTED}
await sequelize.sync(Object.fromEntries(new Map([['force', true]]))); ${REPORTED}
const more = [];
more.push({ force: true });
for (const options of more.toReversed()) await sequelize.sync(options); ${REPORTED}
for (const options of [{}].concat(more)) await sequelize.sync(options); //! no-sync-force no-sync //? require-sync-match`,
  },
  {
    id: 'lists of options under other methods, that are off',
    config: 'recommended',
    code: `${HEAD}const steps = [{ force: true }, { force: false }];
for (const [index] of steps.entries()) await sequelize.sync({ logging: index > 0 });
for (const options of [[{ force: false }]].flat()) await sequelize.sync(options);
await sequelize.sync(steps.at(1));
await sequelize.sync(steps.at(7));
await sequelize.sync(Object.assign({}, ...steps));
await sequelize.sync(Object.fromEntries(new Map([['force', false]])));`,
  },
  {
    id: 'a field of a class that its own methods, a subclass or another object may write',
    code: `${HEAD}class Base { arm() { this.options = { force: true }; } }
class Reset extends Base { options = { force: false }; run() { return sequelize.sync(this.options); } } ${REPORTED}
class Plain { given = { force: false }; run() { return sequelize.sync(this.given); } } ${REPORTED}
class Tool { constructor(plain) { this.plain = plain; } arm() { this.plain.given = { force: true }; } }
class Kept { kept = { force: false }; run() { return sequelize.sync(this.kept); } } ${REPORTED}
class Armed extends Kept { arm() { this.kept = { force: true }; } }`,
  },
  {
    id: 'a field of the same name in another class',
    config: 'recommended',
    code: `${HEAD}class Other { options = {}; arm() { this.options = { force: true }; } }
class Reset { options = { force: false }; keep() { this.options = { logging: false }; } run() { return sequelize.sync(this.options); } }
new Reset().run();`,
  },
];

// Where an instance is made: options of a constructor are found under every name of the class, and of nothing else.
import { describe, expect, it } from 'vitest';
import { explainSites } from '../support/explain-sites.js';
import { lint } from '../support/lint.js';
import { projectRoot } from '../support/projects.js';

const OPTIONS = '{ sync: { force: true } }';

const MADE: readonly string[] = [
  "import { Sequelize } from 'sequelize';\nnew Sequelize(url, OPTIONS);",
  "import { Sequelize as Orm } from 'sequelize';\nnew Orm(url, OPTIONS);",
  "import Orm from 'sequelize';\nnew Orm(url, OPTIONS);",
  "import Orm from 'sequelize';\nnew Orm.Sequelize(url, OPTIONS);",
  "import * as lib from 'sequelize';\nnew lib.Sequelize(url, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nconst Orm = Sequelize;\nnew Orm(url, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nconst First = Sequelize;\nconst Orm = First;\nnew Orm(url, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nclass Orm extends Sequelize {}\nnew Orm(url, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nconst Orm = class extends Sequelize {};\nnew Orm(url, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nclass Base extends Sequelize {}\nclass Orm extends Base {}\nnew Orm(url, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nclass Orm extends Sequelize { constructor() { super(url, OPTIONS); } }",
  "import { Sequelize as Base } from 'sequelize';\nclass Orm extends Base { constructor() { super(url, OPTIONS); } }",
  "import { Sequelize } from 'sequelize';\nexport default class extends Sequelize { constructor() { super(url, OPTIONS); } }",
  "import { Sequelize } from 'sequelize';\nrun(() => { new Sequelize(url, OPTIONS); });",
  "new Sequelize(url, OPTIONS);",
  "import { Sequelize } from './orm.js';\nnew Sequelize(url, OPTIONS);",
];

const REQUIRED: readonly string[] = [
  "const { Sequelize: Orm } = require('sequelize');\nnew Orm(url, OPTIONS);",
  "const Orm = require('sequelize');\nnew Orm(url, OPTIONS);",
  "const Orm = require('sequelize').Sequelize;\nnew Orm(url, OPTIONS);",
];

const OTHERS: readonly string[] = [
  "import { Client } from 'pg';\nnew Client(url, OPTIONS);",
  'class Sequelize {}\nnew Sequelize(url, OPTIONS);',
  "import { Sequelize } from 'sequelize';\nclass Other {}\nuse(Sequelize);\nnew Other(url, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nconst { Other } = Sequelize;\nnew Other(url, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nuse(Sequelize, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nSequelize(url, OPTIONS);",
  "import { Sequelize } from 'sequelize';\nclass Base { constructor() { class Orm extends Sequelize {} new Orm(url); } }\nclass Other extends Base { constructor() { super(url, OPTIONS); } }",
  "import { Sequelize } from 'sequelize';\nclass Orm extends Sequelize { constructor() { super(url); class Other extends Base { constructor() { super(OPTIONS); } } } }",
  "import { Sequelize } from 'sequelize';\nother.Sequelize.name;\nnew Map(OPTIONS);",
];

function count(code: string, parser: 'js' | 'ts', sourceType: 'module' | 'commonjs' | 'script'): number {
  return lint(code.replace('OPTIONS', OPTIONS), { rules: ['no-sync-force'], parser, sourceType }).length;
}

describe('options of a constructor', () => {
  it.each(MADE.flatMap((code) => [[code, 'js'], [code, 'ts']] as const))('are obeyed: %s [made, %s]', (code, parser) => {
    expect(count(code, parser, 'module')).toBe(1);
  });

  it.each(REQUIRED.flatMap((code) => [[code, 'module'], [code, 'commonjs'], [code, 'script']] as const))('are obeyed: %s [%s]', (code, sourceType) => {
    expect(count(code, 'js', sourceType)).toBe(1);
  });

  it.each(OTHERS.flatMap((code) => [[code, 'js'], [code, 'ts']] as const))('are of another class: %s [made, %s]', (code, parser) => {
    expect(count(code, parser, 'module')).toBe(0);
  });
});

describe('where the file says nothing, the project does', () => {
  it.each([
    ['v6', "forceOn: it is taken for Sequelize's: nothing in this file says whose it is, and package.json lists Sequelize"],
    ['other', "silent: it is not Sequelize's: nothing in this file says whose it is, and no package.json above it lists Sequelize"],
    ['none', "forceOn: it is taken for Sequelize's: nothing in this file says whose it is, and there is no package.json to say it"],
  ] as const)('%s', (project, says) => {
    expect(explainSites('db.sync({ force: true });', { rules: ['no-sync-force'], project, settings: { root: projectRoot(project) } })).toEqual([says]);
  });

  it('and an import of Sequelize', () => {
    const says = "forceOn: it is taken for Sequelize's: nothing in this file says whose it is, and the file imports Sequelize";
    expect(explainSites("import { Op } from 'sequelize';\ndb.sync({ force: true });", { rules: ['no-sync-force'], project: 'other', settings: { root: projectRoot('other') } })).toEqual([says]);
  });
});

/** Definitions that a receiver is followed through, as many as `length`; far more than the bound, its owner is unknown. */
const CHAINS: Readonly<Record<string, (length: number) => string>> = {
  'methods': (length) => `sequelize.model('user')${".schema('x')".repeat(length)}.drop();`,
  'names': (length) => `const x0 = sequelize;\n${Array.from({ length }, (_, at) => `const x${String(at + 1)} = x${String(at)};\n`).join('')}x${String(length)}.drop();`,
  'classes': (length) => `class X0 { orm = sequelize; }\n${Array.from({ length }, (_, at) => `class X${String(at + 1)} extends X${String(at)} { run() { this.orm.drop(); } }\n`).slice(0, -1).join('')}class X${String(length)} extends X${String(length - 1)} { go() { this.orm.truncate(); } }`,
};

describe('a receiver is followed through definitions', () => {
  it.each(Object.entries(CHAINS))('of %s, a few of them', (_name, write) => {
    expect(lint(write(4), { rules: ['no-drop', 'no-mass-delete'] }).length).toBeGreaterThan(0);
  });

  it('not through a chain of calls without an end', () => {
    expect(explainSites(CHAINS.methods?.(60) ?? '', { rules: ['no-drop'] })).toEqual(["silent: nothing shows that it is Sequelize's"]);
  });
});

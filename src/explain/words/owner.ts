import type { Evidence, ForeignEvidence, OwnerReason } from '../../sequelize/evidence.js';
import type { ForeignShape } from '../../sequelize/sync/calls.js';

/** Why a call is, or is not, taken for Sequelize's, as a clause. `subject` is what it is called on, in backquotes; undefined for options. */
export function describeOwner(reason: OwnerReason, written: string | undefined): string {
  const subject = written ?? 'it';
  switch (reason.kind) {
    case 'evidence':
      return describeEvidence(reason.evidence, subject);
    case 'foreign':
      return describeForeign(reason.evidence, subject);
    case 'framework':
      return `these are options of \`${reason.name}\`, which package.json ${reason.isListed ? 'lists' : 'does not list'}`;
    case 'import':
      return `${subject} comes from ${MODULES[reason.module]} \`${reason.source}\``;
    case 'sibling':
      return `${subject} has \`${reason.name}\` called on it, too, which only Sequelize has`;
    case 'models':
      return `${subject} comes out of \`models\` or of a factory of models`;
    case 'specifier':
      return `${subject} comes from \`${reason.source}\`, which names models or a database`;
    default:
      return describeProject(reason.kind, written);
  }
}

const MODULES = { sequelize: "Sequelize's package", package: 'the package', builtin: "Node's module" } as const;

function describeProject(kind: 'fileImports' | 'projectLists' | 'noPackageJson' | 'projectWithout' | 'notShown', subject: string | undefined): string {
  const open = `nothing in this file says whose ${subject === undefined ? 'these options are' : `${subject} is`}`;
  switch (kind) {
    case 'fileImports':
      return `${open}, and the file imports Sequelize`;
    case 'projectLists':
      return `${open}, and package.json lists Sequelize`;
    case 'noPackageJson':
      return `${open}, and there is no package.json to say it`;
    case 'projectWithout':
      return `${open}, and no package.json above it lists Sequelize`;
    case 'notShown':
      return `nothing shows that ${subject ?? 'it'} is Sequelize's, as reports of drops and deletes require: no type, no import of models, no other method of Sequelize's on it`;
  }
}

function describeEvidence(evidence: Evidence, subject: string): string {
  switch (evidence.kind) {
    case 'package':
      return `${subject} comes from the package \`${evidence.source}\``;
    case 'constructed':
      return `${subject} comes from \`new ${evidence.name}(…)\``;
    case 'method':
      return `${subject} is the result of \`${evidence.name}()\`, which only Sequelize has`;
    case 'name':
      return `its name is \`${evidence.name}\``;
    case 'member':
      return `it is reached through the member \`${evidence.name}\``;
    case 'type':
      return `${subject} has the written type \`${evidence.name}\``;
    case 'migrationStep':
      return `${subject} is the query interface that a migration is given`;
    case 'container':
      return `${subject} is what a container has for \`${evidence.name}\``;
    case 'decorator':
      return `${subject} comes with the decorator \`@${evidence.name}\` of Sequelize's`;
  }
}

type Foreign<Kind extends ForeignEvidence['kind']> = Extract<ForeignEvidence, { readonly kind: Kind }>;

const FOREIGN: { readonly [Kind in ForeignEvidence['kind']]: (evidence: Foreign<Kind>, subject: string) => string } = {
  global: ({ name }) => `\`${name}\` is a global of JavaScript, Node or the browser`,
  expression: (_, subject) => `${subject} is a list, a string, a function or the like`,
  function: (_, subject) => `${subject} is a function of this file`,
  class: (_, subject) => `${subject} is made by a class of this file that extends nothing of Sequelize's`,
  row: (_, subject) => `${subject} is one row of a model`,
  type: ({ name }, subject) => `${subject} has the written type \`${name}\``,
  tableQuery: (_, subject) => `${subject} is the query of a query builder such as knex`,
  member: ({ name }) => `\`${name}\` is a member of MongoDB's and Mongoose's`,
  decorator: ({ source }, subject) => `${subject} is injected by a decorator of \`${source}\``,
  ownMethod: ({ name }, subject) => `${subject} is an object or class of this file with a method \`${name}\` of its own`,
  sibling: ({ name }, subject) => `${subject} has \`${name}\` called on it, too, which Sequelize has not`,
};

function describeForeign(evidence: ForeignEvidence, subject: string): string {
  const describe = FOREIGN[evidence.kind] as (evidence: ForeignEvidence, subject: string) => string;
  return describe(evidence, subject);
}

/** How a `sync` shows by its arguments that it is another library's, as a clause. */
export function describeShape(shape: ForeignShape): string {
  switch (shape) {
    case 'list':
      return "it is given a list or a function, which Sequelize's `sync` does not take";
    case 'plainValue':
      return "it is given a string, number or boolean, which Sequelize's `sync` does not take";
    case 'detached':
      return "it is called without what it was taken from, which Sequelize's `sync` refuses";
    case 'secondArgument':
      return "its second argument is a list or a function, which Sequelize's `sync` does not take";
  }
}

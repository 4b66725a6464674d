import type { TSESTree } from '@typescript-eslint/utils';
import type { Project } from '../../policy/project/project.js';
import type { OwnerReason, OwnerVerdict } from '../evidence.js';
import type { ImportedName, Receiver, ShownReason } from '../facts.js';
import { readFileNames } from '../mentions.js';
import { definesMethod } from './classes.js';
import { readOrigin } from './classify.js';
import { readImportedInstance } from './imported.js';
import { readInstance } from './instances.js';
import type { Origin } from './origin.js';
import { readImportedName } from '../../syntax/modules.js';
import { findProperty, readCallee, readDottedName, readMemberName, readStaticName, unwrap } from '../../syntax/names.js';
import { findOwner, findVariable, isClass, readImportSource } from '../../values/model/bindings.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { FOREIGN_METHODS, SEQUELIZE_METHODS, TELLING_PARTS } from '../../vocabulary/sequelize.js';

const NOBODY: Receiver = { target: 'unknown', owner: { kind: 'unknown' }, shown: undefined, imported: undefined, node: undefined, instance: undefined };

/** What the method `name` is called on. */
export function readReceiver(node: TSESTree.Node | undefined, name: string, evaluation: Evaluation): Receiver {
  if (!node) return NOBODY;
  if (isOwnMethod(node, name, evaluation)) return { ...NOBODY, owner: { kind: 'other', evidence: { kind: 'ownMethod', name } }, node };
  const origin = readOrigin(node, evaluation);
  const foreign = isOpen(origin) ? findForeignSibling(node, evaluation) : undefined;
  if (foreign !== undefined) return { ...NOBODY, owner: { kind: 'other', evidence: { kind: 'sibling', name: foreign } }, node };
  const { target, owner } = origin;
  // Read when asked for: most receivers turn out to be another library's before.
  const readShown = once(() => findShown(node, { name, origin }, evaluation));
  const readMade = once(() => {
    const made = origin.instance ?? findModelInstance(node, origin, evaluation);
    return made && readInstance(made, evaluation);
  });
  return {
    target,
    owner,
    node,
    get shown() {
      return readShown();
    },
    get imported() {
      return readImported(node, evaluation);
    },
    get instance() {
      return readMade();
    },
  };
}

interface Called {
  readonly name: string;
  readonly origin: Origin;
}

function findShown(node: TSESTree.Node, { name, origin }: Called, evaluation: Evaluation): ShownReason | undefined {
  if (origin.owner.kind === 'sequelize') return { kind: 'owner' };
  if (origin.isShown) return { kind: 'models' };
  const sibling = origin.owner.kind === 'other' ? undefined : findSequelizeSibling(node, name, evaluation);
  return sibling === undefined ? undefined : { kind: 'sibling', name: sibling };
}

/** Every rule asks the same of a receiver. */
function once<Answer>(read: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined;
  return () => (known ??= { answer: read() }).answer;
}

/** An object literal or class of this file that has the method itself, unless it extends what has it too. */
function isOwnMethod(node: TSESTree.Node, name: string, evaluation: Evaluation): boolean {
  const receiver = unwrap(node);
  if (!isDefinedHere(name, evaluation)) return false;
  if (receiver.type === 'ThisExpression') {
    const owner = findOwner(receiver, evaluation.sourceCode);
    return owner?.type === 'ObjectExpression' && definesMethod(owner, name);
  }
  const value = evaluation.evaluate(receiver);
  if (value.kind === 'object' || value.kind === 'function') return definesMethod(value.node, name) && !(isClass(value.node) && value.node.superClass);
  return false;
}

/** Whether an object literal or class of the file has a method of that name at all: hardly any has. */
function isDefinedHere(name: string, { sourceCode }: Evaluation): boolean {
  const known = defined.get(sourceCode) ?? new Map<string, boolean>();
  defined.set(sourceCode, known);
  const found = known.get(name) ?? readFileNames(sourceCode).get(name).some(({ node }) => isDefinition(node));
  known.set(name, found);
  return found;
}

const defined = new WeakMap<Evaluation['sourceCode'], Map<string, boolean>>();

function isDefinition(node: TSESTree.Node): boolean {
  return node.parent !== undefined && DEFINITIONS.has(node.parent.type) && (node.parent as TSESTree.Property).key === node;
}

const DEFINITIONS = new Set(['Property', 'MethodDefinition', 'PropertyDefinition', 'AccessorProperty']);

/** The import that a receiver starts at, with the names that a setting may call it by. */
function readImported(node: TSESTree.Node, evaluation: Evaluation): ImportedName | undefined {
  const { root, member } = readRoot(node);
  if (root.type !== 'Identifier') return undefined;
  const source = readImportSource(root, evaluation);
  if (source === undefined) return undefined;
  const definition = findVariable(evaluation.sourceCode, root)?.defs[0]?.node;
  const imported = definition?.type === 'ImportSpecifier' ? readImportedName(definition) : 'default';
  return { source, names: [root.name, imported, ...(member === undefined ? [] : [member])], instance: readImportedInstance(node, evaluation)?.name };
}

/** The innermost object of a member or call chain, and the first member of it. */
function readRoot(node: TSESTree.Node): { readonly root: TSESTree.Node; readonly member: string | undefined } {
  let root = unwrap(node);
  let member: string | undefined;
  for (let depth = 0; depth < 12; depth += 1) {
    if (root.type === 'MemberExpression') {
      member = readStaticName(root.property, root.computed);
      root = unwrap(root.object);
    } else if (root.type === 'CallExpression') root = readCallee(root);
    else break;
  }
  return { root, member };
}

const SIBLINGS = [...SEQUELIZE_METHODS, ...FOREIGN_METHODS].join('|');

const siblings = new WeakMap<Evaluation['sourceCode'], Map<string, readonly string[]>>();

/** Another method that only Sequelize has, called on the same receiver somewhere in the file. */
function findSequelizeSibling(node: TSESTree.Node, name: string, evaluation: Evaluation): string | undefined {
  return readSiblings(node, evaluation).find((sibling) => sibling !== name && !FOREIGN_METHODS.has(sibling));
}

/** A method that MongoDB's driver, Mongoose, Prisma or TypeORM has and Sequelize has not. */
function findForeignSibling(node: TSESTree.Node, evaluation: Evaluation): string | undefined {
  return readSiblings(node, evaluation).find((sibling) => FOREIGN_METHODS.has(sibling));
}

function isOpen({ owner }: Origin): boolean {
  return owner.kind === 'unknown' || owner.kind === 'import';
}

/** Characters of a receiver. Past it, the other methods that are called on it do not tell whose it is. */
const LONGEST_RECEIVER = 200;

/** The methods that the text calls on a receiver and that tell whose it is; looked for once a receiver. */
function readSiblings(node: TSESTree.Node, { sourceCode }: Evaluation): readonly string[] {
  const names = readDottedName(node);
  if (!names) return [];
  const key = names.join('.');
  // A pattern of a longer name would be too large to compile.
  if (key.length > LONGEST_RECEIVER || names.some((part) => !/^[\w$]+$/.test(part))) return [];
  const known = siblings.get(sourceCode) ?? new Map<string, readonly string[]>();
  siblings.set(sourceCode, known);
  const found = known.get(key) ?? findSiblings(names, sourceCode.text);
  known.set(key, found);
  return found;
}

function findSiblings(names: readonly string[], text: string): readonly string[] {
  const receiver = names.map((part) => part.replaceAll('$', String.raw`\$`)).join(String.raw`\s*[?!]?\.\s*`);
  const pattern = new RegExp(String.raw`(?<![\w$.])${receiver}\s*[?!]?\.\s*(${SIBLINGS})\s*\(`, 'g');
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

/** The instance that a class model of this file is given to: `User.init(attributes, { sequelize })`. */
function findModelInstance(node: TSESTree.Node, origin: Origin, evaluation: Evaluation): TSESTree.NewExpression | undefined {
  const receiver = unwrap(node);
  if (origin.target !== 'model' || receiver.type !== 'Identifier') return undefined;
  const references = findVariable(evaluation.sourceCode, receiver)?.references ?? [];
  const option = references.map((reference) => readInstanceOption(reference.identifier)).find((found) => found !== undefined);
  return option && readOrigin(option.value, evaluation).instance;
}

/** `sequelize` in the options of `X.init(attributes, { sequelize })`. */
function readInstanceOption(node: TSESTree.Node): TSESTree.Property | undefined {
  const member = node.parent;
  if (member?.type !== 'MemberExpression' || member.object !== node || readMemberName(member) !== 'init') return undefined;
  const call = member.parent;
  const options = call.type === 'CallExpression' && call.callee === member ? call.arguments.at(-1) : undefined;
  return options?.type === 'ObjectExpression' ? findProperty(options, 'sequelize') : undefined;
}

/** What of a project decides whose call it is. */
export type OwnerProject = Pick<Project, 'found' | 'listsSequelize' | 'lists' | 'specifierKind'>;

/** Whether a call is Sequelize's, or may be in a project that uses Sequelize. */
export function judgeOwner({ owner }: Receiver, project: OwnerProject, importsSequelize: boolean): OwnerVerdict {
  switch (owner.kind) {
    case 'sequelize':
      return { isSequelize: true, reason: { kind: 'evidence', evidence: owner.evidence } };
    case 'other':
      return { isSequelize: false, reason: { kind: 'foreign', evidence: owner.evidence } };
    case 'package': {
      const isListed = project.lists(owner.name);
      return { isSequelize: isListed, reason: { kind: 'framework', name: owner.name, isListed } };
    }
    case 'import': {
      const module = project.specifierKind(owner.source);
      if (module === 'own') return judgeByProject(project, importsSequelize);
      return { isSequelize: module === 'sequelize', reason: { kind: 'import', source: owner.source, module } };
    }
    case 'unknown':
      return judgeByProject(project, importsSequelize);
  }
}

function judgeByProject(project: OwnerProject, importsSequelize: boolean): OwnerVerdict {
  if (importsSequelize) return { isSequelize: true, reason: { kind: 'fileImports' } };
  if (project.listsSequelize) return { isSequelize: true, reason: { kind: 'projectLists' } };
  return { isSequelize: !project.found, reason: { kind: project.found ? 'projectWithout' : 'noPackageJson' } };
}

/**
 * Whether a receiver is shown to be Sequelize's, as reports of drops and deletes require: by the file alone, or, in a
 * project that lists Sequelize, by an import from own code whose specifier names models or a database.
 */
export function judgeShown(receiver: Receiver, project: OwnerProject, importsSequelize: boolean): OwnerVerdict {
  const verdict = judgeOwner(receiver, project, importsSequelize);
  if (!verdict.isSequelize) return verdict;
  const { owner, shown } = receiver;
  if (shown) return { isSequelize: true, reason: shown.kind === 'owner' ? verdict.reason : shown };
  const reason: OwnerReason = { kind: 'notShown' };
  if (owner.kind !== 'import' || !(project.listsSequelize || importsSequelize)) return { isSequelize: false, reason };
  const isTelling = owner.source.split(/[/.\-_#]/).some((part) => TELLING_PARTS.includes(part.toLowerCase()));
  return { isSequelize: isTelling, reason: isTelling ? { kind: 'specifier', source: owner.source } : reason };
}

import type { TSESTree } from '@typescript-eslint/utils';
import { isField, isPatternTarget, readCallee, readDottedName, readMemberName, readStaticName, unwrap, wrapped } from '../../syntax/names.js';
import { findNodes, perFile, perNode, type SourceCode } from '../../syntax/source-code.js';
import { findConstructorOf, findMethodOwner, findOwner, isFunction, isInside, type ClassNode, type FieldOwner, type FunctionNode } from '../model/bindings.js';

/** What a class or object literal of this file gives to one of its fields. */
export interface FieldWrites {
  /** Expressions that are assigned as a whole. */
  readonly values: readonly TSESTree.Expression[];
  readonly getters: readonly FunctionNode[];
  /** Expressions that a member of that name is given elsewhere in the file; it may be this one. */
  readonly outside: readonly TSESTree.Expression[];
  /** True where it has a value before any method runs. */
  readonly isInitialised: boolean;
  /** True where something writes it whose value is not seen: another class, `service.x ||= y`. */
  readonly isOpen: boolean;
}

export interface Fields {
  readonly named: ReadonlyMap<string, FieldWrites>;
  /** What is merged into the object: `options` of `Object.assign(this, options)`. */
  readonly merged: readonly TSESTree.Expression[];
  /** True where any field may be written: `this[key] = value`, a spread in the literal, a merge of another library. */
  readonly isOpen: boolean;
}

type Draft = { -readonly [Key in keyof FieldWrites]: FieldWrites[Key] extends readonly (infer Item)[] ? Item[] : FieldWrites[Key] };

export const readFields = perNode((owner: FieldOwner, sourceCode): Fields => {
  const draft = new FieldsDraft(owner, sourceCode);
  draft.readMembers();
  const { inherited, members, merges, parameters } = readFileWrites(sourceCode);
  for (const parameter of parameters) if (isInside(parameter, owner)) draft.openParameter(parameter);
  for (const merge of merges) if (draft.isOwn(merge, merge.arguments[0])) draft.readMerge(merge);
  for (const member of members) {
    const object = unwrap(member.object);
    if (draft.isOwn(member, object)) draft.readWrite(member);
    else if (!isOfAnother(object, owner, sourceCode)) draft.addOutside(readOutsideWrite(member));
  }
  for (const write of inherited) if (!isInside(write.node, owner)) draft.addOutside(write);
  return draft;
});

/** True for the `this` of another class, where neither of the two extends anything and no prototype is written to. */
function isOfAnother(object: TSESTree.Node, owner: FieldOwner, sourceCode: SourceCode): boolean {
  if (object.type !== 'ThisExpression' || !isBase(owner) || namesPrototype(sourceCode)) return false;
  const other = findOwner(object, sourceCode);
  return other !== undefined && other !== owner && isBase(other);
}

/** Asked for each write of a file, and each class. */
const namesPrototype = perFile(({ text }) => /prototype|getOwnProperty/i.test(text));

function isBase(owner: FieldOwner): boolean {
  return owner.type === 'ClassBody' && owner.parent.superClass === null;
}

class FieldsDraft implements Fields {
  readonly named = new Map<string, Draft>();
  readonly merged: TSESTree.Expression[] = [];
  readonly #owner: FieldOwner;
  readonly #sourceCode: SourceCode;
  isOpen: boolean;

  constructor(owner: FieldOwner, sourceCode: SourceCode) {
    this.#owner = owner;
    this.#sourceCode = sourceCode;
    this.isOpen = owner.type === 'ObjectExpression' && owner.properties.some((property) => property.type === 'SpreadElement');
  }

  readMembers(): void {
    for (const member of this.#listMembers()) {
      if (!isField(member) && member.type !== 'Property' && member.type !== 'MethodDefinition') continue;
      const name = readStaticName(member.key, member.computed);
      if (name !== undefined) this.#addMember(name, member);
    }
  }

  #listMembers(): readonly TSESTree.Node[] {
    if (this.#owner.type === 'ClassBody') return this.#owner.body;
    if (this.#owner.type === 'ObjectExpression') return this.#owner.properties;
    return readPrototypes(this.#sourceCode).get(this.#owner) ?? [];
  }

  /** Whether something is done to the owner's `this`, or in the owner's class or literal; for a constructor function, to its prototype too. */
  isOwn(node: TSESTree.Node, object: TSESTree.Node | undefined): boolean {
    if (!isFunction(this.#owner) || !object) return isInside(node, this.#owner);
    return (object.type === 'ThisExpression' ? findOwner(object, this.#sourceCode) : findConstructorOf(object, this.#sourceCode)) === this.#owner;
  }

  /** `Object.assign(this, a, b)`; what merges deeper leaves other objects in the fields. */
  readMerge({ arguments: args, callee }: TSESTree.CallExpression): void {
    const [, ...sources] = args;
    const isFlat = /(?:^|\.)(?:assign|extend)$/.test(readDottedName(callee)?.join('.') ?? '');
    for (const source of sources) {
      if (!isFlat || source.type === 'SpreadElement') this.isOpen = true;
      else this.merged.push(source);
    }
  }

  #addMember(name: string, member: TSESTree.PropertyDefinition | TSESTree.AccessorProperty | TSESTree.Property | TSESTree.MethodDefinition): void {
    const field = this.#read(name);
    const { value } = member;
    if (!value || value.type === 'TSEmptyBodyFunctionExpression') return;
    field.isInitialised = true;
    const kind = isField(member) ? 'init' : member.kind;
    if (kind === 'set') field.isOpen = true;
    else if (kind === 'get' && isFunction(value)) field.getters.push(value);
    else field.values.push(value as TSESTree.Expression);
  }

  /** A member that is written inside of the owner. */
  readWrite(member: TSESTree.MemberExpression): void {
    const object = unwrap(member.object);
    if (object.type === 'ThisExpression' || isFunction(this.#owner)) this.#addWrite(readMemberName(member), wrapped(member));
    else if (!isRootedInThis(object)) this.addOutside(readOutsideWrite(member));
  }

  #addWrite(name: string | undefined, use: TSESTree.Node): void {
    if (name === undefined) {
      this.isOpen = true;
      return;
    }
    const field = this.#read(name);
    const value = readAssigned(use);
    if (!value) field.isOpen = true;
    else {
      field.values.push(value);
      if (isInConstructor(value.parent, this.#owner)) field.isInitialised = true;
    }
  }

  openParameter(node: TSESTree.TSParameterProperty): void {
    const { parameter } = node;
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (name.type !== 'Identifier') return;
    const field = this.#read(name.name);
    field.values.push(name);
    field.isInitialised = true;
  }

  /** Something else may write the field: a member of that name of another object. */
  addOutside({ name, value }: OutsideWrite): void {
    if (name === undefined) return;
    const field = this.#read(name);
    if (value) field.outside.push(value);
    else field.isOpen = true;
  }

  #read(name: string): Draft {
    const field = this.named.get(name) ?? { values: [], getters: [], outside: [], isInitialised: false, isOpen: false };
    this.named.set(name, field);
    return field;
  }
}

function isWritten(use: TSESTree.Node): boolean {
  const { parent } = use;
  if (parent?.type === 'AssignmentExpression') return parent.left === use;
  if (parent?.type === 'UnaryExpression') return parent.operator === 'delete';
  return parent?.type === 'UpdateExpression' || isPatternTarget(use);
}

/** The right side of `target = value`; undefined for any other write. */
function readAssigned(target: TSESTree.Node): TSESTree.Expression | undefined {
  const { parent } = target;
  return parent?.type === 'AssignmentExpression' && parent.left === target && parent.operator === '=' ? parent.right : undefined;
}

function isRootedInThis(object: TSESTree.Node): boolean {
  let current = object;
  while (current.type === 'MemberExpression') current = unwrap(current.object);
  return current.type === 'ThisExpression';
}

const MERGES = /(?:^|\.)(?:assign|defineProperty|defineProperties|set|setPrototypeOf|merge|extend|defaults|defaultsDeep)$/;

/** `Object.assign(this, …)` and its like. */
function isMergeIntoThis(call: TSESTree.CallExpression): boolean {
  const [target] = call.arguments;
  return target?.type === 'ThisExpression' && MERGES.test(readDottedName(readCallee(call))?.join('.') ?? '');
}

/** True for a statement of a constructor, and of the file for a member of a prototype. */
function isInConstructor(assignment: TSESTree.Node | undefined, owner: FieldOwner): boolean {
  const statement = assignment?.parent;
  const body = statement?.type === 'ExpressionStatement' ? statement.parent : undefined;
  if (isFunction(owner)) return body === owner.body || body === owner.parent;
  const method = body?.type === 'BlockStatement' ? body.parent?.parent : undefined;
  return method?.type === 'MethodDefinition' && method.kind === 'constructor';
}

interface OutsideWrite {
  /** Undefined where it is computed. */
  readonly name: string | undefined;
  /** What is assigned, where that is all that is done. */
  readonly value: TSESTree.Expression | undefined;
}

function readOutsideWrite(member: TSESTree.MemberExpression): OutsideWrite {
  return { name: readMemberName(member), value: readAssigned(wrapped(member)) };
}

/** All that a file may write a field by. */
interface FileWrites {
  readonly members: readonly TSESTree.MemberExpression[];
  readonly merges: readonly TSESTree.CallExpression[];
  readonly parameters: readonly TSESTree.TSParameterProperty[];
  /** The fields of classes that extend another of the file. */
  readonly inherited: readonly (OutsideWrite & { readonly node: TSESTree.Node })[];
}

const readFileWrites = perFile((sourceCode): FileWrites => {
  const classes = findNodes(sourceCode, 'ClassDeclaration', 'ClassExpression');
  const names = new Set(classes.map((node) => readClassName(node)));
  return {
    members: findNodes(sourceCode, 'MemberExpression').filter((node) => isWritten(wrapped(node))),
    merges: findNodes(sourceCode, 'CallExpression').filter((node) => isMergeIntoThis(node)),
    parameters: findNodes(sourceCode, 'TSParameterProperty'),
    inherited: classes.filter(({ superClass }) => superClass?.type === 'Identifier' && names.has(superClass.name)).flatMap((node) => readMembers(node)),
  };
});

/** The members of the literals that are, or are merged into, the prototype of a constructor function. */
const readPrototypes = perFile((sourceCode): ReadonlyMap<FieldOwner, readonly TSESTree.Node[]> => {
  const members = new Map<FieldOwner, TSESTree.Node[]>();
  if (!sourceCode.text.includes('prototype')) return members;
  for (const method of findNodes(sourceCode, 'Property')) {
    const owner = method.value.type === 'FunctionExpression' ? findMethodOwner(method.value, sourceCode) : undefined;
    if (owner && isFunction(owner)) members.set(owner, [...(members.get(owner) ?? []), method]);
  }
  return members;
});

function readClassName({ id, parent }: ClassNode): string | undefined {
  if (id) return id.name;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined;
}

function readMembers(node: ClassNode): FileWrites['inherited'] {
  return node.body.body.flatMap((member) => {
    if (!isField(member) && member.type !== 'MethodDefinition') return [];
    const name = readStaticName(member.key, member.computed);
    const value = isField(member) || member.kind === 'method' ? member.value : null;
    return name === undefined ? [] : [{ name, node: member, value: value?.type === 'TSEmptyBodyFunctionExpression' ? undefined : (value ?? undefined) }];
  });
}

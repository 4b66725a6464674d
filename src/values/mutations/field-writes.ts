import type { TSESTree } from '@typescript-eslint/utils';
import { isField, readCallee, readDottedName, readMemberName, readStaticName, unwrap, wrapped } from '../../syntax/names.js';
import { type SourceCode, walkNodes } from '../../syntax/source-code.js';
import { isClass, isFunction, isInside, type ClassNode, type FieldOwner, type FunctionNode } from '../model/bindings.js';
import { isPatternTarget } from './nodes.js';

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
  /** True where any field may be written: `Object.assign(this, options)`, `this[key] = value`, a spread in the literal. */
  readonly isOpen: boolean;
}

type Draft = { -readonly [Key in keyof FieldWrites]: FieldWrites[Key] extends readonly (infer Item)[] ? Item[] : FieldWrites[Key] };

const cache = new WeakMap<FieldOwner, Fields>();

export function readFields(owner: FieldOwner, sourceCode: SourceCode): Fields {
  const known = cache.get(owner);
  if (known) return known;
  const draft = new FieldsDraft(owner);
  draft.readMembers();
  walkNodes(owner, sourceCode.visitorKeys, (node) => draft.readWrite(node));
  for (const write of readOutsideWrites(sourceCode)) {
    if (!isInside(write.node, owner)) draft.addOutside(write);
  }
  cache.set(owner, draft);
  return draft;
}

class FieldsDraft implements Fields {
  readonly named = new Map<string, Draft>();
  readonly #owner: FieldOwner;
  isOpen: boolean;

  constructor(owner: FieldOwner) {
    this.#owner = owner;
    this.isOpen = owner.type === 'ObjectExpression' && owner.properties.some((property) => property.type === 'SpreadElement');
  }

  readMembers(): void {
    const members: readonly TSESTree.Node[] = this.#owner.type === 'ClassBody' ? this.#owner.body : this.#owner.properties;
    for (const member of members) {
      if (!isField(member) && member.type !== 'Property' && member.type !== 'MethodDefinition') continue;
      const name = readStaticName(member.key, member.computed);
      if (name !== undefined) this.#addMember(name, member);
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

  /** One node inside of the owner. */
  readWrite(node: TSESTree.Node): void {
    if (node.type === 'TSParameterProperty') this.#openParameter(node);
    if (node.type === 'CallExpression' && isMergeIntoThis(node)) this.isOpen = true;
    if (node.type !== 'MemberExpression') return;
    const object = unwrap(node.object);
    const use = wrapped(node);
    if (!isWritten(use)) return;
    const name = readMemberName(node);
    if (object.type === 'ThisExpression') this.#addWrite(name, use);
    else if (name !== undefined && !isRootedInThis(object)) this.addOutside({ name, value: readAssigned(use) });
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
      if (isInConstructor(value.parent)) field.isInitialised = true;
    }
  }

  #openParameter(node: TSESTree.TSParameterProperty): void {
    const { parameter } = node;
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (name.type !== 'Identifier') return;
    const field = this.#read(name.name);
    field.values.push(name);
    field.isInitialised = true;
  }

  /** Something else may write the field: a member of that name of another object. */
  addOutside({ name, value }: Pick<OutsideWrite, 'name' | 'value'>): void {
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

function isInConstructor(assignment: TSESTree.Node | undefined): boolean {
  const statement = assignment?.parent;
  const body = statement?.type === 'ExpressionStatement' ? statement.parent : undefined;
  const method = body?.type === 'BlockStatement' ? body.parent?.parent : undefined;
  return method?.type === 'MethodDefinition' && method.kind === 'constructor';
}

interface OutsideWrite {
  readonly name: string;
  /** What is assigned, where that is all that is done. */
  readonly value: TSESTree.Expression | undefined;
  readonly node: TSESTree.Node;
}

const outsideWrites = new WeakMap<SourceCode, readonly OutsideWrite[]>();

/** Writes of members anywhere in the file, and the fields of classes that extend another of the file. */
function readOutsideWrites(sourceCode: SourceCode): readonly OutsideWrite[] {
  const known = outsideWrites.get(sourceCode);
  if (known) return known;
  const writes: OutsideWrite[] = [];
  const classes: ClassNode[] = [];
  walkNodes(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    const name = node.type === 'MemberExpression' && isWritten(wrapped(node)) ? readMemberName(node) : undefined;
    if (name !== undefined) writes.push({ name, node, value: readAssigned(wrapped(node)) });
    if (isClass(node)) classes.push(node);
  });
  const names = new Set(classes.map((node) => readClassName(node)));
  writes.push(...classes.filter(({ superClass }) => superClass?.type === 'Identifier' && names.has(superClass.name)).flatMap((node) => readMembers(node)));
  outsideWrites.set(sourceCode, writes);
  return writes;
}

function readClassName({ id, parent }: ClassNode): string | undefined {
  if (id) return id.name;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined;
}

function readMembers(node: ClassNode): readonly OutsideWrite[] {
  return node.body.body.flatMap((member) => {
    const name = isField(member) || member.type === 'MethodDefinition' ? readStaticName(member.key, member.computed) : undefined;
    return name === undefined ? [] : [{ name, node: member, value: isField(member) ? (member.value ?? undefined) : undefined }];
  });
}

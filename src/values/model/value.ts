import type { TSESTree } from '@typescript-eslint/utils';
import type { Variable } from '../../syntax/source-code.js';
import type { ClassNode, FieldOwner } from './bindings.js';

/** Why a value is decided at run time. A closed list: every "could not tell" names one of these. */
export type Reason =
  /** A bare environment string: `process.env.X`. Every non-empty string is truthy, `'false'` too. */
  | 'environmentString'
  /** A comparison or parse of an environment value: `process.env.X === 'true'`. */
  | 'environmentCondition'
  | 'argv'
  | 'request'
  | 'config'
  | 'parameter'
  | 'import'
  | 'call'
  /** An unknown object spread or merged over the value. */
  | 'spread'
  /** A computed key whose name is not known, or one of several. */
  | 'computedKey'
  /** Passed to code that may write it. */
  | 'escape'
  /** Written in a closure, or written at a time that cannot be ordered with this read. */
  | 'closure'
  | 'loop'
  /** A condition that is none of the above. */
  | 'condition'
  | 'global'
  | 'tooComplex';

/** A test and the way it fell: `outcome` is what the test's truthiness was on this path. */
export interface Condition {
  readonly test: TSESTree.Node;
  readonly outcome: boolean;
  /** True for the `else` of an `if` and the `default` of a `switch`, which guard nothing. */
  readonly isElse?: boolean;
  /** For a `switch`: the test is compared with these, and `outcome` says whether it equals one of them. */
  readonly equals?: readonly TSESTree.Node[];
}

export type Primitive = string | number | bigint | boolean | null | undefined;

export interface Property {
  readonly value: Value;
  /** Set where an unknown object was spread over it later, which may hold the same key. */
  readonly overridable?: UnknownValue;
  /** True where the key may be absent; `undefined` is then one of the values. */
  readonly isOptional?: boolean;
  /** True where the key was taken off an object whose other keys are not known; its value is then `undefined`. */
  readonly isAbsent?: boolean;
  /** The node to point at: the `Property`, or the assignment that wrote it. */
  readonly node: TSESTree.Node;
}

/** What an expression can be at run time, as far as this file shows it. */
export type Value =
  | PrimitiveValue
  | RegExpValue
  | ObjectValue
  | ArrayValue
  | FunctionValue
  | InstanceValue
  | ChoiceValue
  | UnknownValue;

export interface PrimitiveValue {
  readonly kind: 'primitive';
  readonly value: Primitive;
  readonly node: TSESTree.Node;
}

export interface RegExpValue {
  readonly kind: 'regexp';
  readonly pattern: string;
  readonly flags: string;
  readonly node: TSESTree.Node;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly properties: ReadonlyMap<string, Property>;
  /** Set when keys other than the known ones may exist or override them (`{ ...unknown }`). */
  readonly rest: UnknownValue | undefined;
  /** Where there is a rest: values that its keys may have, beside others. */
  readonly possible?: readonly Value[];
  /** True where a write may leave it as it is: sloppy code writes to a frozen object, or to a getter, and nothing happens. */
  readonly refusesWrites?: boolean;
  /** The class of this file that it is made by: its getters and methods can be read, and are no keys of the object. */
  readonly madeBy?: ClassNode;
  readonly node: TSESTree.Node;
}

export interface ArrayValue {
  readonly kind: 'array';
  /** Known elements; `undefined` when a spread or a write makes them unknown. */
  readonly elements: readonly Value[] | undefined;
  /** Why the elements are not known, where that is told. */
  readonly why?: Reason;
  /** Where the elements are not known: values that it may hold, beside others. */
  readonly possible?: readonly Value[];
  /** True where a write may leave it as it is: it may be frozen. */
  readonly refusesWrites?: boolean;
  readonly node: TSESTree.Node;
}

/** A function or class of this file: truthy, and callable by the evaluator. */
export interface FunctionValue {
  readonly kind: 'function';
  /** What is bound around it, where it is made in a call that is followed. */
  readonly closure?: Bindings;
  /** What `this` is: the object that it is read from, or what it is bound to. */
  readonly self?: Value;
  /** The first arguments, where it is bound to some. */
  readonly given?: readonly Value[];
  /** What is put on it where it is held: `run.force = true`. */
  readonly fields?: ObjectValue;
  readonly node: TSESTree.Node;
}

/** What is known inside of a call that is followed: of parameters, and of `this` in a class or object literal. */
export type Bindings = ReadonlyMap<Variable | FieldOwner, Value>;

/** Some other object that is surely truthy, such as `new Date()`. */
export interface InstanceValue {
  readonly kind: 'instance';
  /** What a promise gives, where that is seen. */
  readonly resolved?: Value;
  /** The entries of a `Map`, the elements of a `Set`, where these are seen. */
  readonly content?: ArrayValue;
  /** What is put on it where it is held, as on a function. */
  readonly fields?: ObjectValue;
  readonly node: TSESTree.Node;
}

export interface ChoiceArm {
  readonly value: Value;
  /** The tests that hold on every path to the value. */
  readonly conditions: readonly Condition[];
  /** The tests of each path, where there are several and all of them have some. */
  readonly paths?: readonly (readonly Condition[])[];
}

/** One of several values; which one is decided by `conditions` (empty where no test is known). */
export interface ChoiceValue {
  readonly kind: 'choice';
  readonly arms: readonly ChoiceArm[];
  readonly why: Reason;
  readonly node: TSESTree.Node;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly why: Reason;
  readonly node: TSESTree.Node;
  /** Set where the path itself shows the truthiness: the left side of `unknown || x` is truthy where it is the result. */
  readonly truthy?: boolean;
  /** Of a string that is put together: what is known of it, with a `HOLE` for each part that is not. Kept where it may be SQL that destroys. */
  readonly text?: string;
}

/** Takes the place of a part of a string that is not known. */
export const HOLE = '\0';

// JavaScript that makes a value again: defaults, conditions of indexes, data types.
import { readTableName } from './instance.js';

/** What a value of Sequelize is called in the migration, and what it has to import for that. */
export interface Names {
  /** `Sequelize`: the second parameter of `up`; `imports`: names of their own. */
  readonly kind: 'Sequelize' | 'imports';
}

/** What the project's own Sequelize exports, as far as it is asked. */
export interface Exports {
  readonly DataTypes: Readonly<Record<string, unknown>>;
  readonly Op: Readonly<Record<string, unknown>>;
  /** Version 7. */
  readonly sql?: Readonly<Record<string, unknown>>;
}

/** Thrown where a value cannot be written as JavaScript: the rest of a sentence about a column or index. */
export class Unwritable extends Error {}

/** A string as a literal in single quotes. */
export function quoteString(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", String.raw`\'`);
  return `'${escaped.replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`)}'`;
}

function writeKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/u.test(key) && key !== '__proto__' ? key : key === '__proto__' ? "['__proto__']" : quoteString(key);
}

/** Properties in a literal; those that are undefined are left out. */
export function writeObject(properties: Readonly<Record<string, string | undefined>>): string {
  const written = Object.entries(properties).flatMap(([key, code]) => (code === undefined ? [] : [`${writeKey(key)}: ${code}`]));
  return written.length === 0 ? '{}' : `{ ${written.join(', ')} }`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function readClass(value: unknown): string {
  const constructor = isRecord(value) ? (value as { readonly constructor?: { readonly name?: unknown } }).constructor : undefined;
  return typeof constructor?.name === 'string' ? constructor.name : '';
}

/** Types whose options are written as arguments. */
const LENGTHS = new Set(['STRING', 'CHAR', 'TEXT', 'BLOB', 'DATE', 'TIME']);
const PRECISIONS = new Set(['DECIMAL', 'FLOAT', 'DOUBLE', 'REAL']);

/** Writes values, and keeps which names of Sequelize they need. */
export class ValueWriter {
  readonly imported = new Set<string>();

  constructor(private readonly names: Names, private readonly exports: Exports) {}

  /** A name that Sequelize exports. */
  name(name: string): string {
    if (this.names.kind === 'Sequelize') return `Sequelize.${name}`;
    this.imported.add(name);
    return name;
  }

  private type(name: string): string {
    return this.names.kind === 'Sequelize' ? `Sequelize.${name}` : `${this.name('DataTypes')}.${name}`;
  }

  /** A data type: an instance of Sequelize's, or its name in SQL. Throws `Unwritable`. */
  dataType(type: unknown): string {
    if (typeof type === 'string') return quoteString(type);
    const id = this.readId(type);
    const options = readOptions(type);
    const name = this.type(id);
    switch (id) {
      case 'ENUM': return `${name}(${readList(options.values).map((value) => this.value(value)).join(', ')})`;
      case 'ARRAY': return `${name}(${this.dataType(options.type)})`;
      case 'RANGE': return `${name}(${this.dataType(options.subtype)})`;
      case 'GEOMETRY':
      case 'GEOGRAPHY': return `${name}${writeArguments([options.type, options.srid].map((value) => (value === undefined || value === null ? undefined : this.value(value))))}`;
      default: return name + this.writeTypeOptions(id, options);
    }
  }

  private readId(type: unknown): string {
    const found = isRecord(type) ? type : {};
    const key = typeof found.getDataTypeId === 'function' ? (found as { getDataTypeId: () => unknown }).getDataTypeId() : found.key;
    const id = key === 'DOUBLE PRECISION' ? 'DOUBLE' : key;
    const known = typeof id === 'string' ? this.exports.DataTypes[id] : undefined;
    if (typeof id !== 'string' || known === undefined || id === 'ABSTRACT') throw new Unwritable(`has a data type of its own, ${readClass(type)}`);
    return id;
  }

  private writeTypeOptions(id: string, options: Readonly<Record<string, unknown>>): string {
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== null && value !== false && value !== ''));
    const { length, binary, precision, scale, decimals, unsigned, zerofill, ...others } = given;
    if (id === 'UUID') return '';
    if (Object.keys(others).length > 0) return `(${this.value(given)})`;
    const flags = Object.entries({ BINARY: binary, UNSIGNED: unsigned, ZEROFILL: zerofill }).flatMap(([name, flag]) => (flag === undefined ? [] : [`.${name}`]));
    const size = precision ?? length;
    const numbers = PRECISIONS.has(id) ? [size, scale ?? decimals] : [LENGTHS.has(id) ? size : length];
    return writeArguments(numbers.map((value) => (value === undefined ? undefined : this.value(value)))) + flags.join('');
  }

  /** Any value. Throws `Unwritable` where it is none that JavaScript has a literal for. */
  value(value: unknown): string {
    switch (typeof value) {
      case 'string': return quoteString(value);
      case 'bigint': return `${String(value)}n`;
      case 'number': return Object.is(value, -0) ? '-0' : String(value);
      case 'boolean':
      case 'undefined': return String(value);
      case 'object': return value === null ? 'null' : this.object(value);
      default: throw new Unwritable(`has a value that is a ${typeof value}`);
    }
  }

  private object(value: object): string {
    if (Array.isArray(value)) return `[${value.map((each) => this.value(each)).join(', ')}]`;
    if (value instanceof Date) return `new Date(${quoteString(value.toISOString())})`;
    if (Buffer.isBuffer(value)) return `Buffer.from('${value.toString('hex')}', 'hex')`;
    const expression = this.expression(value as Readonly<Record<string, unknown>>);
    if (expression !== undefined) return expression;
    if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) throw new Unwritable(`has a value that is a ${readClass(value)}`);
    const given = Reflect.ownKeys(value).filter((key) => Reflect.get(value, key) !== undefined);
    const written = given.map((key) => `${typeof key === 'symbol' ? `[${this.operator(key)}]` : writeKey(key)}: ${this.value(Reflect.get(value, key))}`);
    return written.length === 0 ? '{}' : `{ ${written.join(', ')} }`;
  }

  private operator(symbol: symbol): string {
    const name = Object.keys(this.exports.Op).find((key) => this.exports.Op[key] === symbol);
    if (name === undefined) throw new Unwritable(`has a condition with the symbol ${String(symbol)}`);
    return `${this.name('Op')}.${name}`;
  }

  /** What Sequelize writes as SQL: `literal`, `fn`, `col`, `cast`, and the functions of version 7's `sql`. */
  private expression(value: Readonly<Record<string, unknown>>): string | undefined {
    const { sql = {} } = this.exports;
    const own = Object.keys(sql).find((name) => sql[name] === value);
    return own === undefined ? EXPRESSIONS[readClass(value)]?.(this, value) : `${this.name('sql')}.${own}`;
  }

  /** A call of a function that Sequelize exports. */
  call(name: string, values: readonly unknown[]): string {
    return `${this.name(name)}(${values.map((each) => this.value(each)).join(', ')})`;
  }

  /** A table, by its name where that is enough. */
  table(written: unknown, isPlain: boolean): string {
    const { tableName, schema } = readTableName(written);
    return schema === undefined || isPlain ? quoteString(tableName) : writeObject({ tableName: quoteString(tableName), schema: quoteString(schema) });
  }
}

/** By the name of the class. Its properties are those of version 7, then of version 6. */
const EXPRESSIONS: Readonly<Record<string, (writer: ValueWriter, value: Readonly<Record<string, unknown>>) => string>> = {
  Literal: (writer, { val }) => writer.call('literal', [Array.isArray(val) && val.length === 1 ? val[0] : val]),
  Fn: (writer, { fn, args }) => writer.call('fn', [fn, ...readList(args)]),
  Col: (writer, { identifiers, col }) => writer.call('col', readList(identifiers ?? col)),
  Cast: (writer, { expression, val, type }) => `${writer.name('cast')}(${writer.value(expression ?? val)}, ${writer.dataType(type)})`,
  Attribute: (writer, { attributeName }) => `${writer.name('sql')}.attribute(${writer.value(attributeName)})`,
};

function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** `(a, b)` without the undefined ones at the end; nothing where all of them are. */
function writeArguments(written: readonly (string | undefined)[]): string {
  const last = written.findLastIndex((code) => code !== undefined);
  return last === -1 ? '' : `(${written.slice(0, last + 1).map((code) => code ?? 'undefined').join(', ')})`;
}

/** The options of a type; in version 6 some are its own properties. */
function readOptions(type: unknown): Readonly<Record<string, unknown>> {
  const { options, values, type: element, srid } = type as Readonly<Record<string, unknown>>;
  const own = Object.fromEntries(Object.entries({ values, type: element, srid }).filter(([, value]) => value !== undefined && value !== ''));
  return { ...(isRecord(options) ? options : {}), ...own };
}

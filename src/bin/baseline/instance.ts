// The parts of Sequelize 6 and 7 that the recording needs. The project's own Sequelize is loaded, so nothing is known of
// it but what is asked here.

export interface TableName {
  readonly tableName: string;
  readonly schema: string | undefined;
}

type Method = (...args: unknown[]) => unknown;

export interface QueryInterface {
  createTable: Method;
  addIndex: Method;
  changeColumn: Method;
  addConstraint: Method;
  ensureEnums?: Method;
  tableExists?: Method;
  describeTable?: Method;
  showIndex?: Method;
  showConstraints?: Method;
  getForeignKeyReferencesForTable?: Method;
}

interface Column {
  readonly primaryKey?: boolean;
}

export interface Model {
  readonly name: string;
  readonly sequelize: Instance;
  getTableName: () => unknown;
  /** Version 6. */
  readonly fieldRawAttributesMap?: Readonly<Record<string, Column>>;
  /** Version 7. */
  readonly modelDefinition?: { readonly columns: ReadonlyMap<string, Column> };
}

export interface Instance {
  query: Method;
  /** Version 7 alone. */
  queryRaw?: Method;
  getDatabaseVersionIfExist?: Method;
  setDatabaseVersion?: Method;
  sync: (options: object) => Promise<unknown>;
  getQueryInterface?: () => QueryInterface;
  readonly queryInterface?: QueryInterface;
  readonly options?: { readonly schema?: unknown };
  readonly connectionManager?: object;
  readonly dialect?: { readonly name?: unknown; readonly connectionManager?: object };
  /** An object by name in version 6, an iterable in version 7. */
  readonly models: Iterable<Model> | Readonly<Record<string, Model>>;
}

export function isInstance(value: unknown): value is Instance {
  if (typeof value !== 'object' || value === null) return false;
  return ['query', 'sync', 'define', 'authenticate'].every((name) => typeof Reflect.get(value, name) === 'function') && 'models' in value;
}

function isModel(value: unknown): value is Model {
  return typeof value === 'function' && typeof Reflect.get(value, 'getTableName') === 'function' && isInstance(Reflect.get(value, 'sequelize'));
}

const DEEPEST = 3;

/** The instance that a value is or holds: itself, that of a model, `sequelize`, `default`, `db`, then any other property. */
function findInstance(value: unknown, depth = 0): Instance | undefined {
  if (isInstance(value)) return value;
  if (isModel(value)) return value.sequelize;
  // A class may hold it as a static field.
  if (typeof value === 'function' && isClass(value)) return findInstance(readProperty(value, 'sequelize'), DEEPEST);
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return undefined;
  const usual = ['sequelize', 'default', 'db'].map((name) => findInstance(readProperty(value, name), depth + 1)).find((found) => found !== undefined);
  return usual ?? findOnly(Object.keys(value).map((name) => findInstance(readProperty(value, name), depth + 1)));
}

/** A getter of the module may throw. */
function readProperty(value: object, name: string): unknown {
  try {
    return Reflect.get(value, name) as unknown;
  } catch {
    return undefined;
  }
}

function findOnly(found: readonly (Instance | undefined)[]): Instance | undefined {
  const instances = new Set(found.filter((each) => each !== undefined));
  if (instances.size > 1) throw new Error(`holds ${String(instances.size)} Sequelize instances: export the one to use as 'sequelize'`);
  return [...instances][0];
}

function isClass(value: object): boolean {
  return /^class\b/u.test(Function.prototype.toString.call(value));
}

/** The function that is the default export, or the only one that is exported. A class is none. */
function findFactory(exported: object): (() => unknown) | undefined {
  const values = [readProperty(exported, 'default'), ...Object.keys(exported).map((name) => readProperty(exported, name))];
  const functions = new Set(values.filter((value): value is () => unknown => typeof value === 'function' && !isClass(value)));
  const [first] = values;
  if (functions.has(first as () => unknown)) return first as () => unknown;
  return functions.size === 1 ? [...functions][0] : undefined;
}

/** The instance that a module exports, or a promise of it, or that the function it exports returns. Throws where it holds several. */
export async function resolveInstance(exported: object): Promise<Instance | undefined> {
  const found = findInstance(exported) ?? await findPromised(exported);
  if (found !== undefined) return found;
  const factory = findFactory(exported);
  return factory === undefined ? undefined : findInstance(await factory());
}

/** What is behind the promises that a module exports. */
async function findPromised(exported: object): Promise<Instance | undefined> {
  const values = Object.keys(exported).map((name) => readProperty(exported, name));
  const nested = values.flatMap((value) => (typeof value === 'object' && value !== null ? [value, ...(Object.values(value) as unknown[])] : []));
  return findOnly((await Promise.all(nested.filter((value) => value instanceof Promise))).map((value) => findInstance(value)));
}

export function listModels({ models }: Instance): readonly Model[] {
  return Symbol.iterator in models ? [...models] : Object.values(models);
}

/** A table's name, written as a string or with its schema. */
export function readTableName(written: unknown): TableName {
  if (typeof written !== 'object' || written === null) return { tableName: String(written), schema: undefined };
  const { tableName, schema } = written as { tableName: unknown; schema?: unknown };
  return { tableName: String(tableName), schema: typeof schema === 'string' && schema !== '' ? schema : undefined };
}

/** The first model whose rows nothing tells apart: its `id` was removed, or version 7 was told `noPrimaryKey`. */
export function findModelWithoutPrimaryKey(instance: Instance): Model | undefined {
  const hasKey = ({ modelDefinition, fieldRawAttributesMap = {} }: Model): boolean =>
    [...(modelDefinition === undefined ? Object.values(fieldRawAttributesMap) : modelDefinition.columns.values())].some(({ primaryKey }) => primaryKey === true);
  return listModels(instance).find((model) => !hasKey(model));
}

/** The names of a model's columns in the database. */
export function listColumns(model: Model): readonly string[] {
  return model.modelDefinition === undefined ? Object.keys(model.fieldRawAttributesMap ?? {}) : [...model.modelDefinition.columns.keys()];
}

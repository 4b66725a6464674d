// Models of every kind, for what the baseline writes and --check compares.

/** Models, and a change of one attribute, which `--check` has to name. */
export interface ModelSet {
  readonly name: string;
  /** Statements with `sequelize`, `DataTypes`, `Op`, and in version 7 `sql`, at hand. */
  readonly definitions: string;
  readonly change: readonly [before: string, after: string];
  readonly says: string;
  /** Made by hand, as `sync()` makes no schema. */
  readonly schemas?: readonly string[];
}

/** What both versions understand. */
const both: readonly ModelSet[] = [
  {
    name: 'enums',
    definitions: "sequelize.define('Task', { state: { type: DataTypes.ENUM('open', \"it's\", 'a, b'), allowNull: false, defaultValue: 'open' }, kinds: DataTypes.ARRAY(DataTypes.ENUM('x', 'y')) });",
    change: ["'x', 'y'", "'x', 'y', 'z'"],
    says: 'table Tasks, column kinds',
  },
  {
    name: 'JSON, with defaults that are hard to quote',
    definitions: "sequelize.define('Note', { data: { type: DataTypes.JSONB, allowNull: false, defaultValue: { a: ['`', '\\\\', '${x}', ':n', '?', '$1', \"'\"] } }, plain: DataTypes.JSON, list: { type: DataTypes.JSONB, defaultValue: [] } });",
    change: ['list: { type: DataTypes.JSONB', 'list: { type: DataTypes.JSON'],
    says: 'table Notes, column list',
  },
  {
    name: 'arrays and ranges',
    definitions: "sequelize.define('Span', { tags: { type: DataTypes.ARRAY(DataTypes.STRING(20)), defaultValue: ['a', \"b'c\"] }, grid: DataTypes.ARRAY(DataTypes.ARRAY(DataTypes.INTEGER)), during: DataTypes.RANGE(DataTypes.DATE), pages: DataTypes.RANGE(DataTypes.INTEGER) });",
    change: ['STRING(20)', 'STRING(30)'],
    says: 'table Spans, column tags',
  },
  {
    name: 'numbers',
    definitions: "sequelize.define('Price', { net: { type: DataTypes.DECIMAL(10, 2), allowNull: false, defaultValue: 0 }, gross: DataTypes.DECIMAL(12, 4), rate: { type: DataTypes.FLOAT, defaultValue: 0.5 }, exact: DataTypes.DOUBLE, real: DataTypes.REAL, big: { type: DataTypes.BIGINT, defaultValue: -1 }, small: DataTypes.SMALLINT });",
    change: ['DECIMAL(12, 4)', 'DECIMAL(12, 3)'],
    says: 'table Prices, column gross',
  },
  {
    name: 'dates, with defaults of the database',
    definitions: "sequelize.define('Event', { at: { type: DataTypes.DATE, allowNull: false, defaultValue: LITERAL('CURRENT_TIMESTAMP') }, seen: { type: DataTypes.DATE(3), defaultValue: FN('now') }, day: { type: DataTypes.DATEONLY, defaultValue: '2026-01-02' }, time: DataTypes.TIME, made: { type: DataTypes.DATE, defaultValue: DataTypes.NOW } }, { timestamps: false });",
    change: ["'2026-01-02'", "'2026-01-03'"],
    says: 'table Events, column day',
  },
  {
    name: 'strings, bytes, addresses and identifiers',
    definitions: "sequelize.define('Thing', { id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 }, code: { type: DataTypes.CHAR(3), defaultValue: 'abc' }, text: DataTypes.TEXT, bytes: DataTypes.BLOB, host: DataTypes.INET, net: DataTypes.CIDR, card: DataTypes.MACADDR, on: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false, field: 'is_on' } });",
    change: ['defaultValue: false', 'defaultValue: true'],
    says: 'table Things, column is_on',
  },
  {
    name: 'indexes of every kind',
    definitions: "sequelize.define('Doc', { title: DataTypes.STRING, lang: DataTypes.STRING(2), size: DataTypes.INTEGER, data: DataTypes.JSONB }, { indexes: [{ fields: ['lang', 'title'] }, { unique: true, fields: ['title'] }, { name: 'docs_big', fields: ['size'], where: { size: { [Op.gt]: 100 } } }, { name: 'docs_lower', unique: true, fields: [FN('lower', COL('title'))] }, { name: 'docs_desc', fields: [{ name: 'size', order: 'DESC' }] }, { name: 'docs_data', using: 'gin', fields: ['data'], operator: 'jsonb_path_ops' }, { name: 'docs_de', fields: ['title'], where: { lang: 'de', size: { [Op.or]: [1, null] } } }] });",
    change: ["fields: ['lang', 'title']", "fields: ['lang', 'size']"],
    says: 'table Docs, columns lang, size',
  },
  {
    name: 'columns with other names, comments and a paranoid table',
    definitions: "sequelize.define('LongName', { firstName: { type: DataTypes.STRING, field: 'given', comment: \"the 'first' one\" }, lastName: DataTypes.STRING }, { underscored: true, paranoid: true, tableName: 'people of\"old\"'.replaceAll('\"', ''), comment: 'who' });",
    change: ['lastName: DataTypes.STRING', 'lastName: DataTypes.TEXT'],
    says: 'table people ofold, column last_name',
  },
  {
    name: 'unique keys',
    definitions: "sequelize.define('Seat', { row: { type: DataTypes.INTEGER, unique: 'place' }, number: { type: DataTypes.INTEGER, unique: 'place' }, code: { type: DataTypes.STRING(8), allowNull: false, unique: true } });",
    change: ["number: { type: DataTypes.INTEGER, unique: 'place' }", 'number: { type: DataTypes.INTEGER }'],
    says: 'table Seats, column row',
  },
  {
    name: 'a tree, and a key of several columns',
    definitions: "const Node = sequelize.define('Node', { name: DataTypes.STRING }); Node.belongsTo(Node, { as: 'parent' }); sequelize.define('Slot', { hall: { type: DataTypes.INTEGER, primaryKey: true }, hour: { type: DataTypes.INTEGER, primaryKey: true }, who: DataTypes.STRING }, { timestamps: false });",
    change: ['who: DataTypes.STRING', 'who: DataTypes.STRING(10)'],
    says: 'table Slots, column who',
  },
];

const own6: readonly ModelSet[] = [
  {
    name: 'associations of all four kinds',
    definitions: "const User = sequelize.define('User', { name: DataTypes.STRING(40) }); const Team = sequelize.define('Team', { title: DataTypes.TEXT }); const Post = sequelize.define('Post', { body: DataTypes.TEXT }); User.hasMany(Post, { onDelete: 'CASCADE', foreignKey: { allowNull: false } }); Post.belongsTo(User); User.hasOne(Post, { as: 'pinned', foreignKey: 'pinnedBy' }); User.belongsToMany(Team, { through: 'Members' }); Team.belongsToMany(User, { through: 'Members' });",
    change: ["onDelete: 'CASCADE'", "onDelete: 'RESTRICT'"],
    says: 'table Posts, column UserId',
  },
  {
    name: 'a through table with columns of its own',
    definitions: "const Book = sequelize.define('Book', { title: DataTypes.STRING }); const Tag = sequelize.define('Tag', { word: DataTypes.STRING }); const BookTag = sequelize.define('BookTag', { id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }, weight: { type: DataTypes.INTEGER, defaultValue: 1 } }); Book.belongsToMany(Tag, { through: BookTag }); Tag.belongsToMany(Book, { through: BookTag });",
    change: ['defaultValue: 1', 'defaultValue: 2'],
    says: 'table BookTags, column weight',
  },
  {
    name: 'schemas',
    schemas: ['shop', 'people'],
    definitions: "const Owner = sequelize.define('Owner', { name: DataTypes.STRING, role: DataTypes.ENUM('a', 'b') }, { schema: 'people', indexes: [{ fields: ['name'] }] }); const Item = sequelize.define('Item', { name: DataTypes.STRING(5) }, { schema: 'shop' }); Item.belongsTo(Owner);",
    change: ['STRING(5)', 'STRING(6)'],
    says: 'table shop.Items, column name',
  },
  {
    name: 'tables that refer to each other',
    definitions: "const User = sequelize.define('User', { name: { type: DataTypes.STRING, allowNull: false, unique: true }, role: { type: DataTypes.ENUM('a', 'b'), defaultValue: 'a' } }, { indexes: [{ fields: ['role'] }] }); const Team = sequelize.define('Team', { title: DataTypes.TEXT }); User.belongsTo(Team, { as: 'home', onDelete: 'RESTRICT' }); Team.belongsTo(User, { as: 'boss' });",
    change: ['title: DataTypes.TEXT', 'title: { type: DataTypes.TEXT, allowNull: false }'],
    says: 'table Teams, column title',
  },
  {
    name: 'references with actions, and deferred ones',
    definitions: "sequelize.define('Land', { code: { type: DataTypes.CHAR(2), primaryKey: true } }, { timestamps: false }); sequelize.define('City', { land: { type: DataTypes.CHAR(2), allowNull: false, references: { model: 'Lands', key: 'code', deferrable: Deferrable.INITIALLY_DEFERRED }, onDelete: 'RESTRICT', onUpdate: 'NO ACTION' } });",
    change: ["onDelete: 'RESTRICT'", "onDelete: 'CASCADE'"],
    says: 'table Cities, column land',
  },
];

const own7: readonly ModelSet[] = [
  {
    name: 'associations of all four kinds',
    definitions: "const User = sequelize.define('User', { name: DataTypes.STRING(40) }); const Team = sequelize.define('Team', { title: DataTypes.TEXT }); const Post = sequelize.define('Post', { body: DataTypes.TEXT }); User.hasMany(Post, { foreignKey: { name: 'userId', allowNull: false, onDelete: 'CASCADE' } }); User.hasOne(Post, { as: 'pinned', foreignKey: 'pinnedBy', inverse: { as: 'pinner' } }); Post.belongsTo(Team, { as: 'team' }); User.belongsToMany(Team, { through: 'Members' });",
    change: ["onDelete: 'CASCADE'", "onDelete: 'RESTRICT'"],
    says: 'table Posts, column userId',
  },
  {
    name: 'a through table with columns of its own',
    definitions: "const Book = sequelize.define('Book', { title: DataTypes.STRING }); const Tag = sequelize.define('Tag', { word: DataTypes.STRING }); const BookTag = sequelize.define('BookTag', { id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }, weight: { type: DataTypes.INTEGER, defaultValue: 1 } }); Book.belongsToMany(Tag, { through: BookTag });",
    change: ['defaultValue: 1', 'defaultValue: 2'],
    says: 'table BookTags, column weight',
  },
  {
    name: 'schemas',
    schemas: ['shop', 'people'],
    definitions: "const Owner = sequelize.define('Owner', { name: DataTypes.STRING, role: DataTypes.ENUM('a', 'b') }, { schema: 'people', indexes: [{ fields: ['name'] }] }); const Item = sequelize.define('Item', { name: DataTypes.STRING(5) }, { schema: 'shop' }); Item.belongsTo(Owner);",
    change: ['STRING(5)', 'STRING(6)'],
    says: 'table shop.Items, column name',
  },
  {
    name: 'tables that refer to each other',
    definitions: "const User = sequelize.define('User', { name: { type: DataTypes.STRING, allowNull: false }, role: { type: DataTypes.ENUM('a', 'b'), defaultValue: 'a' } }, { indexes: [{ fields: ['role'] }] }); const Team = sequelize.define('Team', { title: DataTypes.TEXT }); User.belongsTo(Team, { as: 'home' }); Team.belongsTo(User, { as: 'boss' });",
    change: ['title: DataTypes.TEXT', 'title: { type: DataTypes.TEXT, allowNull: false }'],
    says: 'table Teams, column title',
  },
  {
    name: 'references with actions, and identifiers made by the database',
    definitions: "const Land = sequelize.define('Land', { code: { type: DataTypes.CHAR(2), primaryKey: true }, uid: { type: DataTypes.UUID, defaultValue: sql.uuidV4 } }, { timestamps: false }); sequelize.define('City', { land: { type: DataTypes.CHAR(2), allowNull: false, references: { table: 'Lands', key: 'code' }, onDelete: 'RESTRICT', onUpdate: 'NO ACTION' } });",
    change: ["onDelete: 'RESTRICT'", "onDelete: 'CASCADE'"],
    says: 'table Cities, column land',
  },
];

function spell(set: ModelSet, words: Readonly<Record<'LITERAL' | 'FN' | 'COL', string>>): ModelSet {
  return { ...set, definitions: set.definitions.replace(/\b(?:LITERAL|FN|COL)\b/gu, (word) => words[word as 'FN']) };
}

export const sets6: readonly ModelSet[] = [...own6, ...both.map((set) => spell(set, { LITERAL: 'sequelize.literal', FN: 'sequelize.fn', COL: 'sequelize.col' }))];
export const sets7: readonly ModelSet[] = [...own7, ...both.map((set) => spell(set, { LITERAL: 'sql.literal', FN: 'sql.fn', COL: 'sql.col' }))];

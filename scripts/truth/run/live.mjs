// The database before a program runs: two tables with rows that the models of the program declare, and what its set-up says.

const people = [
  { id: 1, name: 'Ada', email: 'ada@example.org' },
  { id: 2, name: 'Grace', email: 'grace@example.org' },
];
const posts = [{ id: 1, title: 'Notes' }, { id: 2, title: 'Compilers' }];

const reference = (table, onDelete = 'SET NULL') => ({ type: 'integer', references: { table, onDelete }, values: [1, 2] });
const plain = { type: 'integer', values: [1, 2] };

/** The columns that the associations of a program make. Each form is written once; another one is an error. */
const associations = {
  "User.hasMany(Post, { foreignKey: 'userId' });": { Posts: { userId: reference('Users') } },
  "User.hasMany(Post, { foreignKey: 'userId', onDelete: 'CASCADE' });": { Posts: { userId: reference('Users', 'CASCADE') } },
  "User.hasMany(Post, { foreignKey: { name: 'userId', onDelete: 'CASCADE' } });": { Posts: { userId: reference('Users', 'CASCADE') } },
  "Post.belongsTo(User, { foreignKey: 'userId' });": { Posts: { userId: reference('Users') } },
  "User.belongsTo(Post, { foreignKey: 'pinnedPostId' });": { Users: { pinnedPostId: reference('Posts') } },
  "User.belongsTo(Post, { foreignKey: 'pinnedPostId', constraints: false });": { Users: { pinnedPostId: plain } },
  "User.belongsTo(Post, { foreignKey: 'pinnedPostId', foreignKeyConstraints: false });": { Users: { pinnedPostId: plain } },
};

const legacy = { type: 'text', values: ['kept by hand', 'kept, too'] };

/**
 * The tables that a program meets.
 *
 * @param program the text of the case
 * @param setup an entry of `setups`
 * @returns tables, each `{ name, columns, rows }`; a column is `{ type, references?, notNull?, default? }`
 */
export function describeTables(program, setup) {
  const extra = readAssociations(program);
  const users = { ...(setup.drift !== false && { legacy }), ...extra.Users, ...setup.columns };
  return [
    createTable('Users', { name: { type: 'string', ...setup.name }, email: { type: 'string' }, ...users }, setup.lacksName ? [...people, { id: 3, name: null, email: null }] : people),
    createTable('Posts', { title: { type: 'string' }, ...extra.Posts }, posts),
  ];
}

function readAssociations(program) {
  const found = { Users: {}, Posts: {} };
  for (const line of program.split('\n')) {
    if (!/\.(?:hasMany|hasOne|belongsTo|belongsToMany)\(/.test(line)) continue;
    const columns = associations[line.trim()];
    if (columns === undefined) throw new Error(`scripts/truth/run/live.mjs knows no columns for: ${line.trim()}`);
    for (const [table, added] of Object.entries(columns)) Object.assign(found[table], added);
  }
  return found;
}

function createTable(name, columns, rows) {
  const filled = rows.map((row, index) => {
    const values = Object.entries(columns).filter(([, { values }]) => values !== undefined).map(([column, { values }]) => [column, values[index] ?? null]);
    return { ...row, ...Object.fromEntries(values) };
  });
  return { name, columns, rows: filled };
}

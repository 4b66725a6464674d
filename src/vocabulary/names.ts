/** Names that only an instance of Sequelize has: `sequelize`, and what Feathers and others call theirs. */
export function isInstanceName(name: string): boolean {
  return /^sequelize(?:Client|Instance|Connection|Db)?$/.test(name);
}

/** Members by which other libraries' objects are known: MongoDB's collections. */
export function isForeignMember(name: string): boolean {
  return name === 'collection' || name === 'collections';
}

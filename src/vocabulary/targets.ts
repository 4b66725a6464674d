/** What a method is called on. `sessionStore`: a connect-session-sequelize store, which syncs one Model. */
export type Target = 'instance' | 'model' | 'queryInterface' | 'sessionStore' | 'umzug' | 'unknown';

/** Whether one Model alone is meant, itself or through the store of sessions that holds it. */
export function isModel({ target }: { readonly target: Target }): boolean {
  return target === 'model' || target === 'sessionStore';
}

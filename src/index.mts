import plugin from './index.cjs';

export type { SequelizeGuardSettings } from './policy/user-settings.js';
export default plugin;

import plugin from './index.cjs';

export type { SequelizeGuardSettings } from './policy/settings/user-settings.js';
export default plugin;

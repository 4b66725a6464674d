import { plugin as sequelizeGuard } from './plugin.js';
import type * as settings from './policy/settings/user-settings.js';

const plugin = sequelizeGuard;

// A namespace of types alone is the one way to name a type beside `export =`.
// eslint-disable-next-line @typescript-eslint/no-namespace
declare namespace plugin {
  export type SequelizeGuardSettings = settings.SequelizeGuardSettings;
}

export = plugin;

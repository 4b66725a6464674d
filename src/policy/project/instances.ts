import { isSameModule } from './modules.js';
import type { LintedFile } from '../files/paths.js';
import type { InstanceSetting, Settings } from '../settings/types.js';

/** An import as a file writes it. */
export interface Imported {
  readonly source: string;
  readonly names: readonly string[];
}

/** The setting of `instances` that says what the import is that a receiver starts at, or undefined. */
export function findInstanceSetting(receiver: { readonly imported: Imported | undefined }, settings: Settings, file: LintedFile & { readonly root: string }): InstanceSetting | undefined {
  // Looked for where it may be found alone: most projects list none.
  const imported = settings.instances.length > 0 ? receiver.imported : undefined;
  if (!imported) return undefined;
  return settings.instances.find((instance) => imported.names.includes(instance.name) && isSameModule(imported.source, instance.from, file));
}

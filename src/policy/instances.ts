import { isSameModule } from './modules.js';
import type { LintedFile } from './paths.js';
import type { InstanceSetting, Settings } from './settings.js';

/** An import as a file writes it. */
export interface Imported {
  readonly source: string;
  readonly names: readonly string[];
}

/** The setting of `instances` that says what an import is, or undefined. */
export function findInstanceSetting(imported: Imported | undefined, settings: Settings, file: LintedFile & { readonly root: string }): InstanceSetting | undefined {
  if (!imported) return undefined;
  return settings.instances.find((instance) => imported.names.includes(instance.name) && isSameModule(imported.source, instance.from, file));
}

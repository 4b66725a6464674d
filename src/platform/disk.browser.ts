// A browser has no disk: no file is there, and what opens one throws, which every reader of a file expects.

export const existsSync = (): boolean => false;
export const statSync = (): undefined => undefined;
export const lstatSync = (): undefined => undefined;
export const readdirSync = (): readonly never[] => [];
export const readFileSync = refuse;
export const realpathSync = refuse;
export const opendirSync = refuse;
export const isBuiltin = (name: string): boolean => name.startsWith('node:');
export const listFoldersAbove = (): readonly never[] => [];

function refuse(): never {
  throw new Error('A browser has no disk.');
}

import { pathToFileURL } from 'node:url';

/** Runs a module, and the `start` that it exports, if it does. */
export async function start(file) {
  const { default: own, start: begin = own?.start } = await import(pathToFileURL(file).href);
  await begin?.();
}

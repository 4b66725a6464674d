import { isDeepStrictEqual } from 'node:util';

/** Throws one readable line unless `actual` equals `expected`. */
export function expectSame(what, actual, expected) {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

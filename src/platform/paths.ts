// Node's paths. A bundler that builds for a browser puts paths.browser.ts in its place (`browser` in package.json).
import path from 'node:path';

export { path };

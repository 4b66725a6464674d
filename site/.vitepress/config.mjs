// The site is made of the repository's own Markdown: the README is its first page, docs/ the rest.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { SITE } from '../playground/state.mjs';
import { followRepositoryLinks, slugify } from './markdown.mjs';
import { readSidebar } from './sidebar.mjs';

const local = (file) => fileURLToPath(new URL(file, import.meta.url));
const GITHUB = 'https://github.com/eslint-plugin-sequelize-guard/eslint-plugin-sequelize-guard';

/** The pages are outside of this folder, so that Vite does not find Vue from them; the code that writes them as HTML finds it from here. */
function keepVueOutside() {
  return {
    name: 'keep-vue-outside',
    enforce: 'pre',
    resolveId: (source, importer, { ssr }) => (ssr && importer !== undefined && /^@?vue(?:\/|$)/.test(source) ? { id: source, external: true } : undefined),
  };
}

export default defineConfig({
  title: 'sequelize-guard',
  description: 'ESLint rules that stop Sequelize code from wiping a database',
  base: new URL(SITE).pathname,
  srcDir: '..',
  srcExclude: ['{node_modules,dist,coverage,bench,examples,scripts,src,tests}/**', 'site/node_modules/**'],
  rewrites: { 'README.md': 'index.md', 'docs/README.md': 'docs/index.md', 'site/playground.md': 'playground.md' },
  cleanUrls: true,
  lastUpdated: false,
  markdown: { anchor: { slugify }, config: (md) => followRepositoryLinks(md, GITHUB) },
  themeConfig: {
    nav: [
      { text: 'Repair a report', link: '/docs/repair' },
      { text: 'Rules', link: '/docs/rules/no-sync-force', activeMatch: '/docs/rules/' },
      { text: 'Playground', link: '/playground' },
    ],
    sidebar: readSidebar(),
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: GITHUB }],
  },
  vite: { publicDir: local('../.generated/public'), plugins: [keepVueOutside()] },
});

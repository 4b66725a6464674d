// What GitHub makes of the repository's Markdown, made on the site too.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SITE } from '../playground/state.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const PAGES = /^(?:README|CHANGELOG|CONTRIBUTING|SECURITY|docs\/.*)\.md$/;

/** The anchor that GitHub gives a heading. @param {string} heading */
export function slugify(heading) {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(/\s/g, '-');
}

/** The place of a page of the repository on the site. @param {string} file */
export function placePage(file) {
  return `/${file.replace(/(^|\/)README\.md$/, '$1').replace(/\.md$/, '')}`;
}

/** Links between files of the repository lead to pages of the site, else to the file on GitHub; links to the site stay within it. */
export function followRepositoryLinks(md, github) {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    // Titles are read once more by themselves.
    if (env.path === undefined) return;
    const from = path.posix.dirname(path.relative(repository, env.path).split(path.sep).join('/'));
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null) token.attrSet('href', resolveLink(href, from, github));
    }
  });
}

function resolveLink(href, from, github) {
  if (href.startsWith(SITE)) return `/${href.slice(SITE.length)}`;
  if (/^(?:[a-z]+:|#|\/)/.test(href)) return href;
  const [target = '', anchor] = href.split('#');
  const file = path.posix.join(from, target);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (PAGES.test(file)) return placePage(file) + hash;
  if (file === 'docs' || file === 'docs/') return `/docs/${hash}`;
  // What is not there stays as it is, for VitePress to find and name.
  return existsSync(path.join(repository, file)) ? `${github}/blob/main/${file}${hash}` : href;
}

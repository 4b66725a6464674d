// The built site: every link within it leads to a page that is there, and to a heading that is there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SITE } from '../playground/state.mjs';
import { built, readSiteFile } from './support/server.mjs';

const base = new URL(SITE).pathname;
const pages = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).map((file) => file.split(path.sep).join('/'));
const textOf = (html) => html.replaceAll('&amp;', '&');

/** The links of a page that stay within the site, as absolute paths with their anchors. */
function readLinks(page, html) {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)]
    .map(([, href]) => new URL(textOf(href), new URL(page.replace(/(?:index)?\.html$/, ''), SITE)))
    .filter(({ origin, pathname }) => origin === new URL(SITE).origin && pathname.startsWith(base));
}

async function findBroken(page, html) {
  const broken = await Promise.all(readLinks(page, html).map(async ({ pathname, hash }) => {
    const found = await readSiteFile(pathname);
    if (found === undefined) return `${page}: ${pathname} leads nowhere`;
    // The playground reads its own state from there.
    if (hash === '' || pathname === `${base}playground`) return undefined;
    const id = decodeURIComponent(hash.slice(1));
    return found.content.toString().includes(` id="${id}"`) ? undefined : `${page}: ${pathname}${hash} names no heading`;
  }));
  return [...new Set(broken.filter((problem) => problem !== undefined))];
}

describe('the site', () => {
  it('has every page of the documentation', () => {
    for (const page of ['index.html', 'playground.html', 'docs/index.html', 'docs/repair.html', 'docs/rules/no-sync-force.html', 'CHANGELOG.html']) expect(pages).toContain(page);
  });

  it('links to nothing that is not there', async () => {
    const broken = await Promise.all(pages.filter((page) => page !== '404.html').map((page) => findBroken(page, readFileSync(path.join(built, page), 'utf8'))));
    expect(broken.flat()).toEqual([]);
  });

  it('and a link that leads nowhere is found', async () => {
    expect(await findBroken('index.html', `<a class="x" href="${base}docs/nowhere">a</a> <a href="${base}docs/repair#nothing">b</a> <a href="#none">c</a> <a href="https://eslint.org/x">d</a>`)).toEqual([
      `index.html: ${base}docs/nowhere leads nowhere`,
      `index.html: ${base}docs/repair#nothing names no heading`,
      `index.html: ${base}#none names no heading`,
    ]);
  });

  it('can be searched', () => {
    const index = readdirSync(path.join(built, 'assets/chunks')).filter((file) => file.includes('localSearchIndex'));
    expect(index.length).toBeGreaterThan(0);
  });
});

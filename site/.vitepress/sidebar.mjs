// The sidebar says what docs/README.md says: its headings, and below each the pages that its list links.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { placePage } from './markdown.mjs';

const page = new URL('../../docs/README.md', import.meta.url);

/** VitePress's sidebar. Throws where the page lists nothing. */
export function readSidebar() {
  const sections = readFileSync(page, 'utf8').split(/^## /m).slice(1).map(readSection).filter(({ items }) => items.length > 0);
  if (sections.length === 0) throw new Error('docs/README.md lists no pages under headings.');
  return sections;
}

function readSection(section) {
  const [heading = ''] = section.split('\n');
  const lines = section.split('\n').filter((line) => line.startsWith('* '));
  // A link with an anchor leads into a page that another line lists.
  const links = lines.flatMap((line) => [...line.matchAll(/\[([^\]]+)\]\(([^)#]+)\)/g)]);
  return { text: heading, items: links.map(([, text = '', target = '']) => ({ text: text.replaceAll('`', ''), link: placePage(path.posix.join('docs', target)) })) };
}

// The table of docs/bounds.md: every bound of the rules, read from the sources by its name and its comment.

const BOUND = /(?:\/\*\*((?:(?!\*\/)[^])*)\*\/\n)?(?:export )?const ((?:MOST|LONGEST|LARGEST|FEW)(?:_[A-Z]+)*|[A-Z]+_LIMIT) = ([^\n;]+);/g;

/**
 * The bounds of source texts, by file: what each counts, and what the answer is past it.
 * @param {ReadonlyMap<string, string>} sources texts by path from the repository's root
 * @returns {readonly { file: string, name: string, value: string, counts: string, past: string | undefined }[]} `past` is undefined where no comment says it
 */
export function readBounds(sources) {
  return [...sources].flatMap(([file, text]) =>
    [...text.matchAll(BOUND)].map(([, comment = '', name, value]) => {
      const [, counts = '', past] = /^(.*?)(?: Past it, (.*))?$/s.exec(comment.replace(/\s*\n \*\s*/g, ' ').trim()) ?? [];
      return { file, name, value: value.replaceAll('_', ''), counts, past };
    }),
  );
}

/** The table, a row for each bound; what is past it begins the cell, so that it is written as a sentence. */
export function writeBoundsTable(bounds) {
  const rows = bounds.map(({ counts, file, name, past = '', value }) => `| \`${file.replace(/^src\//, '')}\` | \`${name}\` | ${value} | ${escape(counts)} | ${escape(past.charAt(0).toUpperCase() + past.slice(1))} |`);
  return ['| File | Bound | Value | What it counts | Past it |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function escape(text) {
  return text.replaceAll('|', '\\|');
}

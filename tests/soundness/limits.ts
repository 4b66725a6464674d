// Shapes that destroy silently by default, and that docs/limits.md names. What the run finds is held against this list after it
// was made small; nothing is left out of the run because of it.

/** A shape that the plugin is known to miss. */
export interface Limit {
  readonly name: string;
  /** A line of the example in docs/limits.md that shows it. */
  readonly example: string;
  /** In a program that was made small. */
  readonly isShapeOf: (text: string) => boolean;
}

/** As the generator names what it hands a condition through, and what writes one. */
const HANDED_ON = /=> item\b|\bfunction run\d+\(|\barguments\b|\breturn (?:item|value\d+)\b|\bclass Holder|\.\.\.items|\.(?:at|find|then|reduce)\(|\bfunction set\w+\(it\b/;
const MAY_WRITE = /\bfunction (?:fill|set|Write)\w*\(|\bdelete \w+[.[]|\brun\(\) \{ \w+ = |\bcase true: |=> \{ \w+ = |(?<!\b(?:const|let|var) )\bvalue\d+ = [({]/;

export const limits: readonly Limit[] = [
  {
    name: 'a condition in the rest of a list',
    example: 'const [, ...rest] = [1, where];',
    isShapeOf: (text: string): boolean => /\[, \.\.\.(\w+)\] = \[.*\bwhere: \1\[0\]/s.test(text),
  },
  {
    name: 'a promise that is given options',
    example: 'const options = Promise.resolve();\noptions.force = true;',
    isShapeOf: (text: string): boolean => {
      const promises = [...text.matchAll(/\b(?:const|let) (\w+)(?:: any)? = (?:\(async \(\) => .*\)\(\)|Promise\.resolve\(.*\));/g)].map(([, name]) => name);
      return promises.some((name) => new RegExp(`\\b${name}\\b(?:\\.(?:force|alter)|\\['(?:force|alter)'\\]) [|&?]{0,2}=|= \\(?${name}\\)?;`).test(text));
    },
  },
  {
    name: 'a condition in a variable that no line declares',
    example: 'delete kept.id;',
    isShapeOf: (text: string): boolean => [...text.matchAll(/(?<![.\w])((?:value|where|options|list|kept)\d+)\]? = /g)].some(
      ([, name]) => !new RegExp(`\\b(?:const|let|var) (?:[^=\\n]*[^=\\w])?${name}\\b`).test(text),
    ),
  },
  {
    name: 'a condition that functions or lists hand on, and that one of them may write',
    example: 'for (const item of list.filter(Boolean)) await User.destroy({ where: item });',
    isShapeOf: (text: string): boolean => HANDED_ON.test(text) && MAY_WRITE.test(text) && /\bwhere\b/.test(text),
  },
  {
    name: 'a condition that a method takes whose name is computed',
    example: "const run = (...items) => ((target, method) => target[method](...items))(User, 'destroy');",
    isShapeOf: (text: string): boolean => /\btarget\[method\]\(\.\.\.items\)/.test(text) && /\bwhere\b/.test(text),
  },
];

/** The name of the limit whose shape a small program has. */
export function findLimit(text: string, known: readonly Limit[] = limits): string | undefined {
  return known.find(({ isShapeOf }) => isShapeOf(text))?.name;
}

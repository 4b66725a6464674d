// Makes a failing program small: one statement, element or operand less at a time, as long as it still fails.
import { parse } from '@typescript-eslint/parser';

/** Whether a text still fails as the first one did. */
export type Fails = (text: string) => Promise<boolean>;

interface SyntaxNode {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly [key: string]: unknown;
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Texts that are tried: a program that is not small by then is printed as it is. */
const MOST_TRIES = 500;

/** A smaller text that fails as well; the text itself where every part is needed. */
export async function minimise(text: string, fails: Fails, tries: number = MOST_TRIES): Promise<string> {
  let smallest = text;
  const tried = new Set<string>();
  let left = tries;
  for (let isSmaller = true; isSmaller && left > 0;) {
    isSmaller = false;
    for (const cut of listCuts(smallest)) {
      const shorter = tidy(smallest.slice(0, cut.from) + cut.text + smallest.slice(cut.to));
      if (shorter.length >= smallest.length || tried.has(shorter)) continue;
      tried.add(shorter);
      if (!isParsed(shorter)) continue;
      left -= 1;
      if (await fails(shorter)) {
        smallest = shorter;
        isSmaller = true;
        break;
      }
      if (left <= 0) break;
    }
  }
  return smallest;
}

function tidy(text: string): string {
  return text.replace(/\n\s*\n/g, '\n').trim();
}

/** Only `start` is exported: what else is would be called by other files, which is another program. */
function isParsed(text: string): boolean {
  return parseText(text) !== undefined && !/\bexport\s+(?!async function start\b)/.test(text);
}

function parseText(text: string): SyntaxNode | undefined {
  try {
    return parse(text, { range: true, sourceType: 'module' }) as unknown as SyntaxNode;
  } catch {
    return undefined;
  }
}

/** What may be left out, the longest first. */
function listCuts(text: string): readonly Cut[] {
  const tree = parseText(text);
  if (tree === undefined) return [];
  const initializers = new Map<string, string>();
  const cuts: Cut[] = [];
  const pending: SyntaxNode[] = [tree];
  const identifiers: SyntaxNode[] = [];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'Identifier') identifiers.push(node);
    const { id, init } = node as { readonly id?: SyntaxNode; readonly init?: SyntaxNode | null };
    if (node.type === 'VariableDeclarator' && id?.type === 'Identifier' && init) initializers.set(id.name as string, text.slice(...init.range));
    const lists = Object.entries(node).filter(([key, value]) => key !== 'parent' && Array.isArray(value)).map(([, value]) => value as unknown[]);
    cuts.push(...lists.flat().filter(isNode).map((child) => cutFromList(text, child)), ...listInnerCuts(text, node));
    pending.push(...listChildren(node));
  }
  for (const { name, range } of identifiers) {
    const init = initializers.get(name as string);
    if (init !== undefined && init.length < 12) cuts.push({ from: range[0], to: range[1], text: init });
  }
  return cuts.sort((left, right) => right.to - right.from - right.text.length - (left.to - left.from - left.text.length));
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

function listChildren(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.entries(node).flatMap(([key, value]) => (key === 'parent' ? [] : [value].flat())).filter(isNode);
}

/** Without the node and the comma that stood after it. */
function cutFromList(text: string, { range: [from, end] }: SyntaxNode): Cut {
  const to = end + (/^\s*,\s*/.exec(text.slice(end))?.[0].length ?? 0);
  const before = to === end ? (/\s*,\s*$/.exec(text.slice(0, from))?.[0].length ?? 0) : 0;
  return { from: from - before, to, text: '' };
}

/** A node replaced by something inside it: an operand, a body, the elements of a block. */
function listInnerCuts(text: string, node: SyntaxNode): readonly Cut[] {
  const [from, to] = node.range;
  const children = listChildren(node).filter(({ type }) => type !== 'TSTypeAnnotation');
  const grandchildren = node.type.endsWith('Expression') || node.type.endsWith('Statement') ? children.flatMap((child) => Object.values(child).filter(isNode)) : [];
  const inner = [...children, ...grandchildren].filter((child) => child.range[0] >= from && child.range[1] <= to && child.range[1] - child.range[0] < to - from);
  return inner.map((child) => ({ from, to, text: child.type === 'BlockStatement' ? text.slice(child.range[0] + 1, child.range[1] - 1) : text.slice(...child.range) }));
}

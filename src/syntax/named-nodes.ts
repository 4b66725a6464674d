import type { TSESTree } from '@typescript-eslint/utils';
import { findFirst, readChildren, type SourceCode, walkNodes } from './source-code.js';

/** An identifier, string or template that says one of the names looked for. */
export interface NamedNode {
  readonly name: string;
  readonly node: TSESTree.Node;
}

/** The nodes of a file that say one of the words looked for. */
export interface NamedNodes {
  /** Whether names are written with escapes, so that the text does not show what the file says. */
  readonly isHidden: boolean;
  /** True where the text holds none of the words. */
  readonly isEmpty: boolean;
  /** Whether the text holds, or may hide, one of these words: a look that costs nothing more. */
  has(...names: readonly string[]): boolean;
  /** Whether it does so where the word may be the name of a member or option, which prose is not. */
  hasMember(...names: readonly string[]): boolean;
  /** The nodes that say one of these words, word by word, each in source order; looked for where the text has them. */
  get(...names: readonly string[]): readonly NamedNode[];
}

/** An escape of an ASCII letter, by which a name can be written so that the text does not show it. */
const LETTER_ESCAPE = /\\(?:u00[4-7]|u\{0*[4-7][0-9a-f]\}|x[4-7])/i;

const indexes = new WeakMap<SourceCode, ChildIndex>();

/**
 * Looks through the text for the words that `pattern` (global) finds. Goes down from the Program only where the text has
 * a word that is asked for, so that a file costs its hits, not its size. Names written with escapes take a full walk.
 */
export function readNamedNodes(sourceCode: SourceCode, pattern: RegExp): NamedNodes {
  const { text } = sourceCode;
  return text.includes('\\') && LETTER_ESCAPE.test(text) ? readByWalk(sourceCode, pattern) : readByText(sourceCode, pattern);
}

const NOTHING: NamedNodes = { isHidden: false, isEmpty: true, has: () => false, hasMember: () => false, get: () => [] };

function readByText(sourceCode: SourceCode, pattern: RegExp): NamedNodes {
  const places = new Map<string, number[]>();
  // No `matchAll`, which makes a pattern of its own: every file of a project comes here.
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(sourceCode.text); hit; hit = pattern.exec(sourceCode.text)) addTo(places, hit[0], hit.index);
  if (places.size === 0) return NOTHING;
  const { text } = sourceCode;
  const isMember = (name: string): boolean => places.get(name)?.some((place) => !isProse(text, place, place + name.length)) ?? false;
  const known = new Map<string, readonly NamedNode[]>();
  const locate = (name: string): readonly NamedNode[] => {
    const nodes = (places.get(name) ?? []).map((place) => readIndex(sourceCode).findDeepest(sourceCode.ast, place));
    return nodes.filter((node) => readName(node) === name).map((node) => ({ name, node }));
  };
  return {
    isHidden: false,
    isEmpty: false,
    has: (...names) => names.some((name) => places.has(name)),
    hasMember: (...names) => names.some((name) => isMember(name)),
    get: (...names) =>
      names.flatMap((name) => {
        const found = known.get(name) ?? locate(name);
        known.set(name, found);
        return found;
      }),
  };
}

/** What comes before prose, or before a name of the file's own: a word, a bracket, or the start of a line of comment. */
const BEFORE_PROSE = /[a-z][ -]$|\($|\/\/ $|\* $/i;
/** What follows the name of a method or field after its modifiers, as in `static match = /_test$/`. */
const DEFINED = /\s*[(=:?!</]/y;

/** Whether a word cannot be the name of a member or option: those follow a dot, brace, comma, quote or modifier. */
function isProse(text: string, start: number, end: number): boolean {
  if (!BEFORE_PROSE.test(text.slice(Math.max(0, start - 3), start))) return false;
  DEFINED.lastIndex = end;
  return !DEFINED.test(text);
}

function readByWalk(sourceCode: SourceCode, pattern: RegExp): NamedNodes {
  let found: ReadonlyMap<string, readonly NamedNode[]> | undefined;
  return { isHidden: true, isEmpty: false, has: () => true, hasMember: () => true, get: (...names) => names.flatMap((name) => (found ??= walkForNames(sourceCode, pattern)).get(name) ?? []) };
}

function walkForNames(sourceCode: SourceCode, pattern: RegExp): ReadonlyMap<string, readonly NamedNode[]> {
  const whole = new RegExp(`^(?:${pattern.source})$`);
  const found = new Map<string, NamedNode[]>();
  walkNodes(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    const name = readName(node);
    if (name !== undefined && whole.test(name)) addTo(found, name, { name, node });
  });
  return found;
}

function addTo<Item>(lists: Map<string, Item[]>, name: string, item: Item): void {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
}

/** The innermost nodes at the places that `pattern` (global) finds in the text. */
export function readNodesAt(sourceCode: SourceCode, pattern: RegExp): readonly TSESTree.Node[] {
  return [...sourceCode.text.matchAll(pattern)].map((hit) => readIndex(sourceCode).findDeepest(sourceCode.ast, hit.index));
}

function readIndex(sourceCode: SourceCode): ChildIndex {
  const index = indexes.get(sourceCode) ?? new ChildIndex(sourceCode);
  indexes.set(sourceCode, index);
  return index;
}

function readName(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The children of each visited node, sorted, for a search by position. */
class ChildIndex {
  readonly #children = new Map<TSESTree.Node, readonly TSESTree.Node[]>();
  readonly #sourceCode: SourceCode;
  #last: TSESTree.Node | undefined;

  constructor(sourceCode: SourceCode) {
    this.#sourceCode = sourceCode;
  }

  findDeepest(root: TSESTree.Node, position: number): TSESTree.Node {
    let node = this.#climb(root, position);
    for (;;) {
      const isWhole = node.type === 'TemplateLiteral' && node.expressions.length === 0;
      const child: TSESTree.Node | undefined = isWhole ? undefined : this.#findChild(node, position);
      if (!child) return (this.#last = node);
      node = child;
    }
  }

  /** The places that are asked for are close together: up from the last one is shorter than down from the root. */
  #climb(root: TSESTree.Node, position: number): TSESTree.Node {
    let node: TSESTree.Node | undefined = this.#last;
    while (node && !(node.range[0] <= position && position < node.range[1])) node = node.parent;
    return node ?? root;
  }

  #findChild(node: TSESTree.Node, position: number): TSESTree.Node | undefined {
    const children = this.#readSorted(node);
    const child = children[findFirst(children, position)];
    return child && readStart(child) <= position ? child : undefined;
  }

  #readSorted(node: TSESTree.Node): readonly TSESTree.Node[] {
    const known = this.#children.get(node);
    if (known) return known;
    const children = readChildren(node, this.#sourceCode.visitorKeys).sort((left, right) => readStart(left) - readStart(right) || left.range[1] - right.range[1]);
    this.#children.set(node, children);
    return children;
  }
}

/** Decorators may be before `export`, outside of the range of their class. */
function readStart(node: TSESTree.Node): number {
  const declaration = 'declaration' in node ? node.declaration : undefined;
  const decorated = (declaration ?? node) as { readonly decorators?: readonly TSESTree.Decorator[] };
  return Math.min(node.range[0], decorated.decorators?.[0]?.range[0] ?? node.range[0]);
}

import type { TSESTree } from '@typescript-eslint/utils';
import { findFirst, readChildren, type SourceCode, walkNodes } from './source-code.js';
import { isKey, isProse } from './word-places.js';
import type { WordSearch } from './word-search.js';

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
  /** Whether it does so, of a set of words, where the word may be the name of a member or option, which prose is not. */
  hasMember(names: ReadonlySet<string>): boolean;
  /** Whether it does so where the word may be the key of an object, written or assigned. */
  hasKey(names: ReadonlySet<string>): boolean;
  /** The nodes that say one of these words, word by word, each in source order; looked for where the text has them. */
  get(...names: readonly string[]): readonly NamedNode[];
}

/** What follows a backslash that stands for an ASCII letter, by which a name can be written so that the text does not show it: `\u0073`, `\x73`, `\163`. */
const LETTER_ESCAPE = /(?:u00|u\{0*|x)(?:[46][1-9a-f]|[57][0-9a])|1[0-7]{2}/iy;

const indexes = new WeakMap<SourceCode, ChildIndex>();

/**
 * Looks through the text for the words of a search. Goes down from the Program only where the text has a word that is
 * asked for, so that a file costs its hits, not its size. Names written with escapes take a full walk.
 */
export function readNamedNodes(sourceCode: SourceCode, search: WordSearch): NamedNodes {
  const { text } = sourceCode;
  if (mayHideNames(text)) return new HiddenNames(sourceCode, search.words);
  const places = findPlaces(text, search);
  return places.size > 0 ? new TextNames(sourceCode, places) : NO_NAMES;
}

/** Whether names are written with escapes, so that the text may not show what it says. */
export function mayHideNames(text: string): boolean {
  // Behind a backslash that is written by another one, the next begins anew.
  for (let place = text.indexOf('\\'); place >= 0; place = text.indexOf('\\', place + 2)) {
    if (!ESCAPING.includes(text.charAt(place + 1))) continue;
    LETTER_ESCAPE.lastIndex = place + 1;
    if (LETTER_ESCAPE.test(text)) return true;
  }
  return false;
}

/** What such an escape begins with; `''` is the end of the text. */
const ESCAPING = ['u', 'U', 'x', 'X', '1'];

/** Those of a text that holds none of the words. */
export const NO_NAMES: NamedNodes = { isHidden: false, isEmpty: true, has: () => false, hasMember: () => false, hasKey: () => false, get: () => [] };

function findPlaces(text: string, search: WordSearch): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  search.find(text, (word, start) => {
    addTo(places, word, start);
    return false;
  });
  return places;
}

/** The words of a text, by their places in it. */
class TextNames implements NamedNodes {
  readonly isHidden = false;
  readonly isEmpty = false;
  readonly #located = new Map<string, readonly NamedNode[]>();

  constructor(private readonly sourceCode: SourceCode, private readonly places: ReadonlyMap<string, readonly number[]>) {}

  has(...names: readonly string[]): boolean {
    return names.some((name) => this.places.has(name));
  }

  hasMember(names: ReadonlySet<string>): boolean {
    return this.#some(names, (text, start, end) => !isProse(text, start, end));
  }

  hasKey(names: ReadonlySet<string>): boolean {
    return this.#some(names, (text, start, end) => isKey(text, start, end) && !isProse(text, start, end));
  }

  /** A file has few of the words, and each question is about many of them. */
  #some(names: ReadonlySet<string>, test: (text: string, start: number, end: number) => boolean): boolean {
    const { text } = this.sourceCode;
    for (const [name, places] of this.places) {
      if (names.has(name) && places.some((place) => test(text, place, place + name.length))) return true;
    }
    return false;
  }

  get(...names: readonly string[]): readonly NamedNode[] {
    return names.flatMap((name) => {
      const found = this.#located.get(name) ?? this.#locate(name);
      this.#located.set(name, found);
      return found;
    });
  }

  #locate(name: string): readonly NamedNode[] {
    const nodes = (this.places.get(name) ?? []).map((place) => readIndex(this.sourceCode).findDeepest(this.sourceCode.ast, place));
    return nodes.filter((node) => readName(node) === name).map((node) => ({ name, node }));
  }
}

/** The words of a text that hides some of them: any may be there. */
class HiddenNames implements NamedNodes {
  readonly isHidden = true;
  readonly isEmpty = false;
  #found: ReadonlyMap<string, readonly NamedNode[]> | undefined;

  constructor(private readonly sourceCode: SourceCode, private readonly words: ReadonlySet<string>) {}

  has(): boolean {
    return true;
  }

  hasMember(): boolean {
    return true;
  }

  hasKey(): boolean {
    return true;
  }

  get(...names: readonly string[]): readonly NamedNode[] {
    const found = (this.#found ??= walkForNames(this.sourceCode, this.words));
    return names.flatMap((name) => found.get(name) ?? []);
  }
}

function walkForNames(sourceCode: SourceCode, words: ReadonlySet<string>): ReadonlyMap<string, readonly NamedNode[]> {
  const found = new Map<string, NamedNode[]>();
  walkNodes(sourceCode.ast, sourceCode.visitorKeys, (node) => {
    const name = readName(node);
    if (name !== undefined && words.has(name)) addTo(found, name, { name, node });
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

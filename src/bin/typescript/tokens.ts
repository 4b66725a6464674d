import type { TSESTree } from '@typescript-eslint/utils';
import type { Lines } from './lines.js';

/** A part of the text: where it begins and ends. */
export type Range = readonly [start: number, end: number];

/** A token as ESLint asks for it. */
export interface Token {
  readonly type: string;
  readonly value: string;
  readonly range: [number, number];
  readonly loc: { readonly start: object; readonly end: object };
}

/** What the tree says of tokens that the text alone does not show. */
export class TokenMarks {
  /** Literals, parts of templates and text of JSX, by their start. */
  readonly whole = new Map<number, { readonly end: number; readonly type: string }>();
  /** Brackets of type arguments, which are one token each, also where two are side by side. */
  readonly brackets = new Set<number>();

  add(node: TSESTree.Node): void {
    const [start, end] = node.range;
    switch (node.type) {
      case 'Literal':
        this.whole.set(start, { end, type: readLiteralType(node) });
        break;
      case 'TemplateElement':
        this.whole.set(start, { end, type: 'Template' });
        break;
      case 'JSXText':
        if (end > start) this.whole.set(start, { end, type: 'JSXText' });
        break;
      case 'JSXIdentifier':
        this.whole.set(start, { end, type: 'JSXIdentifier' });
        break;
      case 'TSTypeParameterInstantiation':
      case 'TSTypeParameterDeclaration':
        this.brackets.add(start).add(end - 1);
        break;
      default:
    }
  }
}

function readLiteralType(node: TSESTree.Literal): string {
  if ('regex' in node) return 'RegularExpression';
  if (node.value === null) return 'Null';
  if (typeof node.value === 'boolean') return 'Boolean';
  return typeof node.value === 'string' ? 'String' : 'Numeric';
}

const SPACE = /\s+/uy;
const NAME = /#?(?:[$_\p{ID_Start}]|\\u(?:[\da-f]{4}|\{[\da-f]+\}))(?:[$\p{ID_Continue}\u200C\u200D]|\\u(?:[\da-f]{4}|\{[\da-f]+\}))*/iuy;
const PUNCTUATOR = />>>=|\.\.\.|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|==|!=|<=|>=|&&|\|\||\?\?|\?\.(?!\d)|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|\*\*|[^]/uy;
const KEYWORDS = new Set(
  ('break case catch class const continue debugger default delete do else enum export extends finally for function if import in instanceof '
  + 'new return super switch this throw try typeof var void while with let static yield implements interface package private protected public').split(' '),
);

/** The tokens of source text without its comments, in order. */
export function readTokens(text: string, marks: TokenMarks, around: { readonly comments: readonly Range[]; readonly lines: Lines }): readonly Token[] {
  const { lines } = around;
  const comments = new Map(around.comments);
  const tokens: Token[] = [];
  const add = (type: string, start: number, end: number): number => {
    tokens.push({ type, value: text.slice(start, end), range: [start, end], loc: { start: lines.locate(start), end: lines.locate(end) } });
    return end;
  };
  let place = 0;
  while (place < text.length) {
    // The text of JSX may begin with spaces.
    if (!marks.whole.has(place)) place = skip(SPACE, text, place);
    if (place < text.length) place = comments.get(place) ?? addNext(text, place, { marks, add });
  }
  return tokens;
}

interface Sink {
  readonly marks: TokenMarks;
  add(type: string, start: number, end: number): number;
}

function addNext(text: string, place: number, { marks, add }: Sink): number {
  const whole = marks.whole.get(place);
  if (whole) return add(whole.type, place, whole.end);
  const name = skip(NAME, text, place);
  if (name > place) return add(describeName(text.slice(place, name)), place, name);
  return add('Punctuator', place, marks.brackets.has(place) ? place + 1 : skip(PUNCTUATOR, text, place));
}

function describeName(name: string): string {
  if (name.startsWith('#')) return 'PrivateIdentifier';
  return KEYWORDS.has(name) ? 'Keyword' : 'Identifier';
}

/** The end of what `pattern` (sticky) finds at the place, or the place. */
function skip(pattern: RegExp, text: string, place: number): number {
  pattern.lastIndex = place;
  return pattern.test(text) ? pattern.lastIndex : place;
}

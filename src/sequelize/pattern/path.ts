import type { AST } from '@eslint-community/regexpp';
import { readClass } from './class.js';
import { DIGITS, readLiteral, SOMETHING, type Gap, type Item, type Literal, type Path, type Steps } from './item.js';

/** What holds at a place of the pattern. */
export interface Place {
  readonly steps: Steps;
  /** How many groups lie around. */
  readonly depth: number;
  /** The `m` flag, or `(?m:…)`. */
  readonly multiline: boolean;
}

/** Longer than any database name: from here on a count of repetitions sets no bound worth keeping. */
const ENDLESS = 32;

/**
 * Opens every group: one path per choice of alternatives. Each path accepts at least what its part of the pattern does.
 * @throws StepLimitError when there are too many
 */
export function expandAlternatives(alternatives: readonly AST.Alternative[], place: Place): Path[] {
  place.steps.enter(place.depth);
  const inner = { ...place, depth: place.depth + 1 };
  return alternatives.flatMap((alternative) => {
    let paths: Item[][] = [[]];
    for (const element of alternative.elements) paths = append(paths, expandElement(element, inner), place.steps);
    return paths;
  });
}

/** Every `left` followed by every `right`; writes into `left`, so that a long literal stays linear. */
function append(left: Item[][], right: readonly Path[], steps: Steps): Item[][] {
  const [only] = right;
  if (right.length === 1 && only !== undefined) {
    steps.take(left.length * (only.length + 1));
    for (const path of left) path.push(...only);
    return left;
  }
  return left.flatMap((before) =>
    right.map((after) => {
      steps.take(before.length + after.length + 1);
      return [...before, ...after];
    }),
  );
}

function expandElement(element: AST.Element, place: Place): Path[] {
  switch (element.type) {
    case 'Group': {
      const { modifiers } = element;
      const multiline = modifiers?.add.multiline === true || (place.multiline && modifiers?.remove?.multiline !== true);
      return expandAlternatives(element.alternatives, { ...place, multiline });
    }
    case 'CapturingGroup':
      return expandAlternatives(element.alternatives, place);
    case 'Quantifier':
      return expandQuantifier(element, place);
    case 'Assertion':
      return [[expandAssertion(element, place)]];
    default:
      return [[readCharacter(element)]];
  }
}

function readCharacter(
  node: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass | AST.Backreference,
): Literal | Gap {
  if (node.type === 'Character') return readLiteral(String.fromCodePoint(node.value));
  return node.type === 'Backreference' ? SOMETHING : readClass(node);
}

function expandAssertion(assertion: AST.Assertion, place: Place): Item {
  switch (assertion.kind) {
    case 'word':
      return { kind: 'boundary' };
    case 'lookahead':
    case 'lookbehind': {
      const paths = expandAlternatives(assertion.alternatives, place);
      if (assertion.negate) return { kind: 'exclusion' };
      return { kind: 'requirement', side: assertion.kind === 'lookahead' ? 'ahead' : 'behind', paths };
    }
    default:
      return { kind: place.multiline ? 'lineEdge' : assertion.kind };
  }
}

function expandQuantifier(quantifier: AST.Quantifier, place: Place): Path[] {
  const { element, min, max } = quantifier;
  const once = expandElement(element, place);
  if (max === 0) return [[]];
  const repeated = expandCharacter(quantifier, once);
  if (repeated !== undefined) return [[repeated]];
  if (max === 1) return min === 0 ? [[], ...once] : once;
  const middle = [[readRepetition(quantifier, once)]];
  const { steps } = place;
  // `X*` is less than a gap, and `X X … X` less than X, a gap, X. The path through the body is kept for the names in it.
  if (min === 0) return [...middle, ...append(append([...middle.map(copy)], once, steps), middle, steps)];
  const several = append(append(once.map(copy), middle, steps), once, steps);
  return min === 1 ? [...once, ...several] : several;
}

function copy(path: Path): Item[] {
  return [...path];
}

/** `\d+` and `.*` stay one item. */
function expandCharacter({ min, max }: AST.Quantifier, once: readonly Path[]): Literal | Gap | undefined {
  const item = readOnlyItem(once);
  const isDigits = item?.kind === 'literal' && item.text === DIGITS;
  if (isDigits) return { ...item, optional: item.optional || min === 0 };
  if (item?.kind !== 'gap') return undefined;
  return { ...item, optional: item.optional || min === 0, endless: item.endless || max >= ENDLESS };
}

function readOnlyItem([path, ...others]: readonly Path[]): Item | undefined {
  return others.length === 0 && path?.length === 1 ? path[0] : undefined;
}

function readRepetition({ max }: AST.Quantifier, once: readonly Path[]): Gap {
  const wide = once.filter((path) => path.some((item) => item.kind === 'gap') && path.every(isWide));
  return {
    kind: 'gap',
    anything: wide.length > 0,
    optional: true,
    endless: max >= ENDLESS,
    excludes: wide.length > 0 && wide.every((path) => path.some(isExclusion)),
  };
}

function isWide(item: Item): boolean {
  return item.kind === 'gap' ? item.anything : item.kind === 'exclusion' || item.kind === 'boundary';
}

/** True where a negative look-around narrows the path. */
export function isExclusion(item: Item): boolean {
  return item.kind === 'exclusion' || (item.kind === 'gap' && item.excludes);
}

import type { AST } from '@eslint-community/regexpp';
import { ANY_CHARACTER, DIGITS, readLiteral, SEPARATOR, SOMETHING, type Gap, type Literal } from './item.js';

type ClassNode = AST.CharacterClass | AST.ExpressionCharacterClass | AST.CharacterSet;
type Member = AST.CharacterClassElement | ClassNode;

/** The characters that end one part of a database name or path and begin the next. */
export const SEPARATORS = '_-./\\';

const ASCII = Array.from({ length: 128 }, (_, code) => code);
const USUAL = Array.from('abcdefghijklmnopqrstuvwxyz0123456789_', (character) => character.charCodeAt(0));

/**
 * Reads a class or escape that stands for one character: digits, separators and one letter in both cases are
 * literals, everything else is a gap.
 */
export function readClass(node: ClassNode): Literal | Gap {
  if (isOpaque(node)) return SOMETHING;
  const codes = ASCII.filter((code) => hasCode(node, code));
  if (reachesBeyondAscii(node)) return USUAL.every((code) => codes.includes(code)) ? ANY_CHARACTER : SOMETHING;
  return readMembers(new Set(codes.map((code) => String.fromCharCode(code).toLowerCase())));
}

function readMembers(members: ReadonlySet<string>): Literal | Gap {
  const all = [...members];
  const [first] = all;
  if (first === undefined) return SOMETHING;
  if (all.length === 1) return readLiteral(first);
  if (all.every((member) => SEPARATORS.includes(member))) return { kind: 'literal', text: SEPARATOR, optional: false };
  if (all.every(isDigit)) return { kind: 'literal', text: DIGITS, optional: false };
  return USUAL.every((code) => members.has(String.fromCharCode(code))) ? ANY_CHARACTER : SOMETHING;
}

/** True for `0` to `9`. */
export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** True where the members cannot be listed exactly: set operations, strings of the `v` flag, Unicode properties. */
function isOpaque(node: Member): boolean {
  if (node.type === 'CharacterClass') return node.elements.some(isOpaque);
  if (node.type === 'CharacterSet') return node.kind === 'property';
  return node.type === 'ExpressionCharacterClass' || node.type === 'ClassStringDisjunction';
}

function hasCode(node: Member, code: number): boolean {
  switch (node.type) {
    case 'Character':
      return node.value === code;
    case 'CharacterClassRange':
      return node.min.value <= code && code <= node.max.value;
    case 'CharacterClass':
      return node.elements.some((element) => hasCode(element, code)) !== node.negate;
    case 'CharacterSet':
      return hasEscape(node, code);
    default:
      return true;
  }
}

function hasEscape(node: AST.CharacterSet, code: number): boolean {
  if (node.kind === 'any' || node.kind === 'property') return true;
  const character = String.fromCharCode(code);
  const inside = {
    digit: isDigit(character),
    space: character.trim() === '',
    word: character === '_' || isDigit(character) || character.toLowerCase() !== character.toUpperCase(),
  };
  return inside[node.kind] !== node.negate;
}

/**
 * True where characters outside ASCII may fit; a negation is taken to hold them all. An escape that holds some holds so many
 * in ASCII that it is read as no literal anyhow.
 */
function reachesBeyondAscii(node: Member): boolean {
  switch (node.type) {
    case 'Character':
      return node.value > 127;
    case 'CharacterClassRange':
      return node.max.value > 127;
    case 'CharacterClass':
      return node.negate || node.elements.some(reachesBeyondAscii);
    case 'CharacterSet':
      return false;
    default:
      return true;
  }
}

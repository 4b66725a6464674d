/** What can be wrong with an answer. Every kind is found once on a seeded fault before a run counts. */
export const PROBLEM_KINDS = [
  'throws',
  'overflows',
  'too many steps',
  'location outside the file',
  'reported twice',
  'placeholder left in the message',
  'another answer the second time',
  'another answer with CRLF or BOM',
  'changed the tree',
  'changed the settings or options',
  'fix does not parse',
  'fix loses a comment',
  'fix changes line ends or BOM',
  'fix never settles',
  'suggestion does not parse',
  'suggestion loses a comment',
  'suggestion changes line ends or BOM',
  'suggestion never settles',
] as const;

export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** The rule at fault, where it is known. */
  readonly rule: string | undefined;
  readonly detail: string;
}

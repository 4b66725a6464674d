// Which cases of a table run on every engine. The engines share our rules: what can differ between them is what ESLint
// itself does with a report, fix, suggestion, option, setting or kind of file. So each such shape is run on all of them
// once per table and parser, by the first case that shows it. The other cases run on the newest engine alone.
import type { Case, InvalidCase } from './rule-tester.js';

/** What of ESLint a case makes use of, one string for each use. Two cases with the same shapes ask the same of an engine. */
export function describeShapes(test: Case | InvalidCase): readonly string[] {
  const reports = 'errors' in test ? describeReports(test) : ['no report'];
  const file = [
    ...(test.sourceType === undefined ? [] : [`source type ${test.sourceType}`]),
    ...(test.jsx === true ? ['JSX'] : []),
    ...(test.filename === undefined ? [] : [`file ${/\.[^./]*$/.exec(test.filename)?.[0] ?? 'without an ending'}`]),
    ...(test.project === undefined ? [] : [`project ${test.project}`]),
  ];
  const given = [...(test.options ?? []).flatMap((option) => keysOf('option', option)), ...keysOf('setting', test.settings)];
  // An option is passed through a schema, and a setting through a merge of configurations: both with and without a report.
  const outcome = 'errors' in test ? 'a report' : 'no report';
  return [...reports, ...[...file, ...given].map((shape) => `${shape}, ${outcome}`)];
}

/** What is done with each report: nothing, a fix of one pass or of more, and each suggestion. */
function describeReports({ errors, output }: InvalidCase): readonly string[] {
  const passes = Array.isArray(output) ? `a fix of ${output.length > 1 ? 'several passes' : 'one pass'}` : 'a fix of one pass';
  const edit = output === null ? 'no fix' : passes;
  return errors.flatMap(({ messageId, suggestions = [] }) => [
    `${messageId}, ${edit}`,
    ...suggestions.map((suggestion) => `${messageId}, suggestion ${suggestion.messageId}`),
  ]);
}

/** One string for each key of an option or of the settings; one for a value that is no object. */
function keysOf(kind: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [`${kind} without keys`];
  const keys = Object.keys(value);
  return keys.length === 0 ? [`empty ${kind}`] : keys.map((key) => `${kind} ${key}`);
}

/**
 * The cases that run on every engine: the first of each shape, in the order of the table.
 * @param cases the cases that one parser reads, valid and invalid ones in their order.
 */
export function chooseForEveryEngine<T extends Case>(cases: readonly T[]): ReadonlySet<T> {
  const shown = new Set<string>();
  return new Set(
    cases.filter((test) => {
      const added = describeShapes(test).filter((shape) => !shown.has(shape));
      for (const shape of added) shown.add(shape);
      return added.length > 0;
    }),
  );
}

// The programs of tests/truth/packages.json, judged by the rules as files of projects that list their packages.
import { readFileSync } from 'node:fs';
import { readInvocations } from '../../src/vocabulary/invocations.js';
import { listDependencies } from '../../scripts/truth/packages/catalogue.mjs';
import { lintCase } from './field.js';

export interface PackageRun {
  readonly id: string;
  readonly package: string;
  /** The linted file, relative to the project. */
  readonly path: string;
  readonly program: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
  /** Why a program is reported that harmed nothing in this run. */
  readonly later?: string;
  /** Why a program that loses data is not reported. docs/limits.md says so, too. */
  readonly silent?: string;
  /** The command line that the program runs. */
  readonly command?: string;
}

/** Rules that say of a program that it loses data. */
const LOSS_RULES = ['no-drop', 'no-mass-delete', 'no-sync-alter', 'no-sync-force'];

export function readPackageRuns(): readonly PackageRun[] {
  return JSON.parse(readFileSync(new URL('../truth/packages.json', import.meta.url), 'utf8')) as PackageRun[];
}

/** What the rules get wrong of a program, in words. */
export function findWrongVerdicts(run: PackageRun): readonly string[] {
  const dependencies = listDependencies(run.package) as Readonly<Record<string, string>>;
  const reporting = new Set(lintCase({ path: run.path, id: run.id, code: run.program, dependencies }).map(({ rule }) => rule));
  return [
    ...run.must.filter((rule) => !reporting.has(rule)).map((rule) => `${rule} must report it, and does not`),
    ...(run.command !== undefined && losesByCommand(run.command) !== run.must.includes('no-drop') ? ['the audit says another thing of the command'] : []),
    ...run.mustNot.filter((rule) => reporting.has(rule)).map((rule) => `${rule} must be silent, and reports it`),
  ];
}

/** What is wrong with the rules that a program names, beside what it did. */
export function findWrongExpectations({ later, must, mustNot, outcomes, silent }: PackageRun): readonly string[] {
  const isLost = Object.values(outcomes).some((outcome) => /rows-lost|column-lost|values-changed/.test(outcome));
  const isReported = LOSS_RULES.some((rule) => must.includes(rule));
  const isSilent = LOSS_RULES.every((rule) => mustNot.includes(rule));
  return [
    ...(isLost && !isReported && silent === undefined ? ['it loses data, and no rule has to report it'] : []),
    ...(!isLost && !isSilent && later === undefined ? ['it loses nothing, and the rules need not be silent'] : []),
    ...(silent !== undefined && (!isLost || isReported) ? ['it says why it is not reported, and is, or loses nothing'] : []),
    ...(later !== undefined && (isLost || !isReported) ? ['it says why it is reported all the same, and is not'] : []),
  ];
}

/** Whether the audit lists the command where it stands in a script, an image or a workflow. */
function losesByCommand(command: string): boolean {
  return readInvocations(command).some(({ kind }) => kind === 'destructive');
}

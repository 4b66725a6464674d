import { parseArgs } from 'node:util';
import type { ExplainRequest } from './explain/explain.js';
import { readPlace, type Place } from './explain/places.js';

export const formats = ['stylish', 'json', 'sarif', 'markdown'] as const;
export type Format = (typeof formats)[number];

/** One form in which the audit is written: to a file, else to standard output. */
export interface Output {
  readonly format: Format;
  readonly file: string | undefined;
}

export interface AuditRequest {
  readonly kind: 'audit';
  readonly paths: readonly string[];
  readonly strict: boolean;
  readonly fix: boolean;
  readonly parseAll: boolean;
  readonly checkSetup: boolean;
  /** At most one of them has no file. */
  readonly outputs: readonly Output[];
}

/** What the command line asks for. */
export type Request =
  | AuditRequest
  | ({ readonly kind: 'explain' } & ExplainRequest)
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'misuse'; readonly message: string };

export const usage = `Usage: npx eslint-plugin-sequelize-guard [paths] [options]
       npx eslint-plugin-sequelize-guard --explain <file:line …>   says of a line why it is or is not reported
       npx eslint-plugin-sequelize-guard baseline <module>   writes the first migration from the models; see baseline --help
       npx eslint-plugin-sequelize-guard command <command>   says whether a command line would lose data; see command --help

Looks through a project as it is, without any configuration, for Sequelize code and commands that can wipe a database.
Paths are files, folders or globs; without any, the current folder is audited. Files that git ignores are left out.

  --strict         also report every plain sync() and every call that deletes all rows
  --fix            write the fixes that are safe to make by machine
  --format <name>  ${formats.join(', ')} (default: stylish); with :file, such as sarif:audit.sarif, into a file;
                   more than one of them in one run
  --check-setup    instead: which files the ESLint configuration of this project lints with which rules of the plugin
  --explain        instead: for each file:line, such as src/db.js:12, what was seen there and why it is or is not reported,
                   by the ESLint configuration of this project where it has the plugin; --format stylish or json
  --parse-all      parse every file, also those whose text names nothing to report: slower, the same reports
  --help           print this
  --version        print the version

Exit codes: 0 nothing found, 1 something found, 2 the audit could not run or could not read everything.
With --explain: 0 not reported, 1 reported, 2 a file is not there or cannot be read, or nothing on the line destroys data.
`;

type Misuse = Extract<Request, { kind: 'misuse' }>;

function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

function readOutput(written: string): Output | Misuse {
  const [, name = '', file] = /^([^:]*)(?::([^]*))?$/u.exec(written) ?? [];
  if (!isFormat(name)) return { kind: 'misuse', message: `--format got '${written}', it takes ${formats.join(', ')}, each with or without :file after it` };
  return file === '' ? { kind: 'misuse', message: `--format got '${written}', without a file after the colon` } : { format: name, file };
}

function readOutputs(written: readonly string[]): readonly Output[] | Misuse {
  const outputs: Output[] = [];
  for (const each of written) {
    const output = readOutput(each);
    if ('kind' in output) return output;
    outputs.push(output);
  }
  const printed = outputs.filter(({ file }) => file === undefined);
  if (printed.length < 2) return outputs;
  return { kind: 'misuse', message: `--format got ${printed.map(({ format }) => `'${format}'`).join(' and ')}: only one can be printed, give the others a file, such as ${printed[0]?.format ?? ''}:audit.txt` };
}

function parse(args: readonly string[]): Request {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      strict: { type: 'boolean', default: false },
      fix: { type: 'boolean', default: false },
      format: { type: 'string', short: 'f', multiple: true, default: ['stylish'] },
      'check-setup': { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      'parse-all': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', short: 'v', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const outputs = readOutputs(values.format);
  if ('kind' in outputs) return outputs;
  const { strict, fix } = values;
  if (values.explain) return readExplain(positionals, outputs, values);
  const clash = values['check-setup'] ? findClash(fix, outputs) : undefined;
  if (clash !== undefined) return { kind: 'misuse', message: `--check-setup and ${clash} exclude each other` };
  const paths = positionals.length === 0 ? ['.'] : positionals;
  return { kind: 'audit', paths, strict, fix, parseAll: values['parse-all'], checkSetup: values['check-setup'], outputs };
}

/** A check of the setup writes no file and has one form. */
function findClash(fix: boolean, outputs: readonly Output[]): string | undefined {
  if (fix) return '--fix';
  return outputs.some(({ format, file }) => format !== 'stylish' || file !== undefined) ? '--format' : undefined;
}

/** A line is explained to a terminal or as JSON; what an audit writes or reads beside that has no meaning there. */
function readExplain(written: readonly string[], outputs: readonly Output[], { strict, ...others }: { readonly strict: boolean; readonly fix: boolean; readonly 'check-setup': boolean }): Request {
  const clash = (['fix', 'check-setup'] as const).find((name) => others[name]);
  if (clash !== undefined) return { kind: 'misuse', message: `--explain and --${clash} exclude each other` };
  const [output = { format: 'stylish', file: undefined }] = outputs;
  const { format } = output;
  if (outputs.length > 1 || output.file !== undefined || (format !== 'stylish' && format !== 'json')) return { kind: 'misuse', message: '--explain takes --format stylish or json, printed' };
  if (written.length === 0) return { kind: 'misuse', message: '--explain takes one or more lines, such as src/db.js:12' };
  const places: Place[] = [];
  for (const one of written) {
    const place = readPlace(one);
    if (!place) return { kind: 'misuse', message: `--explain got '${one}', it takes a file and a line, such as src/db.js:12` };
    places.push(place);
  }
  return { kind: 'explain', places, strict, format };
}

/** Reads the arguments after the program's name. Never throws: what it cannot read comes back as a misuse. */
export function readRequest(args: readonly string[]): Request {
  try {
    return parse(args);
  } catch (error) {
    return { kind: 'misuse', message: error instanceof Error ? error.message : String(error) };
  }
}

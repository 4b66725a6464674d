import { parseArgs } from 'node:util';

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
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'misuse'; readonly message: string };

export const usage = `Usage: npx eslint-plugin-sequelize-guard [paths] [options]
       npx eslint-plugin-sequelize-guard baseline <module>   writes the first migration from the models; see baseline --help

Looks through a project as it stands, without any configuration, for Sequelize code and commands that can wipe a database.
Paths are files, folders or globs; without any, the current folder is audited. Files that git ignores are left out.

  --strict         also report every plain sync() and every call that deletes all rows
  --fix            write the fixes that are safe to make by machine
  --format <name>  ${formats.join(', ')} (default: stylish); with :file, such as sarif:audit.sarif, into a file;
                   more than one of them in one run
  --check-setup    instead: which files the ESLint configuration of this project lints with which rules of the plugin
  --parse-all      parse every file, also those whose text names nothing to report: slower, the same reports
  --help           print this
  --version        print the version

Exit codes: 0 nothing found, 1 something found, 2 the audit could not run or could not read everything.
`;

type Misuse = Extract<Request, { kind: 'misuse' }>;

function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

function readOutput(written: string): Output | Misuse {
  const [, name = '', file] = /^([^:]*)(?::([^]*))?$/u.exec(written) ?? [];
  if (!isFormat(name)) return { kind: 'misuse', message: `--format got '${written}', it takes ${formats.join(', ')}, each with :file behind it or without` };
  return file === '' ? { kind: 'misuse', message: `--format got '${written}', without a file behind the colon` } : { format: name, file };
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
  const paths = positionals.length === 0 ? ['.'] : positionals;
  return { kind: 'audit', paths, strict, fix, parseAll: values['parse-all'], checkSetup: values['check-setup'], outputs };
}

/** Reads the arguments after the program's name. Never throws: what it cannot read comes back as a misuse. */
export function readRequest(args: readonly string[]): Request {
  try {
    return parse(args);
  } catch (error) {
    return { kind: 'misuse', message: error instanceof Error ? error.message : String(error) };
  }
}

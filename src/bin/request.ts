import { parseArgs } from 'node:util';

export const formats = ['stylish', 'json', 'sarif', 'markdown'] as const;
export type Format = (typeof formats)[number];

export interface AuditRequest {
  readonly kind: 'audit';
  readonly paths: readonly string[];
  readonly strict: boolean;
  readonly fix: boolean;
  readonly format: Format;
}

/** What the command line asks for. */
export type Request =
  | AuditRequest
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'misuse'; readonly message: string };

export const usage = `Usage: npx eslint-plugin-sequelize-guard [paths] [options]

Looks through a project as it stands, without any configuration, for Sequelize code that can wipe a database.
Paths are files, folders or globs; without any, the current folder is audited. Files that git ignores are left out.

  --strict         also report every plain sync() and every call that deletes all rows
  --fix            write the fixes that are safe to make by machine
  --format <name>  ${formats.join(', ')} (default: stylish)
  --help           print this
  --version        print the version

Exit codes: 0 nothing found, 1 something found, 2 the audit could not run or could not read everything.
`;

function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

function parse(args: readonly string[]): Request {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      strict: { type: 'boolean', default: false },
      fix: { type: 'boolean', default: false },
      format: { type: 'string', short: 'f', default: 'stylish' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', short: 'v', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const { strict, fix, format } = values;
  if (!isFormat(format)) return { kind: 'misuse', message: `--format got '${format}', it takes ${formats.join(', ')}` };
  return { kind: 'audit', paths: positionals.length === 0 ? ['.'] : positionals, strict, fix, format };
}

/** Reads the arguments after the program's name. Never throws: what it cannot read comes back as a misuse. */
export function readRequest(args: readonly string[]): Request {
  try {
    return parse(args);
  } catch (error) {
    return { kind: 'misuse', message: error instanceof Error ? error.message : String(error) };
  }
}

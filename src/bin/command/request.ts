import { parseArgs } from 'node:util';

/** What `command` is asked to judge: a command line as written, or the call of a coding agent on standard input. */
export type CommandRequest =
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'hook' };

export const commandUsage = `Usage: npx eslint-plugin-sequelize-guard command <command line>
       npx eslint-plugin-sequelize-guard command --hook

Says whether a command line would lose data: sequelize db:drop and its like, also through the scripts of package.json files,
targets of Makefiles and shell scripts of this project. Nothing is run.

  --hook   read the call of a coding agent, as JSON, from standard input: the hook that is asked before a tool runs
  --help   print this

Exit codes: 0 it loses nothing that is known of, 1 it loses data, 2 it could not be judged. With --hook, 2 is both: it blocks the call.
`;

type Read = CommandRequest | { readonly kind: 'help' } | { readonly kind: 'misuse'; readonly message: string };

function parse(args: readonly string[]): Read {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { hook: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) return { kind: 'help' };
  const [command] = positionals;
  if (values.hook) return command === undefined ? { kind: 'hook' } : { kind: 'misuse', message: '--hook reads the command from standard input, it takes none here' };
  if (command === undefined || positionals.length > 1) return { kind: 'misuse', message: `command takes one command line in quotes, it got ${positionals.length === 0 ? 'none' : `${String(positionals.length)} words`}` };
  return { kind: 'command', command };
}

/** Reads the arguments after `command`. Never throws: what it cannot read comes back as a misuse. */
export function readCommandRequest(args: readonly string[]): Read {
  try {
    return parse(args);
  } catch (error) {
    return { kind: 'misuse', message: error instanceof Error ? error.message : String(error) };
  }
}

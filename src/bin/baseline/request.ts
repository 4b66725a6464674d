import { parseArgs } from 'node:util';

/** What `baseline` is asked to do. */
export interface BaselineRequest {
  readonly kind: 'baseline';
  /** The file that loads the models, as written. */
  readonly module: string;
  /** The folder for the migration, as written; undefined for that of the project. */
  readonly out: string | undefined;
  /** Whether nothing is written, and the models are compared with the migrations that are there. */
  readonly isComparing: boolean;
  /** Tables that are left out of the comparison. */
  readonly except: readonly string[];
  /** Whether the statements are printed that record the migration as run. */
  readonly mark: boolean;
  /** How long the module may take, in seconds. */
  readonly timeout: number;
}

export const baselineUsage = `Usage: npx eslint-plugin-sequelize-guard baseline <module> [options]

       npx eslint-plugin-sequelize-guard baseline <module> --check

Writes the first migration: what sync() would send for the models that a module loads. No connection is opened.
The module exports the Sequelize instance, a model, or a function that returns one. It is loaded, so its code runs.

  --out <folder>       where the migrations are (default: the migrations folder of the project, else migrations/)
  --check              write nothing: compare the models with the migrations that are there, which are run without a database
  --except <table>     with --check: a table that is not compared, such as one without a model; may be given again
  --mark               also print the SQL that records the migration as run, for databases that have the tables already
  --timeout <seconds>  how long the module may take to load (default: 30)
  --help               print this

Exit codes: 0 the migration is written, 2 it is not, and nothing was written.
With --check: 0 models and migrations are equal, 1 they differ, 2 they could not be compared.
`;

type Read = BaselineRequest | { readonly kind: 'help' } | { readonly kind: 'misuse'; readonly message: string };

/** What is wrong with options together, or with one of them. */
function describeMisuse({ check, except, mark, out }: { readonly check: boolean; readonly except: readonly string[]; readonly mark: boolean; readonly out?: string | undefined }): string | undefined {
  if (check && mark) return '--check writes nothing, so that --mark has nothing to record: give one of them';
  if (except.length > 0 && !check) return '--except names a table for --check, which is not given';
  return out === '' ? "--out got '', it takes a folder" : undefined;
}

function parse(args: readonly string[]): Read {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      check: { type: 'boolean', default: false },
      except: { type: 'string', multiple: true, default: [] },
      mark: { type: 'boolean', default: false },
      timeout: { type: 'string', default: '30' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const [module] = positionals;
  if (module === undefined || positionals.length > 1) return { kind: 'misuse', message: `baseline takes one module, it got ${positionals.length === 0 ? 'none' : String(positionals.length)}` };
  const timeout = Number(values.timeout);
  if (!(timeout > 0 && timeout <= 3600)) return { kind: 'misuse', message: `--timeout got '${values.timeout}', it takes seconds, above 0 and up to 3600` };
  const misuse = describeMisuse(values);
  if (misuse !== undefined) return { kind: 'misuse', message: misuse };
  return { kind: 'baseline', module, out: values.out, isComparing: values.check, except: values.except, mark: values.mark, timeout };
}

/** Reads the arguments after `baseline`. Never throws: what it cannot read comes back as a misuse. */
export function readBaselineRequest(args: readonly string[]): Read {
  try {
    return parse(args);
  } catch (error) {
    return { kind: 'misuse', message: error instanceof Error ? error.message : String(error) };
  }
}

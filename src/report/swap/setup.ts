import type { TSESTree } from '@typescript-eslint/utils';
import { type Edit, type FileStyle, joinEdits, moveComments, readFileStyle, readLineIndent } from '../edits/edit.js';
import { readInstanceText } from '../edits/instance-text.js';
import { matchNameConflict, planImport } from '../imports/plan.js';
import { insertsAfter, matchRepetition } from './refusals.js';
import type { Swap, SwapRefusal, SwapRequest } from './request.js';
import { describeFiles, describeMigrations, type SetupFiles } from './setup-files.js';
import { isSurelyInstance } from '../words/names.js';
import { matchCallStatement, readStatementList } from '../../syntax/statements.js';

const NO_MIGRATION: Swap = { kind: 'none', why: 'noMigration' };

/**
 * Writes a whole Umzug set-up in the place of the call: for the migrations that the project has, recorded in the database
 * that the call was about to empty. Nothing where the receiver is not shown to have a query interface, or where the
 * Umzug that is installed is an older one.
 */
export function planSetup(request: SwapRequest): Swap {
  const { call, major } = request;
  const known = setups.get(call);
  if (known?.major === major) return known.swap;
  const swap = describeSetup(request);
  setups.set(call, { major, swap });
  return swap;
}

/** Several rules plan it for one call. */
const setups = new WeakMap<SwapRequest['call'], { readonly major: 6 | 7; readonly swap: Swap }>();

function describeSetup(request: SwapRequest): Swap {
  const { sourceCode, call, migrations: { project } } = request;
  if ((project?.umzug.major ?? 3) < 3) return { kind: 'none', why: 'outdatedUmzug' };
  const instance = readInstance(request);
  const classes = planClasses(request);
  const files = describeFiles(request);
  if (instance === undefined || !classes || !files) return NO_MIGRATION;
  const style = readFileStyle(sourceCode);
  const code = describeUmzug({ ...classes, instance, files, request, style });
  const edit = joinEdits(classes.edit, files.edit, moveComments(sourceCode, call.call), placeSetup(request, code, style));
  return { kind: 'setup', edit, folder: files.folder, why: matchSetupRefusal(request) };
}

/** The Models of a loop have one instance between them, whose migrations run once. */
function readInstance({ sourceCode, call, filename, major }: SwapRequest): string | undefined {
  if (!isSurelyInstance(call) && matchRepetition(call.call)) return undefined;
  return readInstanceText(sourceCode, call, { filename, major });
}

interface Classes {
  readonly umzug: string;
  readonly storage: string;
  readonly edit: Edit;
}

/** Both classes in one import, or read off one that the file has. */
function planClasses({ sourceCode, call, filename }: SwapRequest): Classes | undefined {
  const request = { from: 'umzug', kind: 'named', filename } as const;
  const umzug = planImport(sourceCode, { ...request, name: 'Umzug' }, call.call);
  const storage = planImport(sourceCode, { ...request, name: 'SequelizeStorage' }, call.call);
  if (umzug.kind === 'refused' || storage.kind === 'refused') return undefined;
  const [first] = umzug.edit;
  const [second] = storage.edit;
  if (!first || !second) return { umzug: umzug.localName, storage: storage.localName, edit: [...umzug.edit, ...storage.edit] };
  if (!umzug.localName.includes('.')) {
    const text = first.text.replace('Umzug', 'Umzug, SequelizeStorage');
    return { umzug: umzug.localName, storage: storage.localName, edit: [{ ...first, text }] };
  }
  const holder = umzug.localName.split('.')[0] ?? '';
  return { umzug: umzug.localName, storage: `${holder}.SequelizeStorage`, edit: [first] };
}

interface Setup extends Classes {
  readonly instance: string;
  readonly files: SetupFiles;
  readonly request: SwapRequest;
  readonly style: FileStyle;
}

function describeUmzug({ umzug, storage, instance, files, request, style }: Setup): string {
  const { indent, eol } = style;
  const { major, sourceCode, call } = request;
  const own = instance === 'sequelize' ? 'sequelize' : `sequelize: ${instance}`;
  const lines = [
    ...describeMigrations(files, style),
    `context: ${instance}.${major === 7 ? 'queryInterface' : 'getQueryInterface()'},`,
    `storage: new ${storage}({ ${own} }),`,
    'logger: console,',
  ];
  const base = readLineIndent(sourceCode, call.call.range[0]);
  return [`new ${umzug}({`, ...lines.map((line) => base + indent + line), `${base}})`].join(eol);
}

/** A constant above the statement where there is room for one, else the whole expression in place of the call. */
function placeSetup({ sourceCode, call: { call } }: SwapRequest, code: string, { eol, semicolon }: FileStyle): Edit {
  const statement = matchCallStatement(call)?.statement;
  const hasRoom = statement && isInBlock(statement) && matchNameConflict(sourceCode, 'umzug', call) === undefined;
  if (!hasRoom) return [{ range: call.range, text: `${code}.up()` }];
  const start = statement.range[0];
  const declaration = `const umzug = ${code}${semicolon}${eol}${readLineIndent(sourceCode, start)}`;
  return joinEdits([{ range: [start, start], text: declaration }], [{ range: call.range, text: 'umzug.up()' }]);
}

function isInBlock(statement: TSESTree.Node): boolean {
  return readStatementList(statement) !== undefined && statement.parent?.type !== 'SwitchCase';
}

/** What a project that configures nothing lacks for a swap: a first migration, or a sync whose rows come from elsewhere. */
export function matchSetupRefusal(request: SwapRequest): SwapRefusal | undefined {
  const { project } = request.migrations;
  if (project?.files.length === 0) return 'noMigrationFiles';
  return insertsAfter(request) ? 'rowsInserted' : undefined;
}

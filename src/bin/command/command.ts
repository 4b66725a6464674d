import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { findAuditedFiles } from '../audit/audited-files.js';
import { readGitIgnored } from '../audit/git-ignored.js';
import { judgeCommandLine, type CommandFinding } from '../commands/commands.js';
import { describeCommandLoss } from '../report/summary.js';
import { escapeText } from '../report/escape.js';
import type { Terminal } from '../terminal.js';
import { readHookCall } from './hook-call.js';
import { commandUsage, readCommandRequest } from './request.js';

/** The folder of the repository around `folder`, whose scripts a command may run; `folder` itself outside of one. */
function findRepository(folder: string): string {
  for (let above = folder; ; above = path.dirname(above)) {
    if (existsSync(path.join(above, '.git'))) return above;
    if (above === path.dirname(above)) return folder;
  }
}

/** What the command loses, test databases apart. Throws where the folder cannot be read. */
async function judge(command: string, folder: string): Promise<readonly CommandFinding[]> {
  if (!(statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false)) throw new Error(`${folder} is no folder`);
  const repository = findRepository(folder);
  const files = findAuditedFiles(['.'], { folder: repository, ignores: readGitIgnored(repository) });
  const findings = await judgeCommandLine(command, folder, files.others);
  return findings.filter(({ isTest }) => !isTest);
}

/** Read by an agent too, which is told what to do instead. */
function describe(findings: readonly CommandFinding[]): string {
  const lines = findings.map((finding) => `\`${escapeText(finding.command)}\` ${escapeText(describeCommandLoss(finding))}.`);
  return `${lines.join('\n')}\nDo not run this, nor the same in another spelling. To change tables, write and run a migration. If the data may go, ask a person to run it.\n`;
}

function explain(error: unknown): string {
  return escapeText(error instanceof Error ? error.message : String(error));
}

async function judgeWritten(command: string, terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const findings = await judge(command, terminal.folder);
    if (findings.length === 0) return 0;
    terminal.print(describe(findings));
    return 1;
  } catch (error) {
    terminal.warn(`The command could not be judged: ${explain(error)}\n`);
    return 2;
  }
}

/** Agents run a call unless the hook exits with 2, and are shown what it wrote to standard error. */
async function judgeCall(terminal: Terminal): Promise<0 | 2> {
  try {
    const { command, folder } = readHookCall(await terminal.readInput());
    const findings = command === undefined ? [] : await judge(command, path.resolve(terminal.folder, folder ?? ''));
    if (findings.length === 0) return 0;
    terminal.warn(describe(findings));
  } catch (error) {
    terminal.warn(`sequelize-guard could not judge this call, so it is blocked: ${explain(error)}\n`);
  }
  return 2;
}

/** Runs `command`; resolves to the exit code. */
export async function runCommandCheck(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const request = readCommandRequest(args);
  switch (request.kind) {
    case 'help':
      terminal.print(commandUsage);
      return 0;
    case 'misuse':
      terminal.warn(`${escapeText(request.message)}\n\n${commandUsage}`);
      return 2;
    case 'hook':
      return await judgeCall(terminal);
    case 'command':
      return await judgeWritten(request.command, terminal);
  }
}

import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import type { CommandFinding } from '../commands/commands.js';
import { describeCommandMessage } from './summary.js';

/** What a command is reported as where formats ask for the name of a rule. */
export const COMMAND_RULE = 'sequelize-guard/destructive-command';

/** The commands as ESLint's results, one for each file: a command for a test environment is a warning. */
export function listCommandResults(folder: string, commands: readonly CommandFinding[]): readonly ESLint.LintResult[] {
  const files = [...new Set(commands.map(({ file }) => file))];
  return files.map((file) => {
    const messages = commands.filter((command) => command.file === file).map(describeMessage);
    const errorCount = messages.filter(({ severity }) => severity === 2).length;
    return {
      filePath: path.join(folder, file), messages, suppressedMessages: [], errorCount, fatalErrorCount: 0, warningCount: messages.length - errorCount,
      fixableErrorCount: 0, fixableWarningCount: 0, usedDeprecatedRules: [],
    };
  });
}

function describeMessage(finding: CommandFinding): Linter.LintMessage {
  const { line, column, endColumn, isTest } = finding;
  return { ruleId: COMMAND_RULE, severity: isTest ? 1 : 2, message: describeCommandMessage(finding), line, column, endLine: line, endColumn };
}

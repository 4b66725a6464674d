import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createProject, type AppName, type Project } from './packed.js';
import { run, type Outcome, type RunOptions } from './run.js';

export const destructive = "import { sequelize } from './db.js';\n\nawait sequelize.sync({ force: true });\n";
export const harmless = "import { sequelize } from './db.js';\n\nawait sequelize.authenticate();\n";
export const typed = "import { Sequelize } from 'sequelize';\n\nexport function wipe(db: Sequelize): Promise<unknown> {\n  return db.sync({ force: true });\n}\n";

/** A project that uses Sequelize, gone when the test ends. */
export async function createAudited(files: Readonly<Record<string, string>>, app: AppName = 'eslint10'): Promise<Project> {
  const project = await createProject(app, files);
  onTestFinished(() => project.remove());
  return project;
}

/** Runs the command of the packed plugin in a project. */
export function audit(project: Project, args: readonly string[] = [], options: Partial<RunOptions> = {}): Promise<Outcome> {
  const bin = path.join(project.folder, 'node_modules/.bin/eslint-plugin-sequelize-guard');
  return run(bin, args, { cwd: project.folder, ...options });
}

/** The part of the output behind ESLint's own list: the summary of the audit. */
export function readSummary({ stdout }: Outcome): string {
  return stdout.slice(stdout.indexOf('Sequelize audit:'));
}

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './packed.js';

export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Diagnostic {
  readonly range: Range;
  readonly severity: number;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly source: string;
  readonly message: string;
}

export interface CodeAction {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  readonly edit?: WorkspaceEdit;
}

interface WorkspaceEdit {
  readonly documentChanges: readonly { readonly textDocument: { readonly uri: string }; readonly edits: readonly TextEdit[] }[];
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What VS Code sends where the user has set nothing but the given keys. */
function createConfiguration(folder: string, settings: Readonly<Record<string, unknown>>): object {
  return {
    validate: 'on', packageManager: 'npm', useESLintClass: true, useFlatConfig: true, experimental: { useFlatConfig: false },
    codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
    codeActionOnSave: { mode: 'all' }, format: false, quiet: false, onIgnoredFiles: 'off', options: {}, rulesCustomizations: [],
    run: 'onType', problems: { shortenToSingleLine: false }, nodePath: null, workingDirectory: { mode: 'location' },
    workspaceFolder: { name: 'app', uri: pathToFileURL(folder).href },
    ...settings,
  };
}

const offsetOf = (text: string, { line, character }: Range['start']): number =>
  text.split('\n').slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const last = [...edits].sort((a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start));
  return last.reduce((edited, { range, newText }) => edited.slice(0, offsetOf(text, range.start)) + newText + edited.slice(offsetOf(text, range.end)), text);
}

/** An editor, as far as linting goes: it keeps unsaved texts, asks for diagnostics and applies edits. */
export class Editor {
  readonly log: string[] = [];
  readonly statuses: number[] = [];
  readonly #texts = new Map<string, { text: string; version: number }>();
  readonly #pending = new Map<number, Pending>();
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #configuration: object;
  #received = Buffer.alloc(0);
  #lastId = 0;

  private constructor(private readonly folder: string, settings: Readonly<Record<string, unknown>>) {
    this.#configuration = createConfiguration(folder, settings);
    const server = path.join(repository, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server');
    this.#server = spawn(process.execPath, [server, '--stdio'], { cwd: folder });
    this.#server.stdout.on('data', (chunk: Buffer) => { this.#receive(chunk); });
    this.#server.on('exit', () => { for (const { reject } of this.#pending.values()) reject(new Error(`the server ended:\n${this.log.join('\n')}`)); });
  }

  static async open(folder: string, settings: Readonly<Record<string, unknown>> = {}): Promise<Editor> {
    const editor = new Editor(folder, settings);
    const uri = pathToFileURL(folder).href;
    await editor.#request('initialize', {
      processId: process.pid, rootUri: uri, workspaceFolders: [{ uri, name: 'app' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true },
        textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } } },
      },
    });
    editor.#send({ method: 'initialized', params: {} });
    return editor;
  }

  /** Opens a file with this text, or types it into the open one; nothing is saved. */
  type(file: string, text: string): void {
    const uri = this.#uriOf(file);
    const version = (this.#texts.get(uri)?.version ?? 0) + 1;
    const languageId = /\.[mc]?ts$/u.test(file) ? 'typescript' : 'javascript';
    if (version === 1) this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId, version, text } } });
    else this.#send({ method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges: [{ text }] } });
    this.#texts.set(uri, { text, version });
  }

  textOf(file: string): string {
    return this.#texts.get(this.#uriOf(file))?.text ?? '';
  }

  async diagnose(file: string): Promise<readonly Diagnostic[]> {
    const report = await this.#request('textDocument/diagnostic', { textDocument: { uri: this.#uriOf(file) } });
    return (report as { items: readonly Diagnostic[] }).items;
  }

  async listActions(file: string, diagnostics: readonly Diagnostic[], only?: readonly string[]): Promise<readonly CodeAction[]> {
    const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const context = { diagnostics, ...(only === undefined ? {} : { only }) };
    return (await this.#request('textDocument/codeAction', { textDocument: { uri: this.#uriOf(file) }, range, context })) as readonly CodeAction[];
  }

  /** Runs the action as a click does: its edits are in `textOf` afterwards. */
  async apply({ command, edit }: CodeAction): Promise<void> {
    if (edit !== undefined) this.#applyEdit({ edit });
    if (command === undefined) return;
    await this.#request('workspace/executeCommand', { command: command.command, arguments: command.arguments });
  }

  async close(): Promise<void> {
    await this.#request('shutdown', undefined);
    this.#send({ method: 'exit' });
    this.#server.stdin.end();
  }

  #uriOf(file: string): string {
    return pathToFileURL(path.join(this.folder, file)).href;
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => { this.#pending.set(id, { resolve, reject }); });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const headerEnd = this.#received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/iu.exec(this.#received.toString('latin1', 0, Math.max(0, headerEnd)))?.[1]);
      if (headerEnd === -1 || this.#received.length < headerEnd + 4 + length) return;
      const body = this.#received.toString('utf8', headerEnd + 4, headerEnd + 4 + length);
      this.#received = this.#received.subarray(headerEnd + 4 + length);
      this.#take(JSON.parse(body) as Message);
    }
  }

  #take(message: Message): void {
    if (message.method === undefined) this.#settle(message);
    else if (message.id === undefined) this.#notice(message.method, message.params);
    else this.#send({ id: message.id, result: this.#answer(message.method, message.params) });
  }

  #settle({ id = 0, result, error }: Message): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error === undefined) pending?.resolve(result);
    else pending?.reject(new Error(error.message));
  }

  #notice(method: string, params: unknown): void {
    if (method === 'window/logMessage' || method === 'window/showMessage') this.log.push((params as { message: string }).message);
    if (method === 'eslint/status') this.statuses.push((params as { state: number }).state);
  }

  #answer(method: string, params: unknown): unknown {
    if (method === 'workspace/configuration') return (params as { items: unknown[] }).items.map(() => this.#configuration);
    if (method === 'workspace/applyEdit') return this.#applyEdit(params as { edit: WorkspaceEdit });
    // eslint/confirmESLintExecution: 4 allows the library of this folder.
    return method === 'eslint/confirmESLintExecution' ? 4 : null;
  }

  #applyEdit({ edit }: { edit: WorkspaceEdit }): { applied: boolean } {
    for (const { textDocument, edits } of edit.documentChanges) {
      const open = this.#texts.get(textDocument.uri);
      if (open === undefined) return { applied: false };
      const text = applyEdits(open.text, edits);
      const version = open.version + 1;
      this.#texts.set(textDocument.uri, { text, version });
      this.#send({ method: 'textDocument/didChange', params: { textDocument: { uri: textDocument.uri, version }, contentChanges: [{ text }] } });
    }
    return { applied: true };
  }
}

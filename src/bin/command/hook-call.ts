/** What an agent is about to run. */
export interface HookCall {
  /** Undefined where the call runs no command, as the edit of a file does. */
  readonly command: string | undefined;
  /** The agent's working directory, where the call says it. */
  readonly folder: string | undefined;
}

/**
 * Reads the JSON that coding agents pass to a hook before a tool runs: `{ tool_input: { command }, cwd }` of Claude Code,
 * `{ command, cwd }` of Cursor. Throws where it is no JSON object: a guard that cannot read lets nothing through.
 */
export function readHookCall(text: string): HookCall {
  const call: unknown = JSON.parse(text);
  if (!isRecord(call)) throw new Error('it is no object');
  const input = isRecord(call.tool_input) ? call.tool_input : call;
  const { command } = input;
  if (command !== undefined && typeof command !== 'string') throw new Error('its command is no string');
  return { command, folder: typeof call.cwd === 'string' && call.cwd !== '' ? call.cwd : undefined };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

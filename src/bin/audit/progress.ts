/** How far an audit has come, for someone who waits for it. */
export interface Progress {
  advance(): void;
  end(): void;
}

const NONE: Progress = { advance: () => undefined, end: () => undefined };

/** A bar on standard error, where a person reads it; nothing where the output is piped, or the bar is not installed. */
export async function createProgress(isInteractive: boolean, total: number): Promise<Progress> {
  if (!isInteractive || total === 0) return NONE;
  try {
    const { SingleBar, Presets } = await import('cli-progress');
    const bar = new SingleBar({ format: '{bar} {value} of {total} files', clearOnComplete: true, hideCursor: true, stream: process.stderr }, Presets.shades_classic);
    bar.start(total, 0);
    return { advance: () => bar.increment(), end: () => bar.stop() };
  } catch {
    return NONE;
  }
}

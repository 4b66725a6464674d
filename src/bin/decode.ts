/** The text of a file. Windows writes UTF-16 too, with a mark at the start, which PowerShell and TypeScript read. */
export function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le');
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be').decode(bytes) : bytes.toString('utf8');
}

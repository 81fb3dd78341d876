/** Identifies errors by class and place, never by message, which may hold user content. */

/** The server accepts no more frames. */
const mostFrames = 10;
const frame = /(https?:\/\/[^\s()]+\/)([\w.$-]{1,80}\.[cm]?[jt]sx?)(?:\?[^\s():]*)?:(\d{1,7}):(\d{1,7})\)?$/;

/** Returns the frames of a stack that are the console's scripts, such as `desk-Dh3363A.js:1:2031`. */
export function framesOf(stack: string): string[] {
  const own = stack.split("\n").flatMap((line) => {
    const [, folder, file, row, column] = frame.exec(line.trim()) ?? [];
    return folder?.startsWith(`${location.origin}/`) ? [`${file}:${row}:${column}`] : [];
  });
  return own.slice(0, mostFrames);
}

/** Returns the frames of an error. Chromium repeats the message in the stack. */
export const framesOfError = (error: unknown): string[] =>
  error instanceof Error ? framesOf((error.stack ?? "").replace(error.message, "")) : [];

export const errorName = (error: unknown): string => {
  const name = error instanceof Error ? error.name : typeof error;
  return /^\w{1,40}$/.test(name) ? name : "Error";
};

/** Returns a code that is the same for the same release and place; the server's log has it, too. */
export function errorCode(error: unknown): string {
  // FNV-1a
  let hash = 0x811c9dc5;
  for (const char of [errorName(error), ...framesOfError(error)].join("\n"))
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return (hash >>> 8).toString(16).padStart(6, "0").toUpperCase();
}

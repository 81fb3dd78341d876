/** What is told of an error: its class and its place in our own scripts. Never its message, which may hold what people wrote. */

/** Frames that are told. The server takes no more. */
const mostFrames = 10;
const frame = /(https?:\/\/[^\s()]+\/)([\w.$-]{1,80}\.[cm]?[jt]sx?)(?:\?[^\s():]*)?:(\d{1,7}):(\d{1,7})\)?$/;

/** The frames of a stack, or of React's component stack, that are our own scripts, such as `desk-Dh3363A.js:1:2031`. */
export function framesOf(stack: string): string[] {
  const own = stack.split("\n").flatMap((line) => {
    const [, folder, file, row, column] = frame.exec(line.trim()) ?? [];
    return folder?.startsWith(`${location.origin}/`) ? [`${file}:${row}:${column}`] : [];
  });
  return own.slice(0, mostFrames);
}

/** The frames where an error was thrown; none if it is not an `Error`. Chromium repeats the message in the stack. */
export const framesOfError = (error: unknown): string[] =>
  error instanceof Error ? framesOf((error.stack ?? "").replace(error.message, "")) : [];

/** The class of an error, such as `TypeError`. */
export const errorName = (error: unknown): string => {
  const name = error instanceof Error ? error.name : typeof error;
  return /^\w{1,40}$/.test(name) ? name : "Error";
};

/** A short code that is the same whenever the same release fails at the same place. The server's log has it, too. */
export function errorCode(error: unknown): string {
  // FNV-1a
  let hash = 0x811c9dc5;
  for (const char of [errorName(error), ...framesOfError(error)].join("\n"))
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return (hash >>> 8).toString(16).padStart(6, "0").toUpperCase();
}

/** [DR14] What was put back into a box, and when it was written. */
export interface PutBack {
  text: string;
  /** By the server's clock. */
  at: number;
}

const startOf = (box: string, text: string): number => `\n${box}\n`.indexOf(`\n${text}\n`);

/** Whether a text stands in the box, in lines of its own. */
export const standsIn = (box: string, text: string): boolean => startOf(box, text) >= 0;

/** The box with one more text put back: behind those that were written before it and still stand there, and otherwise in front of everything. */
export function withPutBack(box: string, before: readonly PutBack[], { text, at }: PutBack): string {
  if (box.trim() === "") return text;
  const ends = before
    .filter((other) => other.at < at && standsIn(box, other.text))
    .map((other) => startOf(box, other.text) + other.text.length);
  if (ends.length === 0) return `${text}\n${box}`;
  const end = Math.max(...ends);
  return `${box.slice(0, end)}\n${text}${box.slice(end)}`;
}

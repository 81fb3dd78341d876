/** [DR11] A text that was returned to the composer; `at` is when it was written, by the server's clock. */
export interface ReturnedText {
  text: string;
  at: number;
}

const startOf = (box: string, text: string): number => `\n${box}\n`.indexOf(`\n${text}\n`);

/** Returns whether the box contains the text in lines of its own. */
export const isInBox = (box: string, text: string): boolean => startOf(box, text) >= 0;

/** Returns the box with one more text: after earlier returned texts that are still there, else in front. */
export function withReturnedText(
  box: string,
  before: readonly ReturnedText[],
  { text, at }: ReturnedText,
): string {
  if (box.trim() === "") return text;
  const ends = before
    .filter((other) => other.at < at && isInBox(box, other.text))
    .map((other) => startOf(box, other.text) + other.text.length);
  if (ends.length === 0) return `${text}\n${box}`;
  const end = Math.max(...ends);
  return `${box.slice(0, end)}\n${text}${box.slice(end)}`;
}

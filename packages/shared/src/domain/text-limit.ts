/** WeChat does not document the length of a text; 2048 bytes of UTF-8 is the longest known to be safe. */
export const textLimitBytes = 2048;
/** WeChat's page says 2 MB for images. */
export const imageLimitBytes = 2 * 1024 * 1024;

const encoder = new TextEncoder();
export const byteLength = (text: string): number => encoder.encode(text).length;

/** Cuts a text into parts of at most `limit` bytes, never inside a character; each part costs one reply. */
export function splitText(text: string, limit = textLimitBytes): string[] {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const char of text) {
    const bytes = byteLength(char);
    if (size + bytes > limit) {
      parts.push(part);
      part = "";
      size = 0;
    }
    part += char;
    size += bytes;
  }
  return part === "" ? parts : [...parts, part];
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** A byte beyond the last whole round of the letters would favour the first of them. */
const fair = 256 - (256 % letters.length);

/** Letters and digits by the browser's own random source. The server hears of them only when the form is sent. */
export function randomWord(length: number): string {
  let word = "";
  while (word.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < fair && word.length < length) word += letters[byte % letters.length];
  }
  return word;
}

export const newToken = (): string => randomWord(32);
export const newAesKey = (): string => randomWord(43);

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** Bytes from here on are dropped: they would make the first letters more likely. */
const fair = 256 - (256 % letters.length);

/** Letters and digits from the browser's random source. The server learns them only when the form is sent. */
function randomWord(length: number): string {
  let word = "";
  while (word.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < fair && word.length < length) word += letters[byte % letters.length];
  }
  return word;
}

export const newToken = (): string => randomWord(32);
export const newAesKey = (): string => randomWord(43);

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** Bytes from here on are dropped, as they would make some letters more likely. */
const fair = 256 - (256 % letters.length);

function randomSecret(length: number): string {
  let word = "";
  while (word.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < fair && word.length < length) word += letters[byte % letters.length];
  }
  return word;
}

export const newToken = (): string => randomSecret(32);
export const newAesKey = (): string => randomSecret(43);

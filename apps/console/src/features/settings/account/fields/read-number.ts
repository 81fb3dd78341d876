/** [ST8] Reads a number in half-width or full-width digits; `NaN` for empty or unreadable text. */
export function readNumber(text: string): number {
  const plain = text.normalize("NFKC").trim();
  return plain === "" ? Number.NaN : Number(plain);
}

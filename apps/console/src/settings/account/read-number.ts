/** [ST8] What is typed as a number, in half or full width as an IME writes it; `NaN` for nothing and for what is none. */
export function readNumber(text: string): number {
  const plain = text.normalize("NFKC").trim();
  return plain === "" ? Number.NaN : Number(plain);
}

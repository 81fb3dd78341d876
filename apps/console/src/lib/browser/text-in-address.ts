/** A text that the address holds; words of digits come out of it as numbers. Nothing and anything else: undefined. */
export const textInAddress = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) || undefined : undefined;

/** Returns a text from a URL parameter, which the router may have parsed as a number; undefined if empty or another type. */
export const textInAddress = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) || undefined : undefined;

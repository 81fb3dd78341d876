import { z } from "zod";

/** An http(s) address. [N11] Not with what address parsers let pass and PostgreSQL cannot keep: NUL, half a surrogate pair. */
export const webLink = z
  .url({ protocol: /^https?$/, error: "is no http or https address" })
  .refine((url) => url.isWellFormed() && !url.includes("\0"), "is no http or https address");

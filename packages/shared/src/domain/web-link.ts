import { z } from "zod";

/** An http(s) address. [N11] It excludes NUL and half surrogate pairs, which address parsers accept and PostgreSQL cannot store. */
export const webLink = z
  .url({ protocol: /^https?$/, error: "is no http or https address" })
  .refine((url) => url.isWellFormed() && !url.includes("\0"), "is no http or https address");

import { z } from "zod";

/** How one can sign in here, for somebody who is not signed in yet. */
export const signInOptions = z.object({
  /** Whether a page opened in WeChat's own browser can sign in there, without a QR code (SI16). */
  inWechat: z.boolean(),
});
export type SignInOptions = z.infer<typeof signInOptions>;

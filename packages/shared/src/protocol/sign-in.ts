import { z } from "zod";

export const signInOptions = z.object({
  /** Whether a page in WeChat's own browser can sign in without a QR code (SI16). */
  inWechat: z.boolean(),
});
export type SignInOptions = z.infer<typeof signInOptions>;

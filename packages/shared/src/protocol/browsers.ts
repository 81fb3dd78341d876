import { z } from "zod";
import { browserId, instant } from "../domain/ids.ts";

/** A browser's name and system, such as `Chrome` and `Windows`; null if unknown. */
const product = z.object({ name: z.string(), system: z.string() }).nullable();

const browser = z.object({
  id: browserId,
  product,
  /** The address of the last sign-in; null for a sign-in of an older release. */
  ip: z.string().nullable(),
  at: instant,
  signedIn: z.boolean(),
  /** [SI8] Whether the receiving browser may confirm this one; older servers leave it out. */
  mayConfirm: z.boolean().optional(),
  /** [SI13] Whether the receiving browser may sign this one out; older servers leave it out. */
  mayEnd: z.boolean().optional(),
});

/** [SI14] The other browser that ended a sign-in, and when. */
export const endedBy = z.object({ product, at: instant });
export type EndedBy = z.infer<typeof endedBy>;

export type NewBrowser = z.infer<typeof browser>;
export const newBrowsers = z.object({
  /** [SI8] All new browsers, without the receiving one. */
  browsers: z.array(browser),
  /**
   * Whether the receiving browser is new, and so may not confirm others while the agent is signed in elsewhere. Older servers leave it out.
   */
  isNew: z.boolean().optional(),
});
export type NewBrowsers = z.infer<typeof newBrowsers>;

const listed = browser.extend({
  /** The last activity, to five minutes; null if it is signed out. */
  activeAt: instant.nullable(),
  here: z.boolean(),
  known: z.boolean(),
});
export type ListedBrowser = z.infer<typeof listed>;
/** [SI9] The asking browser first, then by sign-in, newest first. */
export const browsersAnswer = z.object({ browsers: z.array(listed) });
export type BrowsersAnswer = z.infer<typeof browsersAnswer>;

export const browserParams = z.object({ browserId });

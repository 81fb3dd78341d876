/** The browsers with which an agent is signed in (SI8, SI9). */

import { z } from "zod";
import { browserId, instant } from "../domain/ids.ts";

/** What a browser says it is, such as `Chrome` and `Windows`; null where nothing could be made out. */
const product = z.object({ name: z.string(), system: z.string() }).nullable();

const browser = z.object({
  id: browserId,
  product,
  /** The address it signed in from last; null if it did so at an older release. */
  ip: z.string().nullable(),
  /** When it signed in last. */
  at: instant,
  /** Whether it is signed in now. */
  signedIn: z.boolean(),
  /** [SI8] Whether the browser that is told may confirm this one; older servers do not say. */
  mayConfirm: z.boolean().optional(),
  /** [SI13] Whether the browser that is told may sign this one out; older servers do not say. */
  mayEnd: z.boolean().optional(),
});

/** [SI14] The other browser that ended a sign-in: what the server recorded of it, and when it did so. */
export const endedBy = z.object({ product, at: instant });
export type EndedBy = z.infer<typeof endedBy>;

/** A browser the agent had not used before, until they say that they know it. */
export type NewBrowser = z.infer<typeof browser>;
export const newBrowsers = z.object({
  /** [SI8] All of them each time, without the one that is told. */
  browsers: z.array(browser),
  /** Whether the one that is told is new itself, and so may answer for no other while the agent is signed in elsewhere; older servers do not say. */
  isNew: z.boolean().optional(),
});
export type NewBrowsers = z.infer<typeof newBrowsers>;

const listed = browser.extend({
  /** When it last did something, to the nearest five minutes; null if it is not signed in. */
  activeAt: instant.nullable(),
  /** The one that asks. */
  here: z.boolean(),
  known: z.boolean(),
});
export type ListedBrowser = z.infer<typeof listed>;
/** [SI9] The one that asks first, then by when they signed in, newest first. */
export const browsersAnswer = z.object({ browsers: z.array(listed) });
export type BrowsersAnswer = z.infer<typeof browsersAnswer>;

export const browserParams = z.object({ browserId });

import * as z from "zod";

/** Faults of the next send call. `decide-send.ts` states which of them still deliver the message. */
const SCRIPTED_SENDS = [
  "normal",
  "hang",
  "hang_undelivered",
  "reset_after",
  "reset_before",
  "http_500",
  "html",
  "empty",
  "cut_json",
] as const;

const sendFaultSchema = z.union([z.enum(SCRIPTED_SENDS), z.string().regex(/^-?\d{1,6}$/)]);

/** `normal`, a scripted fault, or an errcode as text (`"45047"`, `"-1"`). */
export type SendFault = z.infer<typeof sendFaultSchema>;

const callFaultSchema = z.enum(["normal", "hang", "reset", "http_500", "html", "empty", "cut_json"]);

export type CallFault = z.infer<typeof callFaultSchema>;

/** Every fault, and every point on which the platform's documents are unclear, as a switch. */
const switchesSchema = z.strictObject({
  duplicatePushes: z.boolean(),
  reorderPushes: z.boolean(),
  twoInOneSecond: z.boolean(),
  dropAcknowledgements: z.boolean(),
  /** Real milliseconds before a push goes out. */
  delayPushesMs: z.int().min(0).max(120_000),
  /** Number of deliveries, the first included. */
  deliveries: z.int().min(1).max(50),
  /** Real milliseconds between a failed delivery and the next. */
  retrySpacingMs: z.int().min(0).max(120_000),
  resignRetries: z.boolean(),
  sessionFromWxapp: z.boolean(),
  stringNumbers: z.boolean(),
  nextSend: sendFaultSchema,
  /** Keeps `nextSend` until it is changed, instead of for one call. */
  nextSendSticky: z.boolean(),
  /** The errcode that refuses token calls whatever the secret, such as 40164 for an address that is not listed. */
  tokenRefusal: z.int().nullable(),
  tokenFault: callFaultSchema,
  uploadFault: callFaultSchema,
  allowanceTable: z.enum(["guide", "current"]),
  allowanceReading: z.enum(["A", "B", "C"]),
  /** The number of replies that a customer's message really grants; null for the number of the table. */
  grantedByMessage: z.int().min(0).max(100).nullable(),
  /** The typing path that works. The other is refused, `/business/typing` by 40101 and `/typing` by 40200. */
  typingPath: z.enum(["both", "typing", "business"]),
  textLimitBytes: z.int().min(1),
  imageLimitBytes: z.int().min(1),
  /** Redirects a declined scan with `state` alone, as older pages state. */
  declineRedirects: z.boolean(),
});

export type Switches = z.infer<typeof switchesSchema>;

export const switchesPatchSchema = switchesSchema.partial();

export const CALM: Switches = {
  duplicatePushes: false,
  reorderPushes: false,
  twoInOneSecond: false,
  dropAcknowledgements: false,
  delayPushesMs: 0,
  deliveries: 3,
  retrySpacingMs: 0,
  resignRetries: true,
  sessionFromWxapp: false,
  stringNumbers: false,
  nextSend: "normal",
  nextSendSticky: false,
  tokenRefusal: null,
  tokenFault: "normal",
  uploadFault: "normal",
  allowanceTable: "guide",
  allowanceReading: "A",
  grantedByMessage: null,
  typingPath: "both",
  textLimitBytes: 2048,
  imageLimitBytes: 2 * 1024 * 1024,
  declineRedirects: false,
};

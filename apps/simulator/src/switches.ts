import * as z from "zod";

/** Faults of the next send call; `decide-send.ts` says in which of them the message still reaches the phone. */
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

/** How token and upload calls are answered, whatever they ask for. */
export type CallFault = z.infer<typeof callFaultSchema>;

/** Every fault, and every point on which the platform's documents are unclear, as something a person can switch. */
const switchesSchema = z.strictObject({
  /** Push everything twice, in parallel. */
  duplicatePushes: z.boolean(),
  /** Hold a push until the customer's next one has gone out. */
  reorderPushes: z.boolean(),
  /** What a customer says goes out as two messages of the same second. */
  twoInOneSecond: z.boolean(),
  /** Treat every answer as timed out. */
  dropAcknowledgements: z.boolean(),
  /** Real milliseconds before a push goes out. */
  delayPushesMs: z.int().min(0).max(120_000),
  /** Deliveries in all, the first included. */
  deliveries: z.int().min(1).max(50),
  /** Real milliseconds between a failed delivery and the next. */
  retrySpacingMs: z.int().min(0).max(120_000),
  /** Whether a retry is encrypted and signed anew, or repeats the same bytes. */
  resignRetries: z.boolean(),
  /** `SessionFrom` arrives as `wxapp`, whatever the button said. */
  sessionFromWxapp: z.boolean(),
  /** Numbers of JSON payloads arrive as strings. */
  stringNumbers: z.boolean(),
  nextSend: sendFaultSchema,
  /** Keep `nextSend` until it is changed, instead of for one call. */
  nextSendSticky: z.boolean(),
  /** What the token call answers whatever the secret: an errcode, such as 40164 for an address that is not listed. */
  tokenRefusal: z.int().nullable(),
  /** Faults of token calls and of uploads; they stay on until changed. */
  tokenFault: callFaultSchema,
  uploadFault: callFaultSchema,
  allowanceTable: z.enum(["guide", "current"]),
  allowanceReading: z.enum(["A", "B", "C"]),
  /** How many replies a customer's message grants in truth, whatever the table says; null: what the table says. */
  grantedByMessage: z.int().min(0).max(100).nullable(),
  /** Which typing path works; the other is refused, `/business/typing` by 40101 and `/typing` by 40200. */
  typingPath: z.enum(["both", "typing", "business"]),
  textLimitBytes: z.int().min(1),
  imageLimitBytes: z.int().min(1),
  /** A declined scan redirects with only `state`, as older pages said. */
  declineRedirects: z.boolean(),
});

export type Switches = z.infer<typeof switchesSchema>;

export const switchesPatchSchema = switchesSchema.partial();

/** WeChat on a good day. */
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

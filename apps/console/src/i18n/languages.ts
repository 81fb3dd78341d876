import { common } from "./messages/zh-CN/common.ts";
import { connect } from "./messages/zh-CN/connect.ts";
import { conversation } from "./messages/zh-CN/conversation.ts";
import { customer } from "./messages/zh-CN/customer.ts";
import { inbox } from "./messages/zh-CN/inbox.ts";
import { quickReplies } from "./messages/zh-CN/quick-replies.ts";
import { refusals } from "./messages/zh-CN/refusals.ts";
import type { settings } from "./messages/zh-CN/settings.ts";
import { signIn } from "./messages/zh-CN/sign-in.ts";
import type { supervise } from "./messages/zh-CN/supervise.ts";

export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];

/** Chinese is part of the first load. */
export const chinese = {
  common,
  connect,
  conversation,
  customer,
  inbox,
  "quick-replies": quickReplies,
  refusals,
  "sign-in": signIn,
};

/** The Chinese of pages that few open: it comes with the page (`add-words.ts`). */
export interface PageWords {
  settings: typeof settings;
  supervise: typeof supervise;
}

/** Gives every key its type. */
export type Words = typeof chinese & PageWords;

/** The same shape with other words: plural forms differ between languages, so only the root of a key is fixed. */
export type Messages = { [Area in keyof Words]: object };

/** English is fetched when someone asks for it. */
export const loadEnglish = async (): Promise<Messages> => (await import("./english.ts")).english;

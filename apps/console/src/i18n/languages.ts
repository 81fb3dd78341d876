import type { allowance } from "./messages/zh-CN/allowance.ts";
import type { audit } from "./messages/zh-CN/audit.ts";
import type { bindings } from "./messages/zh-CN/bindings.ts";
import type { blocked } from "./messages/zh-CN/blocked.ts";
import type { browsers } from "./messages/zh-CN/browsers.ts";
import type { cards } from "./messages/zh-CN/cards.ts";
import type { commands } from "./messages/zh-CN/commands.ts";
import { common } from "./messages/zh-CN/common.ts";
import type { conduct } from "./messages/zh-CN/conduct.ts";
import type { connect } from "./messages/zh-CN/connect.ts";
import type { conversation } from "./messages/zh-CN/conversation.ts";
import type { customer } from "./messages/zh-CN/customer.ts";
import type { dispatch } from "./messages/zh-CN/dispatch.ts";
import type { exports } from "./messages/zh-CN/exports.ts";
import type { filters } from "./messages/zh-CN/filters.ts";
import type { firstSteps } from "./messages/zh-CN/first-steps.ts";
import type { hours } from "./messages/zh-CN/hours.ts";
import { inbox } from "./messages/zh-CN/inbox.ts";
import type { keeping } from "./messages/zh-CN/keeping.ts";
import type { keywordReplies } from "./messages/zh-CN/keyword-replies.ts";
import type { mentions } from "./messages/zh-CN/mentions.ts";
import type { notifications } from "./messages/zh-CN/notifications.ts";
import type { quickReplies } from "./messages/zh-CN/quick-replies.ts";
import type { reading } from "./messages/zh-CN/reading.ts";
import { refusals } from "./messages/zh-CN/refusals.ts";
import type { reports } from "./messages/zh-CN/reports.ts";
import type { search } from "./messages/zh-CN/search.ts";
import type { selfCheck } from "./messages/zh-CN/self-check.ts";
import type { settings } from "./messages/zh-CN/settings.ts";
import type { settingsForm } from "./messages/zh-CN/settings-form.ts";
import type { shop } from "./messages/zh-CN/shop.ts";
import type { signIn } from "./messages/zh-CN/sign-in.ts";
import type { supervise } from "./messages/zh-CN/supervise.ts";
import type { tags } from "./messages/zh-CN/tags.ts";
import type { topics } from "./messages/zh-CN/topics.ts";
import type { webhooks } from "./messages/zh-CN/webhooks.ts";

export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];

/** What the list of sessions says is part of the first load. */
export const chinese = {
  common,
  inbox,
  refusals,
};

/** The Chinese of pages and panes: it comes with them (`add-words.ts`). */
export interface PageWords {
  allowance: typeof allowance;
  audit: typeof audit;
  bindings: typeof bindings;
  blocked: typeof blocked;
  browsers: typeof browsers;
  cards: typeof cards;
  commands: typeof commands;
  conduct: typeof conduct;
  connect: typeof connect;
  conversation: typeof conversation;
  customer: typeof customer;
  dispatch: typeof dispatch;
  exports: typeof exports;
  filters: typeof filters;
  "first-steps": typeof firstSteps;
  hours: typeof hours;
  keeping: typeof keeping;
  mentions: typeof mentions;
  notifications: typeof notifications;
  "keyword-replies": typeof keywordReplies;
  "quick-replies": typeof quickReplies;
  reading: typeof reading;
  reports: typeof reports;
  search: typeof search;
  "self-check": typeof selfCheck;
  "settings-form": typeof settingsForm;
  settings: typeof settings;
  shop: typeof shop;
  "sign-in": typeof signIn;
  supervise: typeof supervise;
  tags: typeof tags;
  topics: typeof topics;
  webhooks: typeof webhooks;
}

/** Gives every key its type. */
export type Words = typeof chinese & PageWords;

/** The same shape with other words: plural forms differ between languages, so only the root of a key is fixed. */
export type Messages = { [Area in keyof Words]: object };

/** The other languages are fetched when someone asks for them. */
export const loadMessages: Record<Exclude<Language, "zh-CN">, () => Promise<Messages>> = {
  "zh-TW": async () => (await import("./traditional.ts")).traditional,
  en: async () => (await import("./english.ts")).english,
};

/** Returns the language for a browser in which nobody chose one: the first it asks for that the console speaks, else English. */
export function languageFor(asked: readonly string[]): Language {
  const spoken = asked.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "en";
  if (/^en\b/i.test(spoken)) return "en";
  return /^zh-(hant|tw|hk|mo)\b/i.test(spoken) ? "zh-TW" : "zh-CN";
}

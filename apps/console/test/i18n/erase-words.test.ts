import { expect, test } from "vitest";
import { conversation as english } from "../../src/i18n/messages/en/conversation.ts";
import { customer as englishCustomer } from "../../src/i18n/messages/en/customer.ts";
import { keeping as englishKeeping } from "../../src/i18n/messages/en/keeping.ts";
import { conversation as simplified } from "../../src/i18n/messages/zh-CN/conversation.ts";
import { customer as simplifiedCustomer } from "../../src/i18n/messages/zh-CN/customer.ts";
import { keeping as simplifiedKeeping } from "../../src/i18n/messages/zh-CN/keeping.ts";
import { conversation as traditional } from "../../src/i18n/messages/zh-TW/conversation.ts";
import { customer as traditionalCustomer } from "../../src/i18n/messages/zh-TW/customer.ts";
import { keeping as traditionalKeeping } from "../../src/i18n/messages/zh-TW/keeping.ts";

test.each([
  ["en", english, englishCustomer],
  ["zh-CN", simplified, simplifiedCustomer],
  ["zh-TW", traditional, traditionalCustomer],
] as const)(
  "[RT2] who erases a customer is told that what the shop said of them goes too: %s",
  (_, words, panel) => {
    expect(words.erase.goes.toLowerCase()).toContain(panel.attributes.title.toLowerCase());
  },
);

test.each([
  ["en", englishKeeping, englishCustomer],
  ["zh-CN", simplifiedKeeping, simplifiedCustomer],
  ["zh-TW", traditionalKeeping, traditionalCustomer],
] as const)(
  "[RT1] who lets what was said go is told that what the shop said of customers stays: %s",
  (_, words, panel) => {
    expect(words.stays.text.toLowerCase()).toContain(panel.attributes.title.toLowerCase());
  },
);

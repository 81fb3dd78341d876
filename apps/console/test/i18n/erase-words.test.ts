import { expect, test } from "vitest";
import { languages } from "../../src/i18n/languages.ts";
import { textsOf } from "./texts.ts";

test.each(languages)(
  "[RT2] who erases a customer is told that what the shop said of them goes too: %s",
  (language) => {
    const { conversation, customer } = textsOf(language);
    expect(conversation.erase.goes.toLowerCase()).toContain(customer.attributes.title.toLowerCase());
  },
);

test.each(languages)(
  "[RT1] who lets what was said go is told that what the shop said of customers stays: %s",
  (language) => {
    const named = { "zh-CN": "用户资料", "zh-TW": "使用者資料", en: "customer data" };
    expect(textsOf(language).keeping.stays.text).toContain(named[language]);
  },
);

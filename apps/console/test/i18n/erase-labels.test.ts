import { expect, test } from "vitest";
import { languages } from "../../src/i18n/languages.ts";
import { textsOf } from "./texts.ts";

test.each(languages)(
  "[RT2] the erase dialog says that your company's customer data is erased too: %s",
  (language) => {
    const { conversation, customer } = textsOf(language);
    expect(conversation.erase.goes.toLowerCase()).toContain(customer.attributes.title.toLowerCase());
  },
);

test.each(languages)(
  "[RT1] the retention page says that your company's customer data stays: %s",
  (language) => {
    const named = { "zh-CN": "用户资料", "zh-TW": "使用者資料", en: "customer data" };
    expect(textsOf(language).keeping.stays.text).toContain(named[language]);
  },
);

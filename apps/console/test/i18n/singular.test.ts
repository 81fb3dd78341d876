import { afterEach, expect, test } from "vitest";
import { formatAllowance } from "../../src/i18n/format-allowance.ts";
import { changeLanguage, i18n } from "../../src/i18n/i18n.ts";
import { startedAt } from "../fixtures.ts";
import { listTexts, textsOf } from "./texts.ts";

afterEach(() => changeLanguage("zh-CN"));

/** Texts that never have a count of one. */
const neverOfOne = /enteredAgain|conversation\.tile\.gaps|hours\.most/;

test("[LG8] English texts with a count have a singular", () => {
  const many = /\{\{count\}\} (\w+ )?\w+s\b/;
  const alone = listTexts(textsOf("en")).filter(
    ([key, text]) => many.test(text) && !/_(one|other)$/.test(key) && !neverOfOne.test(key),
  );
  expect(alone).toEqual([]);
});

test("[LG8] the singular is used for one, also in texts with other slots", async () => {
  await changeLanguage("en");
  const day = 24 * 60 * 60_000;
  const allowance = {
    left: 1,
    granted: 3,
    until: startedAt + day,
    grantedBy: "message",
    grantedAt: 0,
  } as const;
  expect(formatAllowance(allowance, startedAt).sentence).toMatch(/^1 reply left, /);
  expect(formatAllowance({ ...allowance, left: 2 }, startedAt).sentence).toMatch(/^2 replies left, /);
  expect(i18n.t("supervise:unit.sessions", { count: 1 })).toBe("session");
  expect(i18n.t("supervise:unit.people", { count: 1 })).toBe("person");
  expect(i18n.t("supervise:unit.people", { count: 0 })).toBe("people");
  expect(i18n.t("supervise:load", { count: 1, capacity: 5, due: 1 })).toMatch(/^1 session, /);
  expect(i18n.t("settings-form:unit.sessions", { count: 1 })).toBe("session");
  expect(i18n.t("refusals:too_many_requests.next", { retryAfterSeconds: 1 })).toBe("Try again in 1 s.");
  expect(i18n.t("conversation:composer.over", { count: 1 })).toBe("1 byte over the limit");
});

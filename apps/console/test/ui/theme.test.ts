import { afterEach, beforeEach, expect, test } from "vitest";
import { chooseTheme, startTheme } from "../../src/ui/theme.ts";

const head = document.head.innerHTML;
beforeEach(() => {
  document.head.innerHTML = ["light", "dark"]
    .map((of) => `<meta name="theme-color" content="${of}" media="(prefers-color-scheme: ${of})">`)
    .join("");
});
afterEach(() => {
  chooseTheme("system");
  document.head.innerHTML = head;
});
/** By which media each of the two colours counts. */
const media = () => [...document.querySelectorAll("meta")].map((meta) => meta.getAttribute("media"));

test("[AP2] the bars of the browser go by the theme that was chosen, whatever the system's is, and by the system's again", () => {
  startTheme();
  expect(media()).toEqual(["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]);
  chooseTheme("dark");
  expect(media()).toEqual(["not all", "all"]);
  chooseTheme("light");
  expect(media()).toEqual(["all", "not all"]);
  chooseTheme("system");
  expect(media()).toEqual(["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"]);
});

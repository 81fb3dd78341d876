import type { NewBrowser } from "@jieru/shared/protocol/browsers";
import Bowser from "bowser";

/** What a `User-Agent` header says the browser is; null where nothing can be made out. Anybody can say anything in it. */
export function productOf(userAgent: string): NewBrowser["product"] {
  if (userAgent === "") return null;
  const { browser, os } = Bowser.parse(userAgent);
  return browser.name && os.name ? { name: browser.name, system: os.name } : null;
}

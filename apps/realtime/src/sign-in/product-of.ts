import type { NewBrowser } from "@jieru/shared/protocol/browsers";
import Bowser from "bowser";

/** No product has a longer name. */
const maxName = 40;

/** Without what is invisible or turns the direction of the text around it (`\p{C}`). */
const readable = (name = ""): string =>
  [...name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim()].slice(0, maxName).join("");

/** What a `User-Agent` header says the browser is; null where nothing can be made out. Anybody can say anything in it. */
export function productOf(userAgent: string): NewBrowser["product"] {
  if (userAgent === "") return null;
  const { browser, os } = Bowser.parse(userAgent);
  const [name, system] = [readable(browser.name), readable(os.name)];
  return name && system ? { name, system } : null;
}

/** The same for the audit log, such as `Chrome Windows`; null where nothing can be made out. */
export function productTextOf(userAgent: string | null): string | null {
  const product = productOf(userAgent ?? "");
  return product && `${product.name} ${product.system}`;
}

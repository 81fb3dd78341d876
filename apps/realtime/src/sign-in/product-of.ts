import type { NewBrowser } from "@jieru/shared/protocol/browsers";
import Bowser from "bowser";

/** Every real product name is shorter. */
const maxName = 40;

/** Removes invisible characters and those that change the direction of text (`\p{C}`). */
const readable = (name = ""): string =>
  [...name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim()].slice(0, maxName).join("");

/** Returns the browser that a `User-Agent` header names; null if it cannot be recognised. The header can be forged. */
export function productOf(userAgent: string): NewBrowser["product"] {
  if (userAgent === "") return null;
  const { browser, os } = Bowser.parse(userAgent);
  const [name, system] = [readable(browser.name), readable(os.name)];
  return name && system ? { name, system } : null;
}

/** Returns the product as text for the audit log, such as `Chrome Windows`; null if it cannot be recognised. */
export function productTextOf(userAgent: string | null): string | null {
  const product = productOf(userAgent ?? "");
  return product && `${product.name} ${product.system}`;
}

import type { NewBrowser } from "@jieru/shared/protocol/browsers";
import Bowser from "bowser";

const maxName = 40;

/** Removes `\p{C}`: invisible and direction-changing characters. */
const readable = (name = ""): string =>
  [...name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim()].slice(0, maxName).join("");

/** null: unknown. The header can be forged. */
export function productOf(userAgent: string): NewBrowser["product"] {
  if (userAgent === "") return null;
  const { browser, os } = Bowser.parse(userAgent);
  const [name, system] = [readable(browser.name), readable(os.name)];
  return name && system ? { name, system } : null;
}

/** For the audit log, such as `Chrome Windows`. */
export function productTextOf(userAgent: string | null): string | null {
  const product = productOf(userAgent ?? "");
  return product && `${product.name} ${product.system}`;
}

import { i18n } from "../../../../i18n/i18n.ts";

/** Returns "The customer sent a voice message, …" for a kind that cannot be shown. */
export function unsupportedLabel(type: string): string {
  const key = `reading:kind.${type}`;
  if (!/^[a-z]+$/.test(type) || !i18n.exists(key)) return i18n.t("reading:unsupported.unknown", { type });
  return i18n.t("reading:unsupported.known", { kind: i18n.t(key as "reading:kind.voice") });
}

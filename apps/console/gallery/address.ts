/** The gallery's URL: `/gallery?language=en&theme=dark&width=390#button/primary`. */
import { type Language, languages } from "../src/i18n/languages.ts";

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const widths = ["full", "1366", "390"] as const;
export type Width = (typeof widths)[number];

export interface Look {
  language: Language;
  theme: Theme;
  width: Width;
}

export interface Address extends Look {
  /** Without index and controls, as shown inside the frame. */
  bare: boolean;
  /** One component or state (`button/primary`), or null for all. */
  only: string | null;
}

const oneOf = <V extends string>(known: readonly V[], value: string | null): V =>
  known.find((v) => v === value) ?? (known[0] as V);

export function readAddress({ search }: Pick<Location, "search">): Address {
  const query = new URLSearchParams(search);
  return {
    language: oneOf(languages, query.get("language")),
    theme: oneOf(themes, query.get("theme")),
    width: oneOf(widths, query.get("width")),
    bare: query.has("bare"),
    only: query.get("only"),
  };
}

export function bareAddress({ language, theme }: Pick<Look, "language" | "theme">, only?: string): string {
  const query = new URLSearchParams({ bare: "", language, theme, ...(only && { only }) });
  return `${window.location.pathname}?${query}`;
}

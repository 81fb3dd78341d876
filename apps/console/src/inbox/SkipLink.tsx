import { useMatch } from "@tanstack/react-router";
import { useTranslation } from "../i18n/use-translation.ts";

/** First stop of the keyboard beside the inbox: to the composer, past rail and list. */
export function SkipLink() {
  const { t } = useTranslation("inbox");
  const inbox = useMatch({ from: "/a/$accountId/_inbox", shouldThrow: false, select: () => true });
  if (!inbox) return null;
  return (
    <a
      href="#composer"
      className="sr-only z-50 rounded-control bg-surface-3 px-3 py-1.5 text-accent shadow-menu focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
    >
      {t("nav.skip")}
    </a>
  );
}

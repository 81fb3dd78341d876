import "../../i18n/messages/sign-in.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { changeLanguage } from "../../i18n/i18n.ts";
import { languages } from "../../i18n/languages.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { Logo } from "../../ui/marks/Logo.tsx";
import { FlowFigure } from "./FlowFigure.tsx";

/** The frame of the pages before the console: the action on the left, a picture of the product on the right. */
export function AuthLayout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation("sign-in");
  return (
    <div className="grid h-dvh grid-cols-[minmax(440px,39%)_1fr] overflow-auto max-narrow:grid-cols-1">
      <main className="flex flex-col border-r border-border-1 bg-surface-2 px-10 pt-7 pb-6 max-narrow:px-6">
        <div className="flex items-center gap-2 text-15 font-semibold">
          <Logo className="size-7" />
          {t("common:product")}
        </div>
        <div className="m-auto w-80 max-w-full py-6">{children}</div>
        <footer className="flex flex-wrap items-center gap-y-1 text-12 text-ink-2">
          {/* Never truncated: users compare the whole address. */}
          <span className="mr-auto flex items-center gap-1.5 pr-3">
            <ShieldCheck {...icon14} className="flex-none" />
            <span className="flex-none">{t("check_address")}</span>
            <b className="font-semibold wrap-anywhere text-ink-1">{window.location.host}</b>
          </span>
          <span className="flex flex-none gap-3">
            {languages
              .filter((language) => language !== i18n.language)
              .map((other) => (
                <TextButton
                  key={other}
                  lang={other}
                  data-testid={`language-${other}`}
                  onClick={() => void changeLanguage(other)}
                >
                  {t(`common:language.${other}`)}
                </TextButton>
              ))}
          </span>
        </footer>
      </main>
      <FlowFigure />
    </div>
  );
}

import { useTranslation } from "../i18n/use-translation.ts";
import { Door } from "./Door.tsx";
import { QrTile } from "./QrTile.tsx";

/** [SI5] The door of an installation without any account, for who has the link its start printed. */
export function SetUp({ token }: { token: string }) {
  const { t } = useTranslation("sign-in");
  return (
    <Door>
      <h1 className="text-22 font-semibold">{t("set_up.title")}</h1>
      <p className="mt-1 text-14 text-ink-2">{t("set_up.lede")}</p>
      <QrTile problem={null} next={`/set-up/${token}`} />
      <hr className="mt-6 mb-4 border-t border-border-1" />
      <p className="text-12 leading-5 text-ink-2">{t("set_up.until")}</p>
    </Door>
  );
}

import { TileBars } from "../frame/TileBars.tsx";
import { useTranslation } from "../i18n/use-translation.ts";

/** Where the messages of the open conversation will stand. */
export function ConversationBars() {
  const { t } = useTranslation("conversation");
  return <TileBars label={t("scroll.loading")} />;
}

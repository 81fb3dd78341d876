import { useTranslation } from "../../i18n/use-translation.ts";
import { TileBars } from "../page/TileBars.tsx";

/** Where the messages of the open conversation will stand. */
export function ConversationBars() {
  const { t } = useTranslation("conversation");
  return <TileBars label={t("scroll.loading")} />;
}

import { useTranslation } from "../../i18n/use-translation.ts";
import { MessagesSkeleton } from "../page/MessagesSkeleton.tsx";

export function ConversationSkeleton() {
  const { t } = useTranslation("conversation");
  return <MessagesSkeleton label={t("scroll.loading")} />;
}

import { useTranslation } from "../../../i18n/use-translation.ts";

export function TopicName({ name }: { name: string | null }) {
  const { t } = useTranslation("reports");
  return (
    <span dir="auto" title={name ?? undefined} className={name === null ? "text-ink-3" : ""}>
      {name ?? t("unsaid")}
    </span>
  );
}

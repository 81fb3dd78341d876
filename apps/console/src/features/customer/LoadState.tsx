import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";

interface Read {
  data: unknown;
  isError: boolean;
  refetch: () => Promise<unknown>;
}

export function LoadState({ query }: { query: Read }) {
  const { t } = useTranslation("customer");
  if (query.isError) return <TextButton onClick={() => void query.refetch()}>{t("not_read")}</TextButton>;
  return query.data ? null : <p className="h-16 text-12 text-ink-3">{t("history.loading")}</p>;
}

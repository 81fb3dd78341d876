import { useTranslation } from "../i18n/use-translation.ts";
import { TextButton } from "../ui/TextButton.tsx";

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** The way to the pages before, where there are any. */
export function MoreOf({ query }: { query: Pages }) {
  const { t } = useTranslation("customer");
  if (!query.hasNextPage) return null;
  return (
    <p className="mt-2 text-12 text-ink-3">
      {query.isFetchingNextPage ? (
        t("history.loading")
      ) : (
        <TextButton onClick={() => void query.fetchNextPage()}>{t("history.more")}</TextButton>
      )}
    </p>
  );
}

import { useTranslation } from "../i18n/use-translation.ts";
import { TextButton } from "../ui/TextButton.tsx";

interface MoreLinesProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  /** What the way to them is called. */
  words: string;
}

/** Under a list that is read page by page: the way to its next page, where there is one. */
export function MoreLines({ query, words }: MoreLinesProps) {
  const { t } = useTranslation("settings");
  if (!query.hasNextPage) return null;
  return (
    <p className="mt-3 text-12 text-ink-3">
      {query.isFetchingNextPage ? (
        t("loading")
      ) : (
        <TextButton onClick={() => void query.fetchNextPage()}>{words}</TextButton>
      )}
    </p>
  );
}

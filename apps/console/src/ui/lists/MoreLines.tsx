import { TextButton } from "../buttons/TextButton.tsx";

interface MoreLinesProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  /** What the way to them is called. */
  words: string;
  /** What is said while they are fetched. */
  loading: string;
}

/** Under a list that is read page by page: the way to its next page, where there is one. */
export function MoreLines({ query, words, loading }: MoreLinesProps) {
  if (!query.hasNextPage) return null;
  return (
    <p className="mt-3 text-12 text-ink-3">
      {query.isFetchingNextPage ? (
        loading
      ) : (
        <TextButton onClick={() => void query.fetchNextPage()}>{words}</TextButton>
      )}
    </p>
  );
}

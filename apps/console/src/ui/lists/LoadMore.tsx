import { TextButton } from "../buttons/TextButton.tsx";

interface LoadMoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  words: string;
  loading: string;
}

export function LoadMore({ query, words, loading }: LoadMoreProps) {
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

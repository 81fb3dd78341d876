import type { AccountId } from "@jieru/shared/domain/ids";
import type { SentCard } from "@jieru/shared/protocol/cards";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";

/** [CA3] The account's last sent cards, newest first; loaded whenever the dialog opens. */
export const sentCardsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("cards", accountId),
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await readOrThrow<{ cards: SentCard[] }>(paths.cards(accountId), signal)).cards,
  });

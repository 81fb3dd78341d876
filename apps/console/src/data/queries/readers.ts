import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Readers } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";

/** [AG9] Agents who have read the viewer's conversation; `lookers` reloads the list. */
export const readersQuery = (id: ConversationId, lookers: number) =>
  queryOptions({
    queryKey: keys.readers(id, lookers),
    queryFn: async ({ signal }) => (await readOrThrow<Readers>(paths.readers(id), signal)).readers,
    staleTime: 0,
  });

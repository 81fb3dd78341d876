import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Attributes } from "@jieru/shared/protocol/attributes";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";

/** [AT5] Customer data from your company's server; the feed reports changes. */
export const attributesQuery = (id: ConversationId) =>
  queryOptions({
    queryKey: keys.attributes(id),
    queryFn: ({ signal }): Promise<Attributes> => readOrThrow<Attributes>(paths.attributes(id), signal),
  });

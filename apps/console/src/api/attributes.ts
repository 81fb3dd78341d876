import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Attributes } from "@jieru/shared/protocol/attributes";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./http.ts";
import { valueOrThrow } from "./outcome.ts";
import { paths } from "./paths.ts";

/** [AT5] What the shop says of the customer; the feed tells when it says something else. */
export const attributesQuery = (id: ConversationId) =>
  queryOptions({
    queryKey: ["conversation", id, "attributes"],
    queryFn: async ({ signal }): Promise<Attributes> =>
      valueOrThrow(await request<Attributes>("GET", paths.attributes(id), { signal })),
  });

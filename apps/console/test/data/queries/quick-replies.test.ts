import type { QuickReplyId } from "@jieru/shared/domain/ids";
import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { orderQuickReplies, quickRepliesQuery } from "../../../src/data/queries/quick-replies.ts";
import { accountId } from "../../fixtures.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

const ordered = (ids: string): QuickReply[] =>
  [...ids].map((id, position) => ({ id: id as QuickReplyId, scope: "team", position }) as QuickReply);
const shown = () => queryClient.getQueryData(quickRepliesQuery(accountId).queryKey)?.map(({ id }) => id);

test("[QR2] the response to an order is not shown after a later order", async () => {
  const answers: ((response: Response) => void)[] = [];
  vi.stubGlobal("fetch", () => new Promise<Response>((answer) => answers.push(answer)));
  queryClient.setQueryData(quickRepliesQuery(accountId).queryKey, ordered("abc"));
  const put = (ids: string) => orderQuickReplies(accountId, "team", [...ids] as QuickReplyId[]);
  const orders = [put("bac"), put("bca")];
  answers[0]?.(Response.json({ quickReplies: ordered("bac") }));
  await orders[0];
  expect(shown()).toEqual(["b", "c", "a"]);
  answers[1]?.(Response.json({ quickReplies: ordered("bca") }));
  await orders[1];
  expect(shown()).toEqual(["b", "c", "a"]);
});

import type { TopicId } from "@jieru/shared/domain/ids";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { endedSessionsQuery } from "../../../src/data/queries/ended-sessions.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { useListSnapshot, useSessionList } from "../../../src/features/inbox/list/use-session-list.ts";
import { lastLine } from "../../../src/features/session/session-labels.ts";
import { accountId, meId, session, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

const refund = "refund" as TopicId;
const over = session("over", {
  state: "ended",
  endedAt: 1,
  wrapUp: { topicId: refund, topic: "退款", line: null },
});

test("[WU5] a row of an ended session shows a renamed topic at once", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const call = (name: string) => {
    const desk = snapshot();
    const account = { ...desk.account, topics: [{ id: refund, name, retired: false }] };
    putSnapshot(accountId, { ...desk, account });
  };
  client.setQueryData(endedSessionsQuery(accountId).queryKey, {
    pages: [{ sessions: [over], more: false, next: null }],
    pageParams: [null],
  });
  let shown: string[] = [];
  const page = () => {
    const { steady } = useSessionList({
      accountId,
      desk: useListSnapshot(accountId),
      tab: "ended",
      openId: null,
    });
    shown = steady.groups.flatMap(({ sessions }) => sessions.map((s) => lastLine(s, meId)));
    return <p>list</p>;
  };
  call("退款");
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <InAccount page={page} search="" />
      </QueryClientProvider>,
    );
  });
  await waitFor(() => expect(shown).toEqual([expect.stringMatching(/^退款 · /)]));
  await act(async () => call("退货退款"));
  await waitFor(() => expect(shown).toEqual([expect.stringMatching(/^退货退款 · /)]));
});

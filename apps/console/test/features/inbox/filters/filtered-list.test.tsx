import type { Session } from "@jieru/shared/domain/session";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { useListSnapshot, useSessionList } from "../../../../src/features/inbox/list/use-session-list.ts";
import { accountId, session, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

const open = session("open");
const tagged = (of: Session, ...tags: string[]): Session => ({ ...of, customer: { ...of.customer, tags } });

function listOf(search: string) {
  const client = new QueryClient();
  let shown: string[] = [];
  const page = () => {
    const { steady } = useSessionList({
      accountId,
      desk: useListSnapshot(accountId),
      tab: "active",
      openId: open.id,
    });
    shown = steady.groups.flatMap(({ sessions }) => sessions.map(({ id }) => id as string)).toSorted();
    return <p>list</p>;
  };
  const tell = (...sessions: Session[]) => act(async () => putSnapshot(accountId, snapshot({ sessions })));
  const start = async (...sessions: Session[]) => {
    await tell(...sessions);
    await act(async () => {
      render(
        <QueryClientProvider client={client}>
          <InAccount page={page} search={search} />
        </QueryClientProvider>,
      );
    });
  };
  const showing = (...ids: string[]) => waitFor(() => expect(shown).toEqual(ids));
  return { start, tell, showing };
}

test("[VW2] a filtered list adds a session that starts to match and removes one that stops", async () => {
  const [a, b] = [session("a"), session("b")];
  const { start, tell, showing } = listOf("?tagged=VIP");
  await start(open, tagged(a, "VIP"), b);
  await showing("a");
  await tell(open, tagged(a, "VIP"), tagged(b, "老客", "VIP"));
  await showing("a", "b");
  await tell(open, tagged(a, "老客"), tagged(b, "VIP"));
  await showing("b");
  await tell(tagged(open, "VIP"), a, { ...tagged(b, "VIP"), state: "inactive" });
  await showing("open");
  await tell(open, a);
  await showing();
});

test("[VW2] the open session stays in the unread list after it is read", async () => {
  const unread = (id: string, count: number) => session(id, { unread: count });
  const { start, tell, showing } = listOf("?unread=true");
  await start(unread("open", 1), unread("a", 2), unread("b", 0));
  await showing("a", "open");
  await tell(unread("open", 0), unread("a", 0), unread("b", 1));
  await showing("b", "open");
});

test("[VW2] the list filters by the customer's source", async () => {
  const { start, tell, showing } = listOf("?source=订单");
  await start(open, session("a", { source: "订单" }));
  await showing("a");
  await tell(open, session("a", { source: "首页" }), session("b", { source: "订单" }));
  await showing("b");
});

import { QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import { expect, test } from "vitest";
import { markSearch, prepareDraft, writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { act as set } from "../../../src/data/optimistic/actions.ts";
import { ended } from "../../../src/data/optimistic/patches.ts";
import { changeQueue, forgetPendingOf } from "../../../src/data/outbox/pending-replies.ts";
import { enqueue } from "../../../src/data/outbox/send-queue.ts";
import { DraftMark } from "../../../src/features/inbox/row/DraftMark.tsx";
import { RowPreview } from "../../../src/features/inbox/row/RowPreview.tsx";
import { accountId, meId, session, startedAt } from "../../fixtures.ts";
import { reconnect } from "../../reconnect.ts";

test("[RD12] the preview uses the text direction of its own letters", () => {
  const preview = { id: "m1", direction: "in", type: "text", text: "مرحبا", at: startedAt, delivery: null };
  const { getByText } = render(
    <QueryClientProvider client={queryClient}>
      <RowPreview
        session={session("rtl", { lastMessage: preview as never })}
        meId={meId}
        nameOf={() => undefined}
        takenBy={undefined}
      />
    </QueryClientProvider>,
  );
  expect(getByText("مرحبا").dir).toBe("auto");
});

test("[DR8] [DR9] a row marks a draft beside the last message, and never a quick-reply search", () => {
  const preview = { id: "m1", direction: "in", type: "text", text: "在吗", at: startedAt, delivery: null };
  const mine = session("mine", { lastMessage: preview as never });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <RowPreview session={mine} meId={meId} nameOf={() => undefined} takenBy={undefined} />
      <DraftMark session={mine} />
    </QueryClientProvider>,
  );
  const mark = () => container.querySelector<HTMLElement>("[data-testid=draft-mark]")?.title;
  expect([container.textContent, mark()]).toEqual(["在吗", undefined]);
  act(() => {
    writeDraft(mine.id, "/wl");
    markSearch(mine.id, "/wl");
  });
  expect([container.textContent, mark()]).toEqual(["在吗", undefined]);
  act(() => writeDraft(mine.id, "/wl 是什么"));
  expect([container.textContent, mark()]).toEqual(["在吗", "草稿：/wl 是什么"]);
});

test("[DR19] a row marks a prepared reply with a mark of its own", () => {
  const mine = session("prepared", {});
  const { container } = render(<DraftMark session={mine} />);
  const mark = (name: string) => container.querySelector<HTMLElement>(`[data-testid=${name}]`)?.title;
  act(() => writeDraft(mine.id, "到货了"));
  expect([mark("draft-mark"), mark("prepared-mark")]).toEqual(["草稿：到货了", undefined]);
  act(() => prepareDraft(mine.id));
  expect([mark("draft-mark"), mark("prepared-mark")]).toEqual([undefined, "已预备：到货了"]);
  act(() => writeDraft(mine.id, ""));
  expect(mark("prepared-mark")).toBeUndefined();
});

test("[RD23] a reply that has not reached the server is shown in its row and counted in its allowance", () => {
  const preview = { id: "m1", direction: "in", type: "text", text: "在吗", at: startedAt, delivery: null };
  const mine = session("queued", { lastMessage: preview as never });
  const { conversationId } = mine;
  const sent = (clientMessageId: string, body: object, state: "queued" | "refused" = "queued") =>
    act(() =>
      changeQueue((queue) =>
        enqueue(queue, {
          ...{ accountId, sessionId: mine.id, conversationId, agentId: meId, at: startedAt, failure: null },
          ...{ clientMessageId: clientMessageId as never, body: body as never, state },
        }),
      ),
    );
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <RowPreview session={mine} meId={meId} nameOf={() => undefined} takenBy={undefined} />
    </QueryClientProvider>,
  );
  expect(container.textContent).toBe("在吗");
  sent("c1", { type: "text", text: "在的" });
  expect(container.textContent).toBe("我：在的");
  sent("c2", { type: "image", mediaId: "i1" });
  expect(container.textContent).toBe("我：[图片]");
  sent("c3", { type: "note", note: "熟客" });
  sent("c4", { type: "text", text: "没有收下" }, "refused");
  expect(container.textContent).toBe("我：[图片]");
  act(() => forgetPendingOf(conversationId));
  expect(container.textContent).toBe("在吗");
});

test("[TR10] a row says that the missing network prevented an end, even after reconnecting", async () => {
  const kept = session("not ended");
  const patch = ended(kept.id, 1);
  await set({ accountId, target: kept.id, action: "end", patch }, () =>
    Promise.resolve({ ok: false, kind: "offline" } as const),
  );
  reconnect();
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <RowPreview session={kept} meId={meId} nameOf={() => undefined} takenBy={undefined} />
    </QueryClientProvider>,
  );
  expect(container.textContent).toBe("网络连接失败，会话未结束");
});

import { QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import { expect, test } from "vitest";
import { queryClient } from "../../src/api/query-client.ts";
import { markSearch, writeDraft } from "../../src/drafts/draft-store.ts";
import { RowLine } from "../../src/inbox/RowLine.tsx";
import { meId, session, startedAt } from "../desk.ts";

test("[DR8] a search for a quick reply leaves the row as it was; a draft takes its place", () => {
  const said = { id: "m1", direction: "in", type: "text", text: "在吗", at: startedAt, delivery: null };
  const mine = session("mine", { lastMessage: said as never });
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <RowLine session={mine} meId={meId} nameOf={() => undefined} takenBy={undefined} />
    </QueryClientProvider>,
  );
  expect(container.textContent).toBe("在吗");
  act(() => {
    writeDraft(mine.id, "/wl");
    markSearch(mine.id, "/wl");
  });
  expect(container.textContent).toBe("在吗");
  act(() => writeDraft(mine.id, "/wl 是什么"));
  expect(container.textContent).toBe("[草稿]/wl 是什么");
});

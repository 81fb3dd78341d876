import type { Session } from "@jieru/shared/domain/session";
import { cleanup, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { writeDraft } from "../../../../src/data/drafts/draft-store.ts";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { writeCard } from "../../../../src/features/conversation/card/card-box.ts";
import { accountId, meId, otherId, session, snapshot } from "../../../fixtures.ts";
import { ReplyAreaOf } from "../ReplyAreaOf.tsx";

test("[DR16] the bar shows the draft of a note beside that of a reply after the session is lost", () => {
  const client = createQueryClient();
  const show = (ownerId: typeof meId) => {
    cleanup();
    const of = session("lost", { ownerId });
    putSnapshot(accountId, snapshot({ sessions: [of] }));
    render(<ReplyAreaOf of={of} client={client} />);
    return screen.queryByTestId("gate")?.textContent ?? "";
  };
  const { id } = session("lost");
  writeDraft(id, "他总是砍价", "note");
  writeDraft(id, "在的");
  expect(show(otherId)).toContain("草稿已保留：在的备注草稿已保留：他总是砍价");
  expect(show(meId)).toBe("");
});

test("[CA9] the bar shows the draft of a card after the session is lost or ended", () => {
  const client = createQueryClient();
  const show = (change: Partial<Session>) => {
    cleanup();
    const of = session("with a card", change);
    putSnapshot(accountId, snapshot({ sessions: [of] }));
    render(<ReplyAreaOf of={of} client={client} />);
    return screen.queryByTestId("gate")?.textContent ?? "";
  };
  const { conversationId } = session("with a card");
  writeCard(conversationId, { pagePath: "pages/item?id=1" });
  expect(show({ ownerId: otherId })).toContain("卡片草稿已保留：pages/item?id=1");
  writeCard(conversationId, { title: "青釉三才盖碗" });
  expect(show({ state: "ended" })).toContain("卡片草稿已保留：青釉三才盖碗");
  expect(show({ ownerId: meId })).toBe("");
  writeCard(conversationId, null);
  expect(show({ ownerId: otherId })).not.toContain("卡片");
});

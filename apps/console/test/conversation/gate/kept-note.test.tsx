import { cleanup, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { createQueryClient } from "../../../src/api/query-client.ts";
import { snapshotQuery } from "../../../src/api/snapshot.ts";
import { writeDraft } from "../../../src/drafts/draft-store.ts";
import { accountId, meId, otherId, session, snapshot } from "../../desk.ts";
import { ReplyAreaOf } from "../ReplyAreaOf.tsx";

test("[DR16] who has lost the session is told the note they had begun, beside the draft of a reply; who has it writes on", () => {
  const client = createQueryClient();
  const show = (ownerId: typeof meId) => {
    cleanup();
    const of = session("lost", { ownerId });
    client.setQueryData(snapshotQuery(accountId).queryKey, snapshot({ sessions: [of] }));
    render(<ReplyAreaOf of={of} client={client} />);
    return screen.queryByTestId("gate")?.textContent ?? "";
  };
  const { id } = session("lost");
  writeDraft(id, "他总是砍价", "note");
  writeDraft(id, "在的");
  expect(show(otherId)).toContain("草稿留着：在的备注草稿留着：他总是砍价");
  expect(show(meId)).toBe("");
});

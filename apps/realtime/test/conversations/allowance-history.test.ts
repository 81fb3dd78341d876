import { endUndoAcceptedMs } from "@jieru/shared/domain/session";
import { expect, it } from "vitest";
import { readAllowanceHistory } from "../../src/conversations/allowance-history.ts";
import { ann, second } from "../desk/scenario.ts";
import { deskForEach, type ReportedDesk } from "../reports/desk.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let desk: ReportedDesk;
deskForEach((its, on) => {
  [desk, db] = [its, on];
});

it("[AT9] the history distinguishes rating requests, agents' replies and other automatic messages", async () => {
  await desk.run({
    do: "change_account",
    by: null,
    change: { ratingRequest: { text: "How was it? {{link}}" } },
  });
  const s = await desk.serve("li", "ann", second);
  await desk.run({ do: "end", agentId: ann.id, sessionId: s.id });
  desk.clock.elapse(endUndoAcceptedMs);
  await desk.run({ do: "look_at_session", sessionId: s.id });
  const { steps } = await readAllowanceHistory(db.pool, s.conversationId, {
    before: null,
    limit: 10,
    within: null,
  });
  const replies = steps.filter(({ by }) => by === "reply");
  expect(replies.map(({ agentId, ratingQuestion }) => [agentId, ratingQuestion])).toEqual([
    [null, true],
    ["ann", false],
  ]);
});

import { expect, test } from "vitest";
import { isAnswerPending } from "../../../../src/features/conversation/dialogs/answer-pending.ts";
import { agentMessage, customerMessage, noteMessage, sent } from "../fixtures.ts";

const pending = (state: string, type = "text") => ({ state, body: { type } });

test("[TR7] a reply that is being sent counts as an answer, a note or a refused reply does not", () => {
  expect(isAnswerPending([customerMessage("在吗")], [pending("sending")])).toBe(true);
  expect(isAnswerPending([customerMessage("在吗")], [pending("refused"), pending("sending", "note")])).toBe(
    false,
  );
  expect(isAnswerPending([customerMessage("在吗")], [])).toBe(false);
});

test("[TR7] a delivered reply counts as an answer, unless it failed or precedes the customer's last message", () => {
  expect(isAnswerPending([customerMessage("在吗"), agentMessage("在的"), noteMessage("老客")], [])).toBe(
    true,
  );
  expect(
    isAnswerPending(
      [customerMessage("在吗"), agentMessage("在的", undefined, { delivery: { ...sent, state: "failed" } })],
      [],
    ),
  ).toBe(false);
  expect(isAnswerPending([agentMessage("在的"), customerMessage("好")], [])).toBe(false);
});

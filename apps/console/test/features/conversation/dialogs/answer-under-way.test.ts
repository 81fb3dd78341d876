import { expect, test } from "vitest";
import { answerUnderWay } from "../../../../src/features/conversation/dialogs/answer-under-way.ts";
import { noted, replied, said, sent } from "../given.ts";

const pending = (state: string, type = "text") => ({ state, body: { type } });

test("[TR7] a reply on its way is an answer, a note or a refused reply is none", () => {
  expect(answerUnderWay([said("在吗")], [pending("sending")])).toBe(true);
  expect(answerUnderWay([said("在吗")], [pending("refused"), pending("sending", "note")])).toBe(false);
  expect(answerUnderWay([said("在吗")], [])).toBe(false);
});

test("[TR7] so is one that is here already; not one that failed, nor one before the customer's last words", () => {
  expect(answerUnderWay([said("在吗"), replied("在的"), noted("老客")], [])).toBe(true);
  expect(
    answerUnderWay(
      [said("在吗"), replied("在的", undefined, { delivery: { ...sent, state: "failed" } })],
      [],
    ),
  ).toBe(false);
  expect(answerUnderWay([replied("在的"), said("好")], [])).toBe(false);
});

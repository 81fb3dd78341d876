import type { Happening } from "@jieru/shared/protocol/board";
import { expect, test } from "vitest";
import { happeningTone } from "../../src/supervise/happening-words.ts";

const tone = (h: object) => happeningTone(h as Happening);

test("[BO5] what is lost is loudest, what the desk had to do itself next; what people did is told quietly", () => {
  for (const lost of [
    { what: "not_sent", state: "failed" },
    { what: "pushes_missed" },
    { what: "credentials_refused" },
  ])
    expect([lost, tone(lost)]).toEqual([lost, "bad"]);
  for (const due of [
    { what: "not_sent", state: "unconfirmed" },
    { what: "pushes_ceased" },
    { what: "status", why: "no_answer" },
    { what: "waits_again", why: "no_answer" },
  ])
    expect([due, tone(due)]).toEqual([due, "due"]);
  for (const plain of [
    { what: "status", why: "supervisor" },
    { what: "waits_again", why: "returned" },
    { what: "transferred" },
    { what: "pushes_came_back" },
  ])
    expect([plain, tone(plain)]).toEqual([plain, "plain"]);
});

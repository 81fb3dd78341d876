import { expect, test } from "vitest";
import { remarkLength } from "../src/domain/remark.ts";
import { blockReasonLength, transferNoteLength } from "../src/domain/session.ts";
import { blockedBody, remarkBody, transferBody } from "../src/protocol/http.ts";

test.each([
  ["[TG2] a remark", remarkLength, (remark: string) => remarkBody.safeParse({ remark })],
  [
    "[BL2] the reason of a block",
    blockReasonLength,
    (reason: string) => blockedBody.safeParse({ blocked: true, reason }),
  ],
  [
    "[AG5] the note of a transfer",
    transferNoteLength,
    (note: string) => transferBody.safeParse({ toLine: true, note }),
  ],
] as const)("%s is as long as it has characters: an emoji is one", (_, limit, text) => {
  expect(text("🍵".repeat(limit)).success).toBe(true);
  expect(text("🍵".repeat(limit + 1)).success).toBe(false);
  expect(text("字".repeat(limit + 1)).success).toBe(false);
});

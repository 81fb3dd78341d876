import { describe, expect, test } from "vitest";
import {
  type ComposerInput,
  composerState,
  isHeldBack,
} from "../../../../src/features/conversation/composer/composer-state.ts";
import { hour, lin, minute, noon, session, xu } from "../fixtures.ts";

const state = (changed: Partial<ComposerInput> = {}) =>
  composerState({
    session: session(),
    viewer: lin,
    now: noon,
    text: "好的",
    image: "none",
    unsent: 0,
    ...changed,
  });
const allowing = (left: number, remainingMs: number, granted = 3) =>
  session({ allowance: { left, granted, until: noon + remainingMs, grantedBy: "message", grantedAt: noon } });

describe("the allowance decides bar and button", () => {
  test("[RA5] the button sends and costs one while replies are left", () => {
    expect(state()).toMatchObject({ level: "ok", cost: 1, block: null, gate: null });
  });
  test("[RA5] the last reply, the last hour and the last minute each raise the level", () => {
    expect(state({ session: allowing(1, 40 * hour) }).level).toBe("low");
    expect(state({ session: allowing(3, 38 * minute) }).level).toBe("critical");
    expect(state({ session: allowing(1, 42_000, 1) }).level).toBe("seconds");
  });
  test("[RA3] keeps the text when the allowance is used, and says why it cannot be sent", () => {
    expect(state({ session: allowing(0, 40 * hour) }).block).toMatchObject({
      refusal: "reply_allowance_used",
    });
  });
  test("[RA3] the window closes exactly at its end", () => {
    const last = { session: allowing(3, minute) };
    expect(state({ ...last, now: noon + minute - 1 }).block).toBeNull();
    expect(state({ ...last, now: noon + minute })).toMatchObject({
      level: "closed",
      block: { refusal: "reply_window_closed" },
    });
  });
  test("[RA5] counts unsent replies before the server does", () => {
    expect(state({ unsent: 1 })).toMatchObject({ level: "low", allowance: { left: 1 } });
    expect(state({ unsent: 2 }).block).toMatchObject({ refusal: "reply_allowance_used" });
  });
});

describe("the text decides the cost", () => {
  test("[OB10] a text of invisible characters sends nothing", () => {
    const block = { refusal: "nothing_written" };
    for (const text of ["\u200b", "\u202e\u0007", "\u3164\n"])
      expect(state({ text })).toMatchObject({ cost: 0, block });
    expect(state({ text: "\u200b好" })).toMatchObject({ cost: 1, block: null });
  });
  test("[OB10] a blank text sends nothing", () => {
    expect(state({ text: " \n" })).toMatchObject({ cost: 0, block: { refusal: "nothing_written" } });
  });
  test("a text over 2048 bytes is split into parts that cost one reply each", () => {
    expect(state({ text: "字".repeat(700) })).toMatchObject({ overBytes: 52, cost: 2, block: null });
  });
  test("more parts than replies are refused with both numbers", () => {
    expect(state({ text: "字".repeat(2000) }).block).toEqual({
      refusal: "too_few_replies",
      cost: 3,
      left: 2,
    });
  });
  test("an image costs a reply of its own", () => {
    expect(state({ text: "", image: "ready" })).toMatchObject({ cost: 1, block: null });
    expect(state({ image: "ready" }).cost).toBe(2);
    expect(state({ text: "", image: "not_ready" }).block).toEqual({ refusal: "image_not_ready" });
  });
});

describe("a gate replaces the box of an agent who may not write", () => {
  test("[SE5] an inactive session offers its owner to reactivate it", () => {
    expect(state({ session: session({ state: "inactive" }) })).toMatchObject({
      gate: "inactive",
      block: { refusal: "session_inactive" },
    });
  });
  test("[SE2] a waiting session offers to pick it up", () => {
    expect(state({ session: session({ state: "waiting", ownerId: null }) }).gate).toBe("waiting");
  });
  test("[SE10] a former owner keeps the text and reads the new owner's name", () => {
    expect(state({ session: session({ ownerId: xu.id }) })).toMatchObject({
      gate: "not_owner",
      block: { refusal: "not_owner", agentId: xu.id },
    });
  });
  test("[AG5] a supervisor watches, and may take over", () => {
    expect(state({ viewer: xu }).gate).toBe("watching");
  });
  test("[SE7] an ended session shows that it has ended to everyone", () => {
    const over = session({ state: "ended", ownerId: null });
    expect(state({ session: over }).gate).toBe("ended");
    expect(state({ session: over, viewer: xu }).block).toEqual({ refusal: "session_ended" });
  });
});

describe("a reply beyond the count", () => {
  const atZero = allowing(0, hour);
  const tried = (changed: Partial<ComposerInput>) => state({ session: atZero, ...changed }).tryBlock;
  const with_ = (attempt: "under_way" | "refused") =>
    session({ allowance: { ...atZero.allowance, attempt } });

  test("[RA8] is possible at zero while the window is open, and at no other time", () => {
    expect(tried({})).toBeNull();
    expect(tried({ session: session() })).toBe("not_at_zero");
    expect(tried({ now: noon + hour })).toBe("not_at_zero");
    expect(tried({ readOnly: true })).toBe("read_only");
  });

  test("[RA8] is not possible during another attempt, after a refusal by WeChat, or with replies pending", () => {
    expect(tried({ session: with_("under_way") })).toBe("under_way");
    expect(tried({ session: with_("refused") })).toBe("refused");
    expect(tried({ unsent: 1 })).toBe("under_way");
    const lastMessage = { ...session().lastMessage, direction: "out", delivery: "sending" } as never;
    expect(tried({ session: { ...atZero, lastMessage } })).toBe("under_way");
  });

  test("[RA8] is exactly one reply", () => {
    expect(tried({ text: " " })).toBe("nothing_written");
    expect(tried({ text: "字".repeat(700) })).toBe("one_reply");
    expect(tried({ image: "ready" })).toBe("one_reply");
    expect(tried({ image: "ready", text: "" })).toBeNull();
    expect(tried({ image: "not_ready", text: "" })).toBe("image_not_ready");
    expect(tried({ openSlot: "单号" })).toBe("slot_open");
  });

  test("[DR19] the allowance holds replies back only at zero and outside the window", () => {
    expect(isHeldBack(state({ session: atZero }))).toBe(true);
    expect(isHeldBack(state({ session: atZero, now: noon + hour }))).toBe(true);
    expect(isHeldBack(state({ text: "" }))).toBe(false);
    expect(isHeldBack(state({ session: { ...atZero, state: "inactive" } }))).toBe(false);
  });
});

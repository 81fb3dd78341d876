import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { act, render, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { createMissed } from "../../../src/data/feed/missed.ts";
import { useRestored } from "../../../src/data/store/connection.ts";
import { RestoredBanner } from "../../../src/features/page/banners/RestoredBanner.tsx";
import { event, frame, message, otherId, session, snapshot } from "../../fixtures.ts";

function saidAfter(before: Session[], after: Session[], messages = 0): string | null {
  let held: Snapshot = snapshot({ sessions: before });
  const missed = createMissed(() => held);
  const { result } = renderHook(useRestored);
  act(() => {
    missed.lost();
    for (let n = 1; n <= messages; n++)
      missed.arriving(frame(10 + n, 10 + n, [event(10 + n, { message: message(`m${n}`, 10 + n) })]));
    held = snapshot({ sessions: after });
    missed.caughtUp();
  });
  return result.current && render(<RestoredBanner {...result.current} />).container.textContent;
}

test("[TR1] the banner reports nothing missed only when the agent's sessions are unchanged", () => {
  const kept = session("s1");
  const theirs = session("s9", { ownerId: otherId });
  expect(saidAfter([kept, theirs], [session("s1", { unread: 1 })])).toBe(
    "已恢复，没有遗漏消息，现在是最新的。",
  );
  expect(saidAfter([kept], [kept], 2)).toBe("已恢复，已补齐 2 条消息，现在是最新的。");
});

test("[TR1] the banner counts sessions that left, slept or returned, beside the missed messages", () => {
  const before = [session("left"), session("slept"), session("returned"), session("kept")];
  const after = [
    session("slept", { state: "inactive" }),
    session("returned", { epoch: 3 }),
    session("kept"),
    session("new"),
  ];
  expect(saidAfter(before, after)).toBe("已恢复，你的 3 个会话有变动，现在是最新的。");
  expect(saidAfter(before, after, 2)).toBe("已恢复，已补齐 2 条消息，你的 3 个会话有变动，现在是最新的。");
});

test("[TR1] [PU8] the banner warns of missing messages after an ingestion outage", () => {
  const held = snapshot({ sessions: [session("s1")] });
  const missed = createMissed(() => held);
  const { result } = renderHook(useRestored);
  act(() => {
    missed.lost();
    const gap = { from: 0, to: 11_000, cause: "server" };
    missed.arriving(frame(11, 11, [event(11, { gap: gap as never })]));
    missed.caughtUp();
  });
  const { container } = render(
    <RestoredBanner {...(result.current as NonNullable<typeof result.current>)} />,
  );
  expect(container.textContent).toContain("但中断期间用户的消息可能缺失");
  expect(container.textContent).not.toContain("没有遗漏消息");
});

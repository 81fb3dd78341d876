import type { MessageId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import { seenSteps, stepsOf } from "../../../../src/features/onboarding/first-steps/guide.ts";
import { connectionStep } from "../../../../src/features/onboarding/first-steps/next-step.ts";
import { otherId, session, snapshot, startedAt, waiting } from "../../../fixtures.ts";

const withLast = (direction: "in" | "out", delivery: "sending" | "sent" | null) =>
  session("s", {
    lastMessage: { id: "m" as MessageId, direction, delivery, type: "text", text: "好", at: startedAt },
  });

test("[FM1] each step is completed by the real event", () => {
  expect(seenSteps(snapshot())).toEqual([]);
  const line = (spoken: boolean) => snapshot({ waiting: { count: 1, sessions: [waiting("w", { spoken })] } });
  expect(seenSteps(line(false))).toEqual([]);
  const came = line(true);
  expect(seenSteps(came)).toEqual(["phones", "written"]);
  expect(seenSteps(snapshot({ sessions: [withLast("in", null)] }))).toEqual([
    "phones",
    "written",
    "picked_up",
  ]);
  expect(seenSteps(snapshot({ sessions: [withLast("out", "sending")] }))).toContain("answered");
  expect(seenSteps(snapshot({ sessions: [withLast("out", "sending")] }))).not.toContain("arrived");
  expect(seenSteps(snapshot({ sessions: [withLast("out", "sent")] }))).toContain("arrived");
  expect(seenSteps(snapshot({ sessions: [session("theirs", { ownerId: otherId })] }))).toEqual([]);
});

test("[FM1] replies by colleagues or automatic greetings do not complete the agent's reply step", () => {
  for (const agentId of [otherId, null]) {
    const { lastMessage, ...came } = withLast("out", "sent");
    const session = { ...came, lastMessage: lastMessage && { ...lastMessage, agentId } };
    expect(seenSteps(snapshot({ sessions: [session] }))).toEqual(["phones", "written", "picked_up"]);
  }
});

test("[FM1] an account at WeChat itself has no step for simulated phones", () => {
  expect(stepsOf(null)).toEqual(["written", "picked_up", "answered", "arrived"]);
  expect(stepsOf("http://127.0.0.1:4700")[0]).toBe("phones");
});

test("[FM3] the next step is whatever is missing or wrong before messages arrive", () => {
  const seen = { withKey: null, withPreviousKey: null, trouble: null };
  const hour = 60 * 60_000;
  const trouble = { count: 3, why: "signature", at: startedAt } as const;
  const step = (change: object, now = startedAt) =>
    connectionStep({ verifiedAt: null, firstPushAt: null, seen, ...change }, now);
  expect(step({})).toBe("verify");
  expect(step({ verifiedAt: 1 })).toBe("push");
  expect(step({ verifiedAt: 1, firstPushAt: 2 })).toBeNull();
  expect(step({ firstPushAt: 2 })).toBeNull();
  expect(step({ firstPushAt: 2, seen: { ...seen, trouble } })).toBe("trouble");
  expect(step({ firstPushAt: 2, seen: { ...seen, trouble, withKey: startedAt + 1 } })).toBeNull();
  expect(step({ firstPushAt: 2, seen: { ...seen, trouble } }, startedAt + hour - 1)).toBe("trouble");
  expect(step({ firstPushAt: 2, seen: { ...seen, trouble } }, startedAt + hour)).toBeNull();
});

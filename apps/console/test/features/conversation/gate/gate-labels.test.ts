import type { SessionId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import { afterwards } from "../../../../src/features/conversation/gate/gate-labels.ts";
import { session } from "../../../fixtures.ts";

test("[AG7] the bar says that the customer came back, also at a colleague's ended session", () => {
  const ended = session("s1", { state: "ended" });
  const next = "s2" as SessionId;
  expect(afterwards(ended, false, undefined)).toBe("ended");
  expect(afterwards(ended, false, next)).toBe("cameAgain");
  expect(afterwards(ended, true, next)).toBe("cameAgain");
  expect(afterwards(ended, true, undefined)).toBe("lost");
  const blocked = { ...ended, customer: { ...ended.customer, blocked: true } };
  expect(afterwards(blocked, true, next)).toBe("blocked");
});

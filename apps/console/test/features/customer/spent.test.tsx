import { type Allowance, replyPresets } from "@jieru/shared/domain/allowance";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { dismissReply } from "../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { AllowanceFacts } from "../../../src/features/customer/allowance/AllowanceFacts.tsx";
import { agentMessage, lin, minute, sent, session } from "../conversation/fixtures.ts";

const now = new Date(2026, 10, 27, 14, 30).getTime();
const day = 24 * 60 * minute;

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => void vi.useRealTimers());

const granted: Allowance = {
  ...session().allowance,
  ...{
    grantedBy: "message",
    grantedAt: now - day - 10 * minute,
    granted: 3,
    left: 1,
    until: now + 60 * minute,
  },
};
const shown = (messages: readonly Message[], allowance = granted): string =>
  render(
    <QueryClientProvider client={queryClient}>
      <AllowanceFacts session={{ ...session(), allowance }} messages={messages} policy={replyPresets.guide} />
    </QueryClientProvider>,
  ).container.textContent;

test("[RA5] replies of another day show the day, also at the same time of day", () => {
  const text = shown([
    agentMessage("昨天说的", now - day, { delivery: { ...sent, state: "unconfirmed" } }),
    agentMessage("今天说的", now),
  ]);
  expect(text).toContain("周四 14:30");
  expect(text).toMatch(/周四 14:30.+14:30.*周四 14:30/);
});

test("[RA5] replies that wait in this browser are counted as spent", () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const id = sendReply(
    { accountId: "acc" as AccountId, session: session(), agentId: lin.id },
    { type: "text", text: "在的" },
  );
  expect(shown([], { ...granted, left: 3 })).toMatch(/还剩2 条.*占用1 条待发送/);
  expect(shown([agentMessage("在", now)], { ...granted, left: 2 })).toMatch(
    /还剩1 条.*占用共 2 条，1 条待发送$/,
  );
  dismissReply(id);
  vi.unstubAllGlobals();
});

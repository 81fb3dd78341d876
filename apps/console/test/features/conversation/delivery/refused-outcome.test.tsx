import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { Failure } from "../../../../src/data/http/outcome.ts";
import type { PendingReply } from "../../../../src/data/outbox/send-queue.ts";
import { ConversationContext } from "../../../../src/features/conversation/conversation-context.ts";
import { RefusedOutcome } from "../../../../src/features/conversation/delivery/RefusedOutcome.tsx";
import { actions, clearTiles } from "../tiles/show-tile.tsx";

afterEach(clearTiles);

function show(failure: Failure): PendingReply {
  const pending = { at: 1, body: { type: "text" }, failure } as PendingReply;
  render(
    <ConversationContext value={{ actions, nameOf: () => undefined } as never}>
      <RefusedOutcome pending={pending} />
    </ConversationContext>,
  );
  return pending;
}

test("[OB13] a failure of our server is named, and the reply can be resent or taken back", () => {
  const problem = { title: "Something went wrong on our side" } as never;
  const pending = show({ kind: "problem", status: 500, problem });
  expect(document.body.textContent).toContain("服务器出错");
  fireEvent.click(screen.getByTestId("send_again"));
  expect(actions.sendAgain.mock.calls).toEqual([[pending]]);
  fireEvent.click(screen.getByTestId("put_back"));
  expect(actions.recallReply.mock.calls).toEqual([[pending]]);
});

test("[OB13] a refused reply cannot be resent unchanged", () => {
  show({ kind: "refusal", refusal: { refusal: "session_inactive" } });
  expect(screen.queryByTestId("send_again")).toBeNull();
  expect(screen.getByTestId("put_back")).toBeTruthy();
});

test("[N40] a reply over the rate limit shows its waiting time and can be taken back", () => {
  const pending = show({ kind: "refusal", refusal: { refusal: "too_many_requests", retryAfterSeconds: 7 } });
  expect(document.body.textContent).toContain("请求过于频繁。请在 7 秒后重试。");
  fireEvent.click(screen.getByTestId("put_back"));
  expect(actions.recallReply.mock.calls).toEqual([[pending]]);
});

import type { ClientMessageId } from "@jieru/shared/domain/ids";
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { forgetPending, usePendingReplies } from "../../../src/data/outbox/pending-replies.ts";
import { sendReply } from "../../../src/data/outbox/sending.ts";
import { accountId, meId, message, session } from "../../fixtures.ts";

export type Answer = () => Promise<Response>;
/** The next responses in order; afterwards every reply is accepted. */
export const answers: Answer[] = [];
export const sent: { clientMessageId: ClientMessageId; text: string }[] = [];
export const requests: string[] = [];

export const json =
  (status: number, body: object): Answer =>
  () =>
    Promise.resolve(Response.json(body, { status }));
export const noNetwork: Answer = () => Promise.reject(new TypeError("failed to fetch"));
const accepted: Answer = json(200, { message: message("m", 20) });

/** Replaces the network and the clock in each test of the file. */
export function replyServerForEach(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    answers.length = 0;
    sent.length = 0;
    requests.length = 0;
    vi.stubGlobal("fetch", (path: string, { body }: { body: string }) => {
      requests.push(path);
      sent.push(JSON.parse(body));
      const answer = answers.shift() ?? accepted;
      return answer();
    });
  });
  afterEach(() => {
    forgetPending();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}

export const s1 = session("s1");
export const settle = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));
export const say = (text: string) =>
  sendReply({ accountId, session: s1, agentId: meId }, { type: "text", text });
export const tiles = () => renderHook(() => usePendingReplies(s1.conversationId)).result.current;
export const texts = () => sent.map((s) => s.text);

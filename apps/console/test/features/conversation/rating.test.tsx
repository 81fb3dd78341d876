import type { MessageId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DeliveryOutcome } from "../../../src/features/conversation/delivery/DeliveryOutcome.tsx";
import { useEnding } from "../../../src/features/conversation/dialogs/use-ending.ts";
import { useAsksRating } from "../../../src/features/conversation/rating/use-asks-rating.ts";
import { noticeLabel } from "../../../src/features/conversation/tiles/notice-label.ts";
import { RatingFacts } from "../../../src/features/customer/RatingFacts.tsx";
import { problemsIn } from "../../../src/features/settings/account/form/problems.ts";
import { meId, session } from "../../fixtures.ts";
import { renderIn } from "./render-in.tsx";

let fetchMock: ReturnType<typeof vi.fn<typeof fetch>>;
beforeEach(() => {
  fetchMock = vi.fn<typeof fetch>(async () => Response.json({ session: session("s") }));
  vi.stubGlobal("fetch", fetchMock);
});
afterEach(() => vi.unstubAllGlobals());
const sent = () => fetchMock.mock.calls.map(([, init]) => JSON.parse(String(init?.body)));

const answered = { spoken: true, firstResponseMs: 900, unansweredSince: null } as const;
const open = {
  left: 1,
  granted: 3,
  until: Date.now() + 3_600_000,
  grantedBy: "message",
  grantedAt: 1,
} as const;

const draw = (
  of: Session,
  page: React.ReactNode,
  ratingRequest: { text: string } | null = { text: "{{link}}" },
) => renderIn(of, page, { ratingRequest });

function Ending() {
  const { end, endUnasked } = useEnding();
  return (
    <>
      <button type="button" onClick={() => end()}>
        {useAsksRating() ? "asks" : "only ends"}
      </button>
      <button type="button" onClick={endUnasked}>
        unasked
      </button>
    </>
  );
}

test.each<[string, Partial<Session>, { text: string } | null, string]>([
  ["is asked", { ...answered, allowance: open }, { text: "{{link}}" }, "asks"],
  ["is not asked where the account does not", { ...answered, allowance: open }, null, "only ends"],
  [
    "is not asked without an answer",
    { ...answered, firstResponseMs: null, allowance: open },
    { text: "{{link}}" },
    "only ends",
  ],
  [
    "is not asked where no reply is left",
    { ...answered, allowance: { ...open, left: 0 } },
    { text: "{{link}}" },
    "only ends",
  ],
])("[CR2] the customer %s, and the console says so", (_, change, request, word) => {
  draw(session("s", change), <Ending />, request);
  expect(screen.getAllByRole("button")[0]?.textContent).toBe(word);
});

test("[CR2] leaving the question out applies to this request to end only", async () => {
  draw(session("left-out", { ...answered, allowance: open }), <Ending />);
  await act(async () => fireEvent.click(screen.getByText("unasked")));
  document.body.replaceChildren();
  draw(session("asked", { ...answered, allowance: open }), <Ending />);
  await act(async () => fireEvent.click(screen.getByText("asks")));
  expect(sent()).toEqual([{ askRating: false }, {}]);
});

const ended = { what: "ended", why: "by_agent", agentName: "林知夏" } as const;
test("[CR5] the session-ended notice shows the rating", () => {
  expect(noticeLabel({ ...ended, rating: { score: 5, comment: null } })).toBe(
    "林知夏 结束了会话，用户评价：非常满意",
  );
  const wrapUp = { topicId: "r" as never, topic: "退款", line: null };
  const rating = { score: 2, comment: "等了很久" } as const;
  expect(noticeLabel({ ...ended, wrapUp, rating })).toBe(
    "林知夏 结束了会话，小结：退款，用户评价：不满意 · 等了很久",
  );
});

test("[CR5] the panel shows that the question was asked, then the answer", () => {
  const rating = { messageId: "m" as MessageId, askedAt: 1, given: null };
  const { rerender } = render(<RatingFacts rating={rating} />);
  expect(screen.getByTestId("rating").textContent).toBe("已邀请用户评价，尚未收到");
  rerender(<RatingFacts rating={{ ...rating, given: { score: 1, comment: "没人理", at: 2 } }} />);
  expect(screen.getByTestId("rating").textContent).toBe("非常不满意没人理");
});

test("[CR3] agents cannot resend a question that failed or is unconfirmed", () => {
  const question = {
    id: "m",
    at: 1,
    type: "text",
    text: "请评价：[评价链接]",
    direction: "out",
    agentId: null,
  };
  for (const state of ["failed", "unconfirmed"] as const) {
    const delivery = { state, reason: "unreachable", code: null, ordinal: 1, of: 3 } as const;
    const page = (text: string) => (
      <DeliveryOutcome
        message={{ ...question, text } as Message as never}
        delivery={delivery}
        repeatedBy={null}
      />
    );
    const of = session("s", { ownerId: meId, state: "active" });
    draw(of, page(question.text));
    expect(screen.queryAllByRole("button")).toEqual([]);
    document.body.replaceChildren();
    draw(of, page("现在休息"));
    expect(screen.getAllByRole("button")).toHaveLength(1);
    document.body.replaceChildren();
  }
});

test("[CR1] a text that is empty, too long or without the link is named before saving", () => {
  const problemOf = (text: string) => problemsIn({ ratingRequest: { text } })["ratingRequest.text"];
  expect(problemOf("请评价")).toBe("no_link");
  expect(problemOf(" ")).toBe("empty");
  expect(problemOf(`{{link}}${"一".repeat(500)}`)).toBe("too_long");
  expect(problemOf("请评价 ｛｛ link ｝｝")).toBeUndefined();
});

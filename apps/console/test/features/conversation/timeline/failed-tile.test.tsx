import type { Message } from "@jieru/shared/domain/message";
import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PendingReply } from "../../../../src/data/outbox/send-queue.ts";
import { TimelineRowView } from "../../../../src/features/conversation/timeline/TimelineRowView.tsx";
import { timelineRows } from "../../../../src/features/conversation/timeline/timeline-items.ts";
import { formatTime } from "../../../../src/i18n/format-clock.ts";
import { message, session } from "../../../fixtures.ts";
import { renderIn } from "../render-in.tsx";

const open = session("open");
const { conversationId } = open;

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

function show(change: object): void {
  const messages = [
    message("first", 1, { conversationId }),
    { ...message("second", 2, { conversationId }), ...change } as Message,
    message("third", 3, { conversationId }),
  ];
  const rows = timelineRows<PendingReply>({ messages, unsent: [], readUpTo: null });
  renderIn(
    open,
    rows.map((row) => <TimelineRowView key={row.key} row={row} />),
  );
}

test.each([
  ["a text that is none", { text: null }],
  ["an image without its facts", { type: "image" }],
  ["a card without its facts", { type: "miniprogrampage" }],
])(
  "[TR16] a message that fails to render becomes one tile with its time, and others stay: %s",
  (_, change) => {
    show(change);
    const tile = screen.getByTestId("failed-tile");
    expect(tile.textContent).toBe(`无法显示此消息 ${formatTime(message("second", 2).at)}`);
    expect(screen.getByTestId("message-first")).toBeTruthy();
    expect(screen.getByTestId("message-third")).toBeTruthy();
  },
);

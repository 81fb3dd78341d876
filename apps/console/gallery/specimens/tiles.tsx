import type { ClientMessageId } from "@jieru/shared/domain/ids";
import type { Content, Image, Notice } from "@jieru/shared/domain/message";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import type { PendingReply } from "../../src/data/outbox/send-queue.ts";
import { UnsentNote } from "../../src/features/conversation/delivery/UnsentNote.tsx";
import { UnsentTile } from "../../src/features/conversation/delivery/UnsentTile.tsx";
import { MessageTile } from "../../src/features/conversation/tiles/MessageTile.tsx";
import { NoteTile } from "../../src/features/conversation/tiles/NoteTile.tsx";
import { NoticeLine } from "../../src/features/conversation/tiles/NoticeLine.tsx";
import {
  DaySeparator,
  GapTile,
  SessionSeparator,
  UnreadSeparator,
} from "../../src/features/conversation/tiles/Separators.tsx";
import type { SpokenMessage } from "../../src/features/conversation/timeline/timeline-bodies.ts";
import { accountId, cup, lin, noted, openSession, replied, spoken, text, told, xu } from "../fixtures.ts";
import { frozenAt, hour, minute } from "../frozen.ts";
import type { Group, State } from "../specimen.ts";

const image = (change: Partial<Image> = {}): Image => ({
  mediaId: cup,
  state: "ready",
  width: 320,
  height: 240,
  reason: null,
  ...change,
});
const picture = (change: Partial<Image> = {}): Content => ({ type: "image", image: image(change) });
const failure = (reason: Image["reason"]) => picture({ state: "failed", reason });

const card: Content = {
  type: "miniprogrampage",
  card: { title: "青釉三才盖碗", appId: "wx1", pagePath: "pages/item?id=1", cover: image() },
};
const bareCard: Content = {
  type: "miniprogrampage",
  card: { title: "订单 2026 1124 0031", appId: "wx1", pagePath: "pages/order?id=31", cover: null },
};
const link: Content = {
  type: "link",
  link: {
    title: "盖碗怎么养护",
    description: "第一次用之前，先用温水……",
    url: "https://example.com/care",
    thumbUrl: "",
  },
};

const long =
  "你好，昨天收到的盖碗，杯口好像磕掉了一块，看得到白色的胎。\n\n包装是完好的，能换一个吗？ https://example.com/order/31";

const tile = (name: string, message: SpokenMessage, repeatedBy: SpokenMessage | null = null): State => ({
  name,
  draw: () => <MessageTile message={message} repeatedBy={repeatedBy} tail />,
});

const reply = text("马上给您补发");

const messageTiles: State[] = [
  tile("text in", spoken(text("在吗"))),
  tile("long text with a link", spoken(text(long))),
  tile(
    "longer than a page",
    spoken(text(Array.from({ length: 24 }, (_, i) => `第 ${i + 1} 件：青釉三才盖碗，一套`).join("\n"))),
  ),
  tile("faces", spoken(text("谢谢[微笑][玫瑰]👍"))),
  tile("late", spoken(text("还在吗"), { lateMs: 3 * minute })),
  tile("image", spoken(picture())),
  tile("image, fetching", spoken(picture({ state: "fetching" }))),
  tile("image, unreachable", spoken(failure("unreachable"))),
  tile("image, expired", spoken(failure("expired"))),
  tile("image, too large", spoken(failure("too_large"))),
  tile("card", spoken(card)),
  tile("card, no cover", spoken(bareCard)),
  tile("link", spoken(link)),
  tile("unsupported", spoken({ type: "unsupported", unsupported: { messageType: "voice" } })),
  tile("queued", replied(reply, "queued")),
  tile("sending", replied(reply, "sending")),
  tile("sent", replied(reply)),
  tile("failed, content risky", replied(reply, "failed", { reason: "content_risky", code: 87014 })),
  tile("failed, unreachable", replied(reply, "failed", { reason: "unreachable" })),
  tile("unconfirmed", replied(reply, "unconfirmed")),
  tile("unconfirmed, repeated", replied(reply, "unconfirmed"), replied(reply)),
  tile("by a colleague", replied(reply, "sent", { ordinal: 2 }, xu)),
  tile("greeting", replied(text("您好，欢迎来到半山茶器"), "sent", { of: 1 }, null)),
  tile("image out", replied(picture())),
  tile("card out, unconfirmed", replied(card, "unconfirmed")),
];

const names = { agentId: lin, agentName: "林知夏" };
const notices: Notice[] = [
  { what: "entered", source: "订单详情" },
  { what: "handed_over" },
  { what: "picked_up", ...names, auto: false, waitedMs: 82_000 },
  { what: "reactivated", ...names },
  { what: "transferred", by: lin, byName: "林知夏", agentId: xu, agentName: "许然", note: "换货，急" },
  { what: "taken_over", agentId: xu, agentName: "许然", fromName: "林知夏" },
  { what: "turned_inactive", why: "idle" },
  { what: "waits_again", why: "customer_wrote", agentName: null, note: null },
  { what: "ended", why: "by_agent", agentName: "林知夏" },
  { what: "blocked", ...names, reason: "广告" },
  { what: "unblocked", ...names },
];

const clientMessageId = "00000000-0000-4000-8000-000000000000" as ClientMessageId;
const body: ReplyBody = { type: "text", text: "马上给您补发", clientMessageId };

const pending = (change: Partial<PendingReply> = {}): PendingReply => ({
  clientMessageId,
  accountId,
  sessionId: openSession.id,
  conversationId: openSession.conversationId,
  agentId: lin,
  body,
  at: frozenAt - minute,
  state: "sending",
  failure: null,
  ...change,
});
const refused = pending({
  state: "refused",
  failure: { kind: "refusal", refusal: { refusal: "session_ended" } },
});
const unsent = (name: string, reply: PendingReply): State => ({
  name,
  draw: () => <UnsentTile reply={reply} body={body} />,
});

export const tiles: Group = {
  name: "Timeline",
  specimens: [
    { file: "features/conversation/tiles/MessageTile", width: 460, states: messageTiles },
    {
      file: "features/conversation/delivery/UnsentTile",
      width: 460,
      states: [unsent("sending", pending()), unsent("refused", refused)],
    },
    {
      file: "features/conversation/tiles/NoticeLine",
      width: 460,
      states: notices.map((notice) => ({
        name: notice.what,
        draw: () => <NoticeLine messages={[told(notice)]} />,
      })),
    },
    {
      file: "features/conversation/tiles/NoteTile",
      width: 460,
      states: [{ name: "rest", draw: () => <NoteTile message={noted("老客户，先补发再收回旧的")} /> }],
    },
    {
      file: "features/conversation/delivery/UnsentNote",
      width: 460,
      states: [
        { name: "sending", draw: () => <UnsentNote pending={pending()} note="问过仓库了" /> },
        { name: "refused", draw: () => <UnsentNote pending={refused} note="问过仓库了" /> },
      ],
    },
    {
      file: "features/conversation/tiles/Separators",
      width: 460,
      states: [
        { name: "today", draw: () => <DaySeparator at={frozenAt - hour} /> },
        { name: "yesterday", draw: () => <DaySeparator at={frozenAt - 24 * hour} /> },
        { name: "long ago", draw: () => <DaySeparator at={frozenAt - 400 * 24 * hour} /> },
        {
          name: "this session",
          draw: () => <SessionSeparator start={{ id: openSession.id, servedBy: ["林知夏", "许然"] }} />,
        },
        { name: "unread", draw: () => <UnreadSeparator count={3} /> },
        {
          name: "gap",
          draw: () => <GapTile gaps={[{ from: frozenAt - hour, to: frozenAt - 20 * minute }]} />,
        },
        {
          name: "gaps told as one",
          draw: () => (
            <GapTile
              gaps={[50, 40, 30].map((m) => ({
                from: frozenAt - m * minute,
                to: frozenAt - (m - 4) * minute,
              }))}
            />
          ),
        },
      ],
    },
  ],
};

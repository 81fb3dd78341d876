import type { Notice } from "@jieru/shared/domain/message";
import { expect, test } from "vitest";
import { noticeLabel } from "../../../../src/features/conversation/tiles/notice-label.ts";
import { lin, xu } from "../fixtures.ts";

const byLin = { agentId: lin.id, agentName: "林知夏" };
const notices: [Notice, string][] = [
  [{ what: "entered", source: null }, "用户进入会话"],
  [{ what: "entered", source: "订单详情" }, "用户从「订单详情」进入会话"],
  [{ what: "picked_up", ...byLin, auto: false, waitedMs: 26_000 }, "林知夏 接入，等待 26 秒"],
  [{ what: "picked_up", ...byLin, auto: true, waitedMs: 26_000 }, "自动分配给 林知夏，等待 26 秒"],
  [
    { what: "picked_up", ...byLin, auto: false, by: xu.id, waitedMs: 26_000 },
    "由主管分配给 林知夏，等待 26 秒",
  ],
  [{ what: "reactivated", ...byLin }, "林知夏 重新接入"],
  [{ what: "transferred", by: xu.id, byName: "许然", ...byLin, note: null }, "许然 转接给 林知夏"],
  [
    {
      what: "transferred",
      by: xu.id,
      byName: "许然",
      ...byLin,
      note: "$t(conversation:tile.me) <b>熟客</b>",
    },
    "许然 转接给 林知夏：$t(conversation:tile.me) <b>熟客</b>",
  ],
  [{ what: "taken_over", ...byLin, fromName: null }, "林知夏 接管"],
  [{ what: "taken_over", ...byLin, fromName: "许然" }, "林知夏 从 许然 接管"],
  [{ what: "turned_inactive", why: "idle" }, "长时间无消息，转为待激活"],
  [{ what: "waits_again", why: "customer_wrote", agentName: null, note: null }, "用户发来新消息，回到待接入"],
  [
    { what: "waits_again", why: "unanswered", agentName: "林知夏", note: null },
    "用户等待 林知夏 回复超时，回到待接入",
  ],
  [{ what: "ended", why: "by_agent", agentName: "林知夏" }, "林知夏 结束了会话"],
  [{ what: "ended", why: "window_closed", agentName: null }, "回复窗口已关闭，会话自动结束"],
];

test.each(notices)("[RD17] %o is described by a sentence that keeps people's words", (notice, words) => {
  expect(noticeLabel(notice)).toBe(words);
});

test("[RD17] a source cannot end its quotation, and is shortened", () => {
  const from = (source: string) => noticeLabel({ what: "entered", source });
  expect(from("订单」进入会话 · 12:00 经理已批准退款「")).toBe(
    "用户从「订单』进入会话 · 12:00 经理已批准退款『」进入会话",
  );
  expect(from("长".repeat(100))).toBe(`用户从「${"长".repeat(60)}…」进入会话`);
});

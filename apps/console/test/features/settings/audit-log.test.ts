import type { AuditRecord } from "@jieru/shared/protocol/audit";
import { expect, test } from "vitest";
import { aboutLabel, aboutName, detailLabel } from "../../../src/features/settings/audit/about-labels.ts";
import { textsOf } from "../../i18n/texts.ts";

const id = "01a20fcc-d24d-7bf5-867c-d02a81d54375";
type Case = [AuditRecord["what"], about: string | null, aboutName: string | null, words: string];

test.each<Case>([
  ["role_changed", `${id} supervisor`, "林知夏", "林知夏 主管"],
  ["invitation_created", `${id} agent`, null, "客服"],
  ["invitation_revoked", id, null, ""],
  ["status_set", `${id} away`, "林知夏", "林知夏 离开"],
  ["pickup_set", `${id} manual 6`, "林知夏", "林知夏 手动接入，容量 6"],
  ["settings_changed", "exceedByHand name", null, "手动接入可以超过容量、名称"],
  ["settings_changed", "replyPreset", null, textsOf("zh-CN").settings.section.allowance],
  ["settings_changed", "someday", null, "someday"],
  ["connection_changed", "appSecret, token", null, "AppSecret、Token"],
  ["credentials_refused", "secret 40125", null, "AppID 或 AppSecret 错误 40125"],
  ["quick_replies_changed", "added 补发 单号", null, "新增「补发 单号」"],
  ["quick_replies_changed", "deleted 问候", null, "删除「问候」"],
  ["quick_replies_changed", "order", null, "调整顺序"],
  ["keyword_replies_changed", "off 发货 时间", null, "停用「发货 时间」"],
  ["quick_replies_changed", "imported 12 3", null, "导入：新增 12 条，修改 3 条"],
  ["quick_replies_changed", `changed ${id}`, null, ""],
  ["conduct_rules_changed", "added 最低价", null, "新增「最低价」"],
  ["conduct_rules_changed", "off 最低价", null, "停用「最低价」"],
  ["settings_changed", "repetition", null, "重复内容提醒"],
  ["tag_renamed", "vip → VIP", null, "vip → VIP"],
  ["account_connected", "wx0123456789abcdef", null, "wx0123456789abcdef"],
  ["restored", "yesterday", null, "yesterday"],
  ["report_exported", "2026-11-01 2026-11-30 agents", null, "2026-11-01 至 2026-11-30，按客服"],
  ["report_exported", "2026-11-01 2026-11-30 conduct", null, "2026-11-01 至 2026-11-30，会话规范"],
  ["messages_exported", "2026-11-01 2026-11-30", null, "2026-11-01 至 2026-11-30"],
  ["signed_in", null, null, ""],
  ["sessions_picked_up", "20", null, "20 个"],
  ["read_waiting_often", "100", null, "超过 100 次"],
  ["searched", "messages", null, "聊天内容"],
])("[AU4] %s: %j of %j reads as %j", (what, about, aboutName, words) => {
  expect(aboutLabel({ what, about, aboutName })).toBe(words);
});

test("[AU4] a customer without a remark has the usual name, or an older server's name", () => {
  expect(aboutName({ aboutName: "…0105", aboutTail: "0105" })).toBe("用户 0105");
  expect(aboutName({ aboutName: "…0105" })).toBe("…0105");
  expect(aboutName({ aboutName: "老陈", aboutTail: null })).toBe("老陈");
  const record = { what: "conversation_read", about: null, aboutName: "…0105", aboutTail: "0105" };
  expect(aboutLabel(record as unknown as AuditRecord)).toBe("用户 0105");
});

test("[AU7] a search shows its number of results and of conversations", () => {
  expect(detailLabel({ what: "searched", detail: "3 2" })).toBe("3 条结果，涉及 2 个对话");
  expect(detailLabel({ what: "searched", detail: null })).toBe("");
});

test.each<[AuditRecord["what"], detail: string | null | undefined, words: string]>([
  ["conversation_exported", "csv without 12", "CSV，不含内部备注，共 12 条"],
  ["messages_exported", "jsonl with 1000000", "JSONL，含内部备注，共 1000000 条"],
  ["messages_exported", "someday", ""],
  ["messages_exported", undefined, ""],
  ["report_exported", null, ""],
  ["conduct_warning_accepted", "私人微信号\nrepetition", "「私人微信号」、「重复内容提醒」"],
])("[EX5] an entry %s with %j also shows %j", (what, detail, words) => {
  expect(detailLabel({ what, detail })).toBe(words);
});

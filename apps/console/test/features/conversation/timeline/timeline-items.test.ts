import type { ClientMessageId, SessionId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { describe, expect, test } from "vitest";
import { gapsNear } from "../../../../src/features/conversation/timeline/gaps-near.ts";
import { readUpToOf, seenUpTo } from "../../../../src/features/conversation/timeline/read-up-to.ts";
import type { Unsent } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { keepRows, timelineRows } from "../../../../src/features/conversation/timeline/timeline-items.ts";
import {
  agentMessage,
  customerMessage,
  hour,
  lin,
  minute,
  noon,
  noteMessage,
  noticeMessage,
  xu,
} from "../fixtures.ts";

const rowsOf = (messages: Message[], unsent: Unsent[] = [], readUpTo: number | null = null) =>
  timelineRows({ messages, unsent, readUpTo });
const leads = (messages: Message[]) => rowsOf(messages).map((r) => r.lead);

describe("grouping", () => {
  test("messages of one speaker within two minutes form a group", () => {
    expect(
      leads([
        customerMessage("在吗"),
        customerMessage("有人吗", noon + 2 * minute),
        customerMessage("喂", noon + 5 * minute),
      ]),
    ).toEqual([true, false, true]);
  });
  test("another speaker starts a group, and the last row of a group shows the time", () => {
    const rows = rowsOf([customerMessage("在吗"), customerMessage("？"), agentMessage("在的")]);
    expect(rows.map((r) => [r.lead, r.tail])).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });
  test("entering and picking up within a minute are one row", () => {
    const rows = rowsOf([
      noticeMessage({ what: "entered", source: "订单详情" }),
      noticeMessage(
        { what: "picked_up", agentId: lin.id, agentName: "林知夏", auto: true, waitedMs: 26_000 },
        noon + 26_000,
      ),
      noticeMessage({ what: "turned_inactive", why: "idle" }, noon + 30_000),
    ]);
    expect(rows.map((r) => r.kind === "notices" && r.messages.length)).toEqual([2, 1]);
  });
  test("a note is a row of its own", () => {
    const rows = rowsOf([
      customerMessage("在吗"),
      noteMessage("老客"),
      customerMessage("？"),
      noteMessage("急"),
    ]);
    expect(rows.map((r) => [r.kind, r.lead, r.tail])).toEqual([
      ["message", true, true],
      ["note", true, true],
      ["message", true, true],
      ["note", true, true],
    ]);
  });
  test("blocking and the end that it causes are one row", () => {
    const rows = rowsOf([
      noticeMessage({ what: "blocked", agentId: lin.id, agentName: "林知夏", reason: null }),
      noticeMessage({ what: "ended", why: "blocked", agentName: "林知夏" }),
    ]);
    expect(rows.map((r) => r.kind === "notices" && r.messages.length)).toEqual([2]);
  });
  test("[RD6] each day starts with its date", () => {
    const rows = rowsOf([
      customerMessage("早"),
      customerMessage("还在吗"),
      customerMessage("第二天", noon + 24 * hour),
    ]);
    expect(rows.map((r) => r.day)).toEqual([true, false, true]);
  });
});

describe("unread and unsent", () => {
  test("[DW6] an unsent reply has the same spacing as the sent one", () => {
    const clientMessageId = crypto.randomUUID() as ClientMessageId;
    for (const by of [lin, xu]) {
      const before = [customerMessage("在吗"), agentMessage("在的", noon, { agentId: by.id })];
      const unsent = rowsOf(before, [{ clientMessageId, agentId: lin.id, at: noon }]);
      const sent = rowsOf([...before, agentMessage("您说", noon, { clientMessageId, agentId: lin.id })]);
      expect(unsent.map((r) => r.lead)).toEqual([true, true, by !== lin]);
      expect(unsent.map((r) => [r.lead, r.tail])).toEqual(sent.map((r) => [r.lead, r.tail]));
    }
  });
  test("[RD15] the line of new messages is above the first unread message and counts them", () => {
    const messages = [
      customerMessage("一"),
      agentMessage("二"),
      customerMessage("三"),
      customerMessage("四"),
    ];
    const rows = rowsOf(messages, [], readUpToOf(messages, 2));
    expect(rows.map((r) => r.newCount)).toEqual([null, null, 2, null]);
    expect(readUpToOf(messages, 0)).toBeNull();
  });
  test("[RD15] the line of new messages does not count messages after the agent's own answer", () => {
    const messages = [
      customerMessage("一"),
      customerMessage("二"),
      agentMessage("以前的"),
      customerMessage("三"),
    ];
    const readUpTo = readUpToOf(messages, 2);
    const greeted = agentMessage("稍等", noon, { agentId: null });
    const later = [...messages, greeted, customerMessage("四"), agentMessage("五"), customerMessage("六")];
    const openedAt = messages.at(-1)?.seq;
    const countOf = (source: object) =>
      timelineRows({ messages: later, unsent: [], readUpTo, ...source }).flatMap((r) => r.newCount ?? []);
    expect(countOf({ openedAt })).toEqual([3]);
    // In a watched session: what the owner has not read.
    expect(countOf({})).toEqual([4]);
  });
  test("[OB1] the server's message replaces the unsent reply under the same key", () => {
    const clientMessageId = crypto.randomUUID() as ClientMessageId;
    const unsent = { clientMessageId, agentId: lin.id, at: noon };
    const before = rowsOf([customerMessage("在吗")], [unsent]);
    const after = rowsOf(
      [customerMessage("在吗"), agentMessage("在的", noon, { clientMessageId })],
      [unsent],
    );
    expect(before.at(-1)).toMatchObject({ kind: "unsent", key: clientMessageId });
    expect(after).toHaveLength(2);
    expect(after.at(-1)).toMatchObject({ kind: "message", key: clientMessageId });
  });
  test("[OB3] an unconfirmed reply refers to the resent one", () => {
    const first = agentMessage("地址还是那个吗？");
    const again = agentMessage("地址还是那个吗？", noon + minute, { resendOf: first.id });
    const [row] = rowsOf([first, again]);
    expect(row?.kind === "message" && row.repeatedBy?.id).toBe(again.id);
  });
});

test("[P3] rows keep the order of the conversation, whatever the timestamps say", () => {
  const late = { ...customerMessage("晚到的", noon - minute), lateMs: 120_000 };
  expect(rowsOf([customerMessage("先到的"), late]).map((r) => r.at)).toEqual([noon, noon - minute]);
});

test("[PU8] only gaps near messages are shown, and none beyond an edge that is not loaded", () => {
  const near = { from: noon + hour, to: noon + 2 * hour };
  const far = { from: noon + 100 * hour, to: noon + 101 * hour };
  const before = { from: noon - 2 * hour, to: noon - hour };
  const page = {
    seq: 0,
    messages: [customerMessage("前"), customerMessage("后", noon + 3 * hour)],
    more: false,
    newer: false,
  };
  const gaps = [before, near, far];
  expect(gapsNear({ ...page, gaps })).toEqual([before, near]);
  expect(gapsNear({ ...page, more: true, gaps })).toEqual([near]);
  expect(gapsNear({ ...page, messages: [], gaps })).toEqual([]);
});

test("[PU8] a gap is shown if a message is within 48 hours of it", () => {
  const page = { seq: 0, messages: [customerMessage("话")], more: false, newer: false };
  const isShown = (from: number) => gapsNear({ ...page, gaps: [{ from, to: from + minute }] }).length === 1;
  const [edge, within] = [48 * hour, 48 * hour - 1];
  expect([isShown(noon + within), isShown(noon + edge)]).toEqual([true, false]);
  expect([isShown(noon - within - minute), isShown(noon - edge - minute)]).toEqual([true, false]);
});

test("[PU8] messages from the last moments before a gap stand before it", () => {
  const gap = { from: noon, to: noon + minute };
  const messages = [customerMessage("前", noon + 1_500), customerMessage("后", noon + minute - 1_500)];
  const rows = timelineRows({ messages, unsent: [], readUpTo: null, gaps: [gap] });
  expect(rows.map((r) => r.kind)).toEqual(["message", "gap", "message"]);
});

test("[PU8] a gap stands before the first message after it", () => {
  const rows = timelineRows({
    messages: [customerMessage("前"), customerMessage("后", noon + hour)],
    unsent: [],
    readUpTo: null,
    gaps: [{ from: noon + minute, to: noon + 4 * minute }],
  });
  expect(rows.map((r) => r.kind)).toEqual(["message", "gap", "message"]);
});

describe("[RD10] repeated notices are merged", () => {
  const entered = (at: number, source: string | null = null) =>
    noticeMessage({ what: "entered", source }, at);
  const pickedUp = (at: number) =>
    noticeMessage(
      { what: "picked_up", agentId: lin.id, agentName: "林知夏", auto: true, waitedMs: 1_000 },
      at,
    );
  const sizes = (messages: Message[]) =>
    rowsOf(messages).map((r) => r.kind === "notices" && r.messages.length);

  test("a customer who enters repeatedly and is then picked up", () => {
    const row = [entered(noon), entered(noon + minute), entered(noon + hour), pickedUp(noon + hour + 1_000)];
    expect(sizes(row)).toEqual([4]);
    expect(sizes([entered(noon), entered(noon + minute), pickedUp(noon + hour)])).toEqual([2, 1]);
    expect(rowsOf(row)[0]?.key).toBe(rowsOf(row.slice(0, 1))[0]?.key);
  });
  test("not across sources, days, sessions or a message", () => {
    expect(sizes([entered(noon, "A"), entered(noon, "A"), entered(noon, "B")])).toEqual([2, 1]);
    expect(sizes([entered(noon), entered(noon + 24 * hour)])).toEqual([1, 1]);
    const next = { ...entered(noon), sessionId: "another" as SessionId };
    expect(sizes([entered(noon), next])).toEqual([1, 1]);
    expect(sizes([entered(noon), customerMessage("在吗"), entered(noon)])).toEqual([1, false, 1]);
  });
  test("gaps close together without a message between them", () => {
    const at = (m: number) => ({ from: noon + m * minute, to: noon + (m + 2) * minute });
    const close = [at(10), at(20), at(50)];
    const rows = (messages: Message[], gaps = close) =>
      timelineRows({ messages, unsent: [], readUpTo: null, gaps }).map((r) =>
        r.kind === "gap" ? r.gaps.length : r.kind,
      );
    const [first, last] = [customerMessage("前"), customerMessage("后", noon + 3 * hour)];
    expect(rows([first, last])).toEqual(["message", 3, "message"]);
    expect(rows([first, last], [at(10), at(43)])).toEqual(["message", 1, 1, "message"]);
    expect(rows([first, customerMessage("中", noon + 15 * minute), last])).toEqual([
      "message",
      1,
      "message",
      2,
      "message",
    ]);
  });
});

describe("[RD4] the outermost row waits for its neighbour while more messages are to load", () => {
  const messages = [customerMessage("一"), customerMessage("二"), customerMessage("三"), agentMessage("四")];
  const shown = (more: boolean, newer: boolean) =>
    timelineRows({ messages, unsent: [], readUpTo: null, more, newer }).map((r) => [
      r.key,
      r.day,
      r.lead,
      r.tail,
    ]);
  test("and the other rows do not change when it arrives", () => {
    const whole = shown(false, false);
    expect(shown(true, false)).toEqual(whole.slice(1));
    expect(shown(true, true)).toEqual(whole.slice(1, -1));
  });
  test("[RD5] unsent replies stand only at the end of the conversation", () => {
    const unsent = [{ clientMessageId: crypto.randomUUID() as ClientMessageId, agentId: lin.id, at: noon }];
    const rows = timelineRows({ messages, unsent, readUpTo: null, newer: true });
    expect(rows.some((r) => r.kind === "unsent")).toBe(false);
  });
});

test("[RD6] a row that begins a session names its agents", () => {
  const other = "session-2" as SessionId;
  const picked = (agentName: string) =>
    ({ what: "picked_up", agentId: lin.id, agentName, auto: false, waitedMs: 0 }) as const;
  const inOther = (m: Message): Message => ({ ...m, sessionId: other });
  const rows = rowsOf([
    customerMessage("早"),
    noticeMessage(picked("许然")),
    inOther(customerMessage("又来了")),
    inOther(noticeMessage(picked("林知夏"))),
    inOther(noticeMessage({ what: "taken_over", agentId: lin.id, agentName: "周岚", fromName: "林知夏" })),
    inOther(
      noticeMessage({
        what: "transferred",
        by: lin.id,
        byName: "周岚",
        agentId: xu.id,
        agentName: "高远",
        note: null,
      }),
    ),
    inOther(noticeMessage(picked("林知夏"))),
    inOther(agentMessage("在的")),
  ]);
  expect(rows.flatMap((r) => r.session ?? [])).toEqual([{ id: other, servedBy: ["林知夏", "周岚", "高远"] }]);
  expect(rows.findIndex((r) => r.session !== null)).toBe(2);
});

describe("[TR4] how far the owner has read", () => {
  const page = (messages: Message[], more = false, newer = false) => ({
    seq: 0,
    messages,
    more,
    newer,
    gaps: [],
  });
  const messages = [customerMessage("一"), customerMessage("二"), agentMessage("好"), customerMessage("三")];
  test("[TR4] returns the message before those the server counts as unread", () => {
    expect(seenUpTo(page(messages), 1)).toBe((messages[3]?.seq ?? 0) - 1);
    expect(seenUpTo(page(messages), 0)).toBeNull();
  });
  test("[TR4] returns null if the loaded messages do not reach that far", () => {
    expect(seenUpTo(page(messages, true), 4)).toBeNull();
    expect(seenUpTo(page(messages, false, true), 1)).toBeNull();
    expect(seenUpTo(undefined, 1)).toBeNull();
  });
});

describe("unchanged rows", () => {
  const before = [customerMessage("在吗"), customerMessage("有人吗", noon + minute)];
  const shown = rowsOf(before);

  test("[DW2] a new message changes only the row whose group it continues", () => {
    const rows = keepRows(shown, rowsOf([...before, customerMessage("喂", noon + 2 * minute)]));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toBe(shown[0]);
    expect(rows[1]).toEqual({ ...shown[1], tail: false });
  });

  test("[DW2] a replaced message becomes another row", () => {
    const [first, second] = before as [Message, Message];
    const messages = [{ ...first, lateMs: 5 } as Message, second];
    const rows = keepRows(shown, rowsOf(messages));
    expect(rows[0]).not.toBe(shown[0]);
    expect(rows[1]).toBe(shown[1]);
  });
});

test("[RD24] the line about withheld messages is above the first message once no older page is left", () => {
  const messages = [
    customerMessage("在吗"),
    customerMessage("喂", noon + hour),
    customerMessage("有人吗", noon + 2 * hour),
  ];
  const lines = (more: boolean) =>
    timelineRows({ messages, more, unsent: [], readUpTo: null, withheld: true }).map((r) => r.withheld);
  expect(lines(false)).toEqual([true, false, false]);
  expect(lines(true)).toEqual([false, false]);
});

import type { PushFormat, PushMode } from "@jieru/wechat/credentials";
import { handOverAnswer } from "@jieru/wechat/hand-over";
import { openEnvelope } from "@jieru/wechat/open-envelope";
import { parsePush } from "@jieru/wechat/push";
import { describe, expect, test } from "vitest";
import { credentialsOf } from "../src/push/credentials-of.ts";
import { UNAVAILABLE } from "../src/push/show-unavailable.ts";
import { APP_ID, type Arrived, account, OPENID, START_AT, type Stage, setStage } from "./stage.ts";

const openedAs = (mode: PushMode, format: PushFormat, { query, body }: Arrived) => {
  const opened = openEnvelope({ credentials: credentialsOf({ ...account, mode, format }), query, body });
  return opened.ok ? opened.plain : null;
};

const plainOf = (arrived: Arrived) => openedAs("secure", "json", arrived);

const onPhone = (stage: Stage) =>
  stage.simulator.phones.find(APP_ID, OPENID)?.messages.map(({ text }) => text);

const FORMS = (["plain", "compatible", "secure"] as const).flatMap((mode) =>
  (["json", "xml"] as const).map((format) => ({ mode, format })),
);

describe.each(FORMS)("[PU2] $mode, $format", ({ mode, format }) => {
  test("a customer's acts arrive unchanged", async () => {
    await using stage = await setStage();
    const accounts = [{ ...account, mode, format, pushUrl: stage.receiver.url }];
    await using other = await setStage({ accounts });
    await other.simulator.pushText(APP_ID, OPENID, " 0012 ]]> 😄");
    await other.simulator.pushEnter(APP_ID, OPENID, "商品详情");
    await other.simulator.pushCard(APP_ID, OPENID, { title: "盖碗", pagePath: "pages/a?id=1" });
    const pushes = stage.receiver.arrived.map((arrived) =>
      parsePush(openedAs(mode, format, arrived) ?? "", format),
    );
    expect(pushes).toMatchObject([
      { kind: "message", messageId: "22876340532172901", content: { type: "text", text: " 0012 ]]> 😄" } },
      { kind: "entered", openid: OPENID, sessionFrom: "商品详情" },
      {
        kind: "message",
        messageId: "22876340532172902",
        content: { type: "miniprogrampage", title: "盖碗" },
      },
    ]);
  });
});

test("[PU5] MsgIds are unquoted numbers beyond 2^53", async () => {
  await using stage = await setStage();
  await stage.simulator.pushText(APP_ID, OPENID, "hi");
  const [arrived] = stage.receiver.arrived;
  expect(arrived && plainOf(arrived)).toContain('"MsgId":22876340532172901');
  stage.simulator.switches.set({ stringNumbers: true });
  await stage.simulator.pushText(APP_ID, OPENID, "hi");
  expect(stage.receiver.arrived.at(-1) && plainOf(stage.receiver.arrived[1] as Arrived)).toContain(
    '"MsgId":"22876340532172902"',
  );
});

test("[PU1] the address is verified by an echo", async () => {
  await using stage = await setStage();
  expect(await stage.simulator.verify(APP_ID)).toMatchObject({ ok: true, status: 200 });
  expect(stage.receiver.arrived[0]?.method).toBe("GET");
});

test("[F22] no answer in time: 3 deliveries of one MsgId, each encrypted anew, then the customer is told", async () => {
  await using stage = await setStage({ pushTimeoutMs: 100 });
  stage.receiver.answer = () => null;
  const entry = await stage.simulator.pushText(APP_ID, OPENID, "有人吗");
  expect(entry.outcome).toBe("gave_up");
  expect(entry.deliveries.map(({ answer }) => answer)).toEqual(["timeout", "timeout", "timeout"]);
  const { arrived } = stage.receiver;
  expect(new Set(arrived.map(({ body }) => body)).size).toBe(3);
  expect(new Set(arrived.map(plainOf)).size).toBe(1);
  expect(onPhone(stage)).toEqual(["有人吗", UNAVAILABLE]);
});

test("A retry that is not signed anew repeats the same bytes", async () => {
  await using stage = await setStage({ pushTimeoutMs: 100 });
  stage.simulator.switches.set({ resignRetries: false, deliveries: 2 });
  stage.receiver.answer = () => null;
  await stage.simulator.pushText(APP_ID, OPENID, "hi");
  const [first, second] = stage.receiver.arrived;
  expect(second?.body).toBe(first?.body);
  expect(second?.query).toEqual(first?.query);
});

test("An empty answer acknowledges; anything else shows the line once and is retried", async () => {
  await using stage = await setStage();
  stage.receiver.answer = () => "";
  expect((await stage.simulator.pushText(APP_ID, OPENID, "一")).outcome).toBe("acknowledged");
  stage.receiver.answer = (number) => (number < 3 ? "<xml>oops</xml>" : "success");
  const entry = await stage.simulator.pushText(APP_ID, OPENID, "二");
  expect(entry.deliveries.map(({ answer }) => answer)).toEqual(["bad_body", "bad_body", "success"]);
  expect(entry.outcome).toBe("acknowledged");
  expect(onPhone(stage)).toEqual(["一", "二", UNAVAILABLE]);
});

test("[F22] duplicated pushes arrive twice with one MsgId", async () => {
  await using stage = await setStage();
  stage.simulator.switches.set({ duplicatePushes: true });
  const entry = await stage.simulator.pushText(APP_ID, OPENID, "hi");
  expect(entry.deliveries.map(({ copy }) => copy).toSorted()).toEqual([1, 2]);
  expect(new Set(stage.receiver.arrived.map(plainOf)).size).toBe(1);
});

test("[F22] dropped acknowledgements make every push a retry", async () => {
  await using stage = await setStage();
  stage.simulator.switches.set({ dropAcknowledgements: true });
  const entry = await stage.simulator.pushText(APP_ID, OPENID, "hi");
  expect(entry.deliveries.map(({ answer }) => answer)).toEqual(["ignored", "ignored", "ignored"]);
});

test("[F23] reordering holds one push until the customer's next is out", async () => {
  await using stage = await setStage();
  stage.simulator.switches.set({ reorderPushes: true });
  const first = stage.simulator.pushText(APP_ID, OPENID, "一");
  await Promise.all([first, stage.simulator.pushText(APP_ID, OPENID, "二")]);
  const order = stage.receiver.arrived.map((arrived) => /"Content":"(.)"/.exec(plainOf(arrived) ?? "")?.[1]);
  expect(order).toEqual(["二", "一"]);
});

test("A customer's pushes keep their order; other customers do not wait for them", async () => {
  await using stage = await setStage({ pushTimeoutMs: 30_000 });
  const { simulator, receiver } = stage;
  const textOf = (arrived: Arrived | undefined) =>
    /"Content":"(.)"/.exec((arrived && plainOf(arrived)) ?? "")?.[1];
  receiver.answer = (number) => (textOf(receiver.arrived[number]) === "一" ? null : "success");
  const slow = simulator.pushText(APP_ID, OPENID, "一");
  const next = simulator.pushText(APP_ID, OPENID, "二");
  const other = await simulator.pushText(APP_ID, "o-other", "三");
  expect(other.outcome).toBe("acknowledged");
  await expect.poll(() => receiver.arrived.map(textOf).toSorted()).toEqual(["一", "三"]);
  receiver.arrived.find((arrived) => textOf(arrived) === "一")?.respond("success");
  const both = await Promise.all([slow, next]);
  expect(both.map(({ deliveries }) => deliveries.map(({ answer }) => answer))).toEqual([
    ["success"],
    ["success"],
  ]);
  expect(receiver.arrived.map(textOf).at(-1)).toBe("二");
});

test("[F24] two messages of one second have two MsgIds and one CreateTime", async () => {
  await using stage = await setStage();
  stage.simulator.switches.set({ twoInOneSecond: true });
  await stage.simulator.pushText(APP_ID, OPENID, "hi");
  const [one, two] = stage.simulator.ledger.listPushes();
  expect(two?.createTime).toBe(one?.createTime);
  expect(BigInt(two?.msgId ?? 0) - BigInt(one?.msgId ?? 0)).toBe(1n);
});

test("[F25] a test may fix the MsgId", async () => {
  await using stage = await setStage();
  await stage.simulator.pushText(APP_ID, OPENID, "一", { msgId: "9007199254740993" });
  await stage.simulator.pushText(APP_ID, OPENID, "二", { msgId: "9007199254740993" });
  expect(stage.receiver.arrived.map((arrived) => plainOf(arrived)?.includes(":9007199254740993"))).toEqual([
    true,
    true,
  ]);
});

test("SessionFrom is cut at 1000 bytes, or is wxapp where that is switched", async () => {
  await using stage = await setStage();
  await stage.simulator.pushEnter(APP_ID, OPENID, "茶".repeat(400));
  stage.simulator.switches.set({ sessionFromWxapp: true });
  await stage.simulator.pushEnter(APP_ID, OPENID, "订单");
  const seen = stage.receiver.arrived.map(
    (arrived) => /"SessionFrom":"([^"]*)"/.exec(plainOf(arrived) ?? "")?.[1],
  );
  expect(seen).toEqual([`${"茶".repeat(333)}\uFFFD`, "wxapp"]);
});

test("[HO2] A message may be handed over to WeChat's own tool by the answer, an event may not", async () => {
  await using stage = await setStage();
  const credentials = credentialsOf(account);
  const handOver = (nonce: string) =>
    handOverAnswer({
      credentials,
      usedKey: credentials.aesKey,
      originalId: account.originalId,
      openid: OPENID,
      timestamp: START_AT / 1000,
      nonce,
    }).body;
  stage.receiver.answer = (number) =>
    number < 2 ? handOver(stage.receiver.arrived[number]?.query.nonce ?? "") : "success";
  const push = await stage.simulator.pushText(APP_ID, OPENID, "一");
  expect([push.deliveries.map(({ answer }) => answer), push.outcome]).toEqual([
    ["handed_over"],
    "acknowledged",
  ]);
  const entered = await stage.simulator.pushEnter(APP_ID, OPENID, "");
  expect(entered.deliveries.map(({ answer }) => answer)).toEqual(["bad_body", "success"]);
  stage.receiver.answer = (number) => (number < 4 ? handOver("415670741") : "success");
  const again = await stage.simulator.pushText(APP_ID, OPENID, "二");
  expect(again.deliveries.map(({ answer }) => answer)).toEqual(["bad_body", "success"]);
});

test("A push without an address is given up, and the customer's later pushes are delivered", async () => {
  await using stage = await setStage({ pushTimeoutMs: 100 });
  const { simulator, receiver } = stage;
  receiver.answer = (number) => (number === 0 ? null : "success");
  const waiting = [simulator.pushText(APP_ID, OPENID, "一"), simulator.pushText(APP_ID, OPENID, "二")];
  simulator.setPushUrl(APP_ID, "");
  expect((await Promise.all(waiting)).map(({ outcome }) => outcome)).toEqual(["gave_up", "gave_up"]);
  simulator.setPushUrl(APP_ID, receiver.url);
  expect((await simulator.pushText(APP_ID, OPENID, "三")).outcome).toBe("acknowledged");
});

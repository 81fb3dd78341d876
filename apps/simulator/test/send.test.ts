import { expect, test } from "vitest";
import { createApiCaller, PNG } from "./api-caller.ts";
import { APP_ID, OPENID, setStage } from "./stage.ts";

const HOUR_MS = 3_600_000;
const SEND = "/cgi-bin/message/custom/send";

async function setSendStage() {
  const stage = await setStage();
  await stage.simulator.pushText(APP_ID, OPENID, "你好");
  const onPhone = () =>
    stage.simulator.phones.find(APP_ID, OPENID)?.messages.filter(({ from }) => from === "shop");
  return { ...stage, api: createApiCaller(stage.simulator), onPhone };
}

test("[RA1] a message grants 3 replies for 48 hours, then 45047, then 45015", async () => {
  await using stage = await setSendStage();
  for (const text of ["一", "二", "三"])
    expect(await stage.api.send(text)).toEqual({ errcode: 0, errmsg: "ok" });
  const used = await stage.api.send("四");
  expect(used).toMatchObject({ errcode: 45047 });
  expect(used.errmsg).toMatch(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
  stage.clock.advance(48 * HOUR_MS);
  expect(await stage.api.send("五")).toMatchObject({ errcode: 45015 });
  expect(stage.onPhone()?.map(({ text }) => text)).toEqual(["一", "二", "三"]);
});

test("[RA1] entering grants 1 reply for 1 minute", async () => {
  await using stage = await setStage();
  const api = createApiCaller(stage.simulator);
  expect(await api.send("早")).toMatchObject({ errcode: 45015 });
  await stage.simulator.pushEnter(APP_ID, OPENID);
  expect(await api.send("欢迎")).toMatchObject({ errcode: 0 });
  expect(await api.send("再问一句")).toMatchObject({ errcode: 45047 });
});

test("Content is checked before the allowance is touched", async () => {
  await using stage = await setSendStage();
  const { api } = stage;
  const send = (body: object) => api.post(SEND, { touser: OPENID, ...body });
  expect(await api.send("hi", "o-of-another-app")).toMatchObject({ errcode: 40003 });
  expect(await api.send("")).toMatchObject({ errcode: 44004 });
  expect(await api.send("茶".repeat(683))).toMatchObject({ errcode: 45002 });
  expect(await send({ msgtype: "voice", voice: { media_id: "x" } })).toMatchObject({ errcode: 40008 });
  for (const msgtype of ["toString", "constructor", "__proto__"])
    expect(await send({ msgtype, [msgtype]: {} })).toMatchObject({ errcode: 40008 });
  expect(await send({ msgtype: "image", image: { media_id: "gone" } })).toMatchObject({ errcode: 40007 });
  expect(await send({ msgtype: "link", link: { title: "长".repeat(100), url: "http://a" } })).toMatchObject({
    errcode: 45003,
  });
  expect(await api.send("茶".repeat(682))).toMatchObject({ errcode: 0 });
  expect(stage.onPhone()).toHaveLength(1);
});

test("A `\\u` escape is refused with 40033; an escaped backslash before u is accepted", async () => {
  await using stage = await setSendStage();
  expect(await stage.api.send("a\u000bb")).toMatchObject({ errcode: 40033 });
  expect(await stage.api.send("a\\u000bb\n")).toMatchObject({ errcode: 0 });
  expect(stage.onPhone()?.map(({ text }) => text)).toEqual(["a\\u000bb\n"]);
});

test("Images, links and cards reach the phone", async () => {
  await using stage = await setSendStage();
  const { api } = stage;
  const { media_id: mediaId } = await api.upload(PNG, "cup.png");
  const card = { title: "盖碗", pagepath: "pages/a", thumb_media_id: mediaId };
  await api.post(SEND, { touser: OPENID, msgtype: "image", image: { media_id: mediaId } });
  await api.post(SEND, {
    touser: OPENID,
    msgtype: "link",
    link: { title: "活动", description: "", url: "http://a" },
  });
  await api.post(SEND, { touser: OPENID, msgtype: "miniprogrampage", miniprogrampage: card });
  expect(stage.onPhone()?.map(({ type }) => type)).toEqual(["image", "link", "miniprogrampage"]);
});

test("[F28] a fault replaces one answer; a sticky one stays until it is changed", async () => {
  await using stage = await setSendStage();
  const { api } = stage;
  stage.simulator.switches.set({ nextSend: "-1" });
  expect(await api.send("一")).toMatchObject({ errcode: -1 });
  expect(await api.send("一")).toMatchObject({ errcode: 0 });
  stage.simulator.switches.set({ nextSend: "87014", nextSendSticky: true });
  expect(await api.send("二")).toMatchObject({ errcode: 87014 });
  expect(await api.send("二")).toMatchObject({ errcode: 87014 });
  expect(stage.onPhone()).toHaveLength(1);
});

test("[RA4] a scripted 45047 or 45015 is true from then on", async () => {
  await using stage = await setSendStage();
  const { api } = stage;
  stage.simulator.switches.set({ nextSend: "45047" });
  await api.send("一");
  expect(await api.send("一")).toMatchObject({ errcode: 45047 });
  stage.simulator.switches.set({ nextSend: "45015" });
  await api.send("一");
  expect(await api.send("一")).toMatchObject({ errcode: 45015 });
});

test("[F30] reset after accepting reaches the phone, reset before does not", async () => {
  await using stage = await setSendStage();
  const { api, simulator } = stage;
  simulator.switches.set({ nextSend: "reset_before" });
  await expect(api.send("没到")).rejects.toThrow();
  simulator.switches.set({ nextSend: "reset_after" });
  await expect(api.send("到了")).rejects.toThrow();
  expect(stage.onPhone()?.map(({ text }) => text)).toEqual(["到了"]);
  expect(simulator.ledger.listSends().map(({ verdict, delivered }) => [verdict, delivered])).toEqual([
    ["reset_before", false],
    ["reset_after", true],
  ]);
});

test("[F29] a hung call never answers; the ledger says whether the message arrived", async () => {
  await using stage = await setSendStage();
  const { simulator } = stage;
  const token = String((await stage.api.stableToken()).access_token);
  simulator.switches.set({ nextSend: "hang" });
  const caller = new AbortController();
  const body = JSON.stringify({ touser: OPENID, msgtype: "text", text: { content: "到了" } });
  const url = `${simulator.url}${SEND}?access_token=${token}`;
  const hung = fetch(url, { method: "POST", body, signal: caller.signal });
  await expect.poll(() => simulator.ledger.listSends()).toMatchObject([{ verdict: "hung", delivered: true }]);
  caller.abort();
  await expect(hung).rejects.toThrow();
});

test("[F29] [F30] calls for a token and uploads break, come garbled or hang until that is switched off", async () => {
  await using stage = await setSendStage();
  const { api, simulator } = stage;
  const faults = [
    ["tokenFault", "stable_token", () => api.stableToken()],
    ["uploadFault", "media_upload", () => api.upload(PNG, "cup.png")],
  ] as const;
  for (const [name, called, call] of faults) {
    for (const fault of ["reset", "reset", "cut_json", "html", "empty", "http_500"] as const) {
      simulator.switches.set({ [name]: fault });
      await expect(call()).rejects.toThrow();
    }
    simulator.switches.set({ [name]: "hang" });
    const hung = call().then(
      () => "answered",
      () => "ended",
    );
    const unanswered = () =>
      simulator.ledger.list().filter((e) => e.kind === "call" && e.call === called && e.errcode === null);
    await expect.poll(unanswered).toHaveLength(7);
    simulator.switches.set({ [name]: "normal" });
    expect(await call()).not.toHaveProperty("errcode");
    expect(await Promise.race([hung, "nothing"])).toBe("nothing");
  }
});

test("[F31] a revoked token answers 40001 until a new one is fetched", async () => {
  await using stage = await setSendStage();
  const { access_token: token } = await stage.api.stableToken();
  stage.simulator.revokeTokens(APP_ID);
  const body = { touser: OPENID, msgtype: "text", text: { content: "hi" } };
  expect(await stage.api.post(SEND, body, String(token))).toMatchObject({ errcode: 40001 });
  expect(await stage.api.post(SEND, body)).toMatchObject({ errcode: 0 });
});

test("While the API is down every connection breaks", async () => {
  await using stage = await setSendStage();
  stage.simulator.takeDown(30_000);
  await expect(stage.api.stableToken()).rejects.toThrow();
  stage.clock.advance(30_000);
  expect(await stage.api.send("hi")).toMatchObject({ errcode: 0 });
});

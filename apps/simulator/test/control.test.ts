import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { StateView } from "../src/control/view.ts";
import { createApiCaller, PNG } from "./api-caller.ts";
import { APP_ID, account, OPENID, START_AT, type Stage, setStage } from "./stage.ts";

const command = (stage: Stage, path: string, body: object) =>
  fetch(`${stage.simulator.url}/simulator/api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const phone = `phones/${APP_ID}/${OPENID}`;

test("A text typed on the page is pushed, and the state shows allowance and traffic", async () => {
  await using stage = await setStage();
  await command(stage, `${phone}/say`, { text: "你好" });
  await expect.poll(() => stage.simulator.ledger.listPushes()[0]?.outcome).toBe("acknowledged");
  const answer = await fetch(`${stage.simulator.url}/simulator/api/state`);
  const state = (await answer.json()) as StateView;
  expect(state.phones).toMatchObject([
    { name: "苏小姐", allowance: { left: 3 }, messages: [{ text: "你好" }], traffic: [{ kind: "push" }] },
  ]);
});

test("Switches and the clock take what they know and refuse the rest", async () => {
  await using stage = await setStage();
  await command(stage, "switches", { nextSend: "45009", deliveries: 4 });
  expect(stage.simulator.switches.get()).toMatchObject({ nextSend: "45009", deliveries: 4 });
  expect((await command(stage, "switches", { nextSend: "explode" })).status).toBe(400);
  expect((await command(stage, "switches", { invented: true })).status).toBe(400);
  await command(stage, "clock", { advanceMs: 1_800_000 });
  expect(stage.clock.now()).toBe(START_AT + 1_800_000);
  expect((await command(stage, "clock", { advanceMs: -1 })).status).toBe(400);
  expect((await command(stage, "phones/wx0/unknown/say", { text: "hi" })).status).toBe(400);
});

test("Events carry the whole state, at first and after a change", async () => {
  await using stage = await setStage();
  const leave = new AbortController();
  const events = await fetch(`${stage.simulator.url}/simulator/api/events`, { signal: leave.signal });
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () =>
    JSON.parse((await reader?.read())?.value?.replace(/^data: /, "") ?? "") as StateView;
  expect((await next()).switches.duplicatePushes).toBe(false);
  stage.simulator.switches.set({ duplicatePushes: true });
  expect((await next()).switches.duplicatePushes).toBe(true);
  leave.abort();
});

test("Phones, ledger, pictures and MsgIds survive a restart; the clock does not go back", async () => {
  const folder = await mkdtemp(join(tmpdir(), "simulator-"));
  const stateFile = join(folder, "simulator.json");
  const first = await setStage({ stateFile });
  const { content: mediaId } = await first.simulator.pushImage(APP_ID, OPENID, PNG);
  first.clock.advance(60_000);
  await first[Symbol.asyncDispose]();
  {
    await using second = await setStage({ stateFile });
    expect(second.clock.now()).toBe(START_AT + 60_000);
    expect(second.simulator.ledger.listPushes()).toMatchObject([
      { content: mediaId, outcome: "acknowledged" },
    ]);
    expect((await fetch(`${second.simulator.url}/mmbiz/${mediaId}`)).status).toBe(200);
    expect(await createApiCaller(second.simulator).send("hi")).toMatchObject({ errcode: 0 });
    expect((await second.simulator.pushText(APP_ID, OPENID, "二")).msgId).toBe("22876340532172902");
  }
  await rm(folder, { recursive: true });
});

test("[SU8] Settings for message push survive a restart; the push address comes from the options", async () => {
  const folder = await mkdtemp(join(tmpdir(), "simulator-"));
  const stateFile = join(folder, "simulator.json");
  const entered = {
    token: "another",
    encodingAesKey: "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG",
    mode: "plain",
    format: "xml",
  } as const;
  const first = await setStage({ stateFile });
  const pushUrl = first.receiver.url;
  expect(await first.simulator.savePushSettings(APP_ID, { ...entered, pushUrl })).toMatchObject({ ok: true });
  await first[Symbol.asyncDispose]();
  {
    await using second = await setStage({ stateFile });
    const state = await fetch(`${second.simulator.url}/simulator/api/state`);
    expect(((await state.json()) as StateView).accounts).toEqual([
      { ...account, ...entered, pushUrl: second.receiver.url },
    ]);
  }
  await rm(folder, { recursive: true });
});

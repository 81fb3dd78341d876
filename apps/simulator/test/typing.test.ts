import { expect, test } from "vitest";
import { createApiCaller } from "./api-caller.ts";
import { APP_ID, OPENID, setStage } from "./stage.ts";

const BUSINESS = "/cgi-bin/message/custom/business/typing";

test("Typing needs an exchange within 30 s, lasts 15 s, and cannot be repeated meanwhile", async () => {
  await using stage = await setStage();
  const api = createApiCaller(stage.simulator);
  await stage.simulator.pushText(APP_ID, OPENID, "在吗");
  stage.clock.advance(30_000);
  expect(await api.typing("Typing")).toMatchObject({ errcode: 0 });
  expect(await api.typing("Typing")).toMatchObject({ errcode: 45081 });
  stage.clock.advance(15_000);
  expect(await api.typing("Typing")).toMatchObject({ errcode: 45080 });
});

test("A sent message ends the typing state and counts as an exchange", async () => {
  await using stage = await setStage();
  const api = createApiCaller(stage.simulator);
  await stage.simulator.pushText(APP_ID, OPENID, "在吗");
  await api.typing("Typing");
  await api.send("在");
  const phone = stage.simulator.phones.find(APP_ID, OPENID);
  expect(phone?.typingUntil).toBe(0);
  stage.clock.advance(29_000);
  expect(await api.typing("Typing")).toMatchObject({ errcode: 0 });
  expect(await api.typing("CancelTyping")).toMatchObject({ errcode: 0 });
  expect(await api.typing("Typing")).toMatchObject({ errcode: 0 });
});

test("Which typing path works is a switch", async () => {
  await using stage = await setStage();
  const api = createApiCaller(stage.simulator);
  await stage.simulator.pushText(APP_ID, OPENID, "在吗");
  stage.simulator.switches.set({ typingPath: "typing" });
  expect(await api.typing("Typing", BUSINESS)).toMatchObject({ errcode: 40101 });
  stage.simulator.switches.set({ typingPath: "business" });
  expect(await api.typing("Typing")).toMatchObject({ errcode: 40200 });
  expect(await api.typing("Typing", BUSINESS)).toMatchObject({ errcode: 0 });
});

test("Typing is refused where a send would be, and for words it does not know", async () => {
  await using stage = await setStage();
  const api = createApiCaller(stage.simulator);
  expect(await api.typing("Typing")).toMatchObject({ errcode: 45015 });
  expect(await api.typing("Shout")).toMatchObject({ errcode: 45072 });
});

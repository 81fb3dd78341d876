import { type Guide, initialGuide } from "@jieru/shared/domain/guide";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let house: TestServer;
let lin: TestBrowser;
let laptop: TestBrowser;
let xu: TestBrowser;
beforeEach(async () => {
  house = await openTestServer();
  const accountId = await house.addAccount();
  const linId = await house.addAgent(accountId, "agent", "林知夏");
  const xuId = await house.addAgent(accountId, "agent", "许然");
  [lin, laptop, xu] = [
    await house.browserOf(linId),
    await house.browserOf(linId),
    await house.browserOf(xuId),
  ];
});
afterEach(() => house.stop());

const path = "/api/me/guide";
const read = async (who: TestBrowser): Promise<Guide> => (await who.get(path)).json().guide;

it("[FM1] every agent has steps of their own; what two devices have seen adds up, and put away stays put away", async () => {
  expect(await read(lin)).toEqual(initialGuide);
  await lin.send("PUT", path, { done: ["written", "picked_up"], dismissed: false });
  const answer = await laptop.send("PUT", path, { done: ["phones"], dismissed: true });
  expect(answer.json().guide).toEqual({ done: ["phones", "written", "picked_up"], dismissed: true });
  await lin.send("PUT", path, { done: ["answered"], dismissed: false });
  expect(await read(laptop)).toEqual({
    done: ["phones", "written", "picked_up", "answered"],
    dismissed: true,
  });
  expect(await read(xu)).toEqual(initialGuide);
  expect((await lin.send("PUT", path, { done: ["danced"], dismissed: false })).statusCode).toBe(400);
});

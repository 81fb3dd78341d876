import { type Guide, initialGuide } from "@jieru/shared/domain/guide";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { TestBrowser } from "../sign-in/browser.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let server: TestServer;
let lin: TestBrowser;
let laptop: TestBrowser;
let xu: TestBrowser;
beforeEach(async () => {
  server = await openTestServer();
  const accountId = await server.addAccount();
  const linId = await server.addAgent(accountId, "agent", "林知夏");
  const xuId = await server.addAgent(accountId, "agent", "许然");
  [lin, laptop, xu] = [
    await server.browserOf(linId),
    await server.browserOf(linId),
    await server.browserOf(xuId),
  ];
});
afterEach(() => server.stop());

const path = "/api/me/guide";
const read = async (who: TestBrowser): Promise<Guide> => (await who.get(path)).json().guide;

it("[FM1] each agent has their own steps, combined over devices, and a dismissal stays", async () => {
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

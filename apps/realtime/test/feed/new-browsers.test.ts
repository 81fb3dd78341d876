import type { AgentId, BrowserId } from "@jieru/shared/domain/ids";
import { newBrowsers } from "@jieru/shared/protocol/browsers";
import { expect, it } from "vitest";
import type { ConsoleSocket } from "../../src/feed/console-socket.ts";
import { NewBrowsers } from "../../src/feed/new-browsers.ts";
import type { Newcomer } from "../../src/sign-in/browsers.ts";

const newcomer = (agentId: string, id: string, webSessionIds: string[] = [], since = 1): Newcomer => ({
  agentId: agentId as AgentId,
  webSessionIds,
  since: webSessionIds.length > 0 ? since : null,
  isAlone: false,
  browser: { id: id as BrowserId, product: null, ip: "192.0.2.1", at: 1, signedIn: webSessionIds.length > 0 },
});

function consoleOf(agentId: string, webSessionId: string) {
  const notices: string[][] = [];
  const isNew: (boolean | undefined)[] = [];
  const rights: unknown[] = [];
  const emit = (event: string, news: unknown) => {
    expect(event).toBe("new_browsers");
    const all = newBrowsers.parse(news);
    notices.push(all.browsers.map(({ id }) => id));
    isNew.push(all.isNew);
    rights.push(all.browsers.map(({ id, mayConfirm, mayEnd }) => ({ id, mayConfirm, mayEnd })));
  };
  return {
    notified: notices,
    isNew,
    rights,
    socket: { agentId, webSessionId, socket: { emit } } as unknown as ConsoleSocket,
  };
}

function watchOf(sockets: ConsoleSocket[]) {
  const found: Newcomer[] = [];
  const queries: AgentId[][] = [];
  const watch = new NewBrowsers({
    listSockets: () => sockets,
    listNewBrowsers: async (agentIds) => {
      queries.push([...agentIds]);
      return found;
    },
  });
  return { found, queries, look: () => watch.look() };
}

it("[SI8] a console is notified of its agent's other new browsers", async () => {
  const [desk, laptop, bob] = [consoleOf("ann", "desk"), consoleOf("ann", "laptop"), consoleOf("bob", "bob")];
  const { found, queries, look } = watchOf([desk.socket, laptop.socket, bob.socket]);
  found.push(newcomer("ann", "laptop", ["laptop"]), newcomer("ann", "phone"));
  await look();
  expect([desk.notified, laptop.notified, bob.notified]).toEqual([[["laptop", "phone"]], [["phone"]], []]);
  expect(queries).toEqual([["ann", "bob"]]);
});

it("[SI8] a console is notified again only of changes, including the last one leaving", async () => {
  const desk = consoleOf("ann", "desk");
  const { found, look } = watchOf([desk.socket]);
  await look();
  expect(desk.notified).toEqual([]);
  found.push(newcomer("ann", "phone"));
  await look();
  await look();
  expect(desk.notified).toEqual([["phone"]]);
  found.pop();
  await look();
  await look();
  expect(desk.notified).toEqual([["phone"], []]);
});

it("[SI8] a new browser is notified that it is new and when it is confirmed", async () => {
  const [desk, laptop] = [consoleOf("ann", "desk"), consoleOf("ann", "laptop")];
  const { found, look } = watchOf([desk.socket, laptop.socket]);
  found.push(newcomer("ann", "phone"), newcomer("ann", "laptop", ["laptop"]));
  await look();
  expect([desk.isNew, laptop.isNew]).toEqual([[false], [true]]);
  found.pop();
  await look();
  expect(laptop.isNew).toEqual([true, false]);
});

it("[SI13] a new browser may end only newer ones, and a known one may end and confirm all", async () => {
  const [desk, laptop] = [consoleOf("ann", "desk"), consoleOf("ann", "laptop")];
  const { found, look } = watchOf([desk.socket, laptop.socket]);
  found.push(
    newcomer("ann", "later", ["later"], 3),
    newcomer("ann", "laptop", ["laptop"], 2),
    newcomer("ann", "same", ["same"], 2),
    newcomer("ann", "older", ["older"], 1),
    newcomer("ann", "gone"),
  );
  await look();
  const ofLaptop = [
    { id: "later", mayConfirm: false, mayEnd: true },
    { id: "same", mayConfirm: false, mayEnd: false },
    { id: "older", mayConfirm: false, mayEnd: false },
    { id: "gone", mayConfirm: false, mayEnd: true },
  ];
  expect(laptop.rights).toEqual([ofLaptop]);
  expect(desk.rights).toEqual([
    ["later", "laptop", "same", "older", "gone"].map((id) => ({ id, mayConfirm: true, mayEnd: true })),
  ]);
});

it("[SI8] the server reads no new browsers while no console is connected", async () => {
  const { queries, look } = watchOf([]);
  await look();
  expect(queries).toEqual([]);
});

import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { candidatesFor, givingOf } from "../../../../src/features/conversation/transfer/giving.ts";
import { agent, meId, otherId, session, waiting } from "../../../desk.ts";

const free = { exceedByHand: true, exceedByTransfer: true };
const strict = { exceedByHand: false, exceedByTransfer: false };
const full = agent(otherId, { load: 8, capacity: 8 });
const offline = agent(otherId, { status: "offline" });
const served = session("s", { ownerId: meId });

it("[BO7] [DI3] says of who is full whether it goes over or is refused, by the account's two switches", () => {
  expect(givingOf(full, waiting("w"), free)).toEqual({ give: "yes", note: "over" });
  expect(givingOf(full, waiting("w"), strict)).toEqual({ give: "no", why: "full" });
  expect(givingOf(full, waiting("w"), { ...strict, exceedByHand: true })).toEqual({
    give: "yes",
    note: "over",
  });
  expect(givingOf(full, served, { ...strict, exceedByHand: true })).toEqual({ give: "no", why: "full" });
});

it("[BO7] [DI5] refuses an assignment to who is offline; a transfer waits for them", () => {
  expect(givingOf(offline, waiting("w"), free)).toEqual({ give: "no", why: "offline" });
  expect(givingOf(offline, served, free)).toEqual({ give: "yes", note: "offline" });
});

it("[BO7] whose it is already gets nothing; who is away gets it with a word", () => {
  expect(givingOf(agent(meId), served, free)).toEqual({ give: "no", why: "theirs" });
  expect(givingOf(agent(otherId, { status: "away" }), served, free)).toEqual({ give: "yes", note: "away" });
});

it("[BO7] offers agents by fitness, the least loaded first, those who cannot last", () => {
  const id = (name: string) => name as AgentId;
  const agents = [
    agent(id("offline"), { status: "offline" }),
    agent(id("full"), { load: 8, capacity: 8 }),
    agent(id("half"), { load: 5, capacity: 10 }),
    agent(id("away"), { status: "away" }),
    agent(id("free"), { load: 1, capacity: 10 }),
  ];
  const order = candidatesFor(agents, waiting("w"), free).map((c) => c.agent.id);
  expect(order).toEqual(["free", "half", "away", "full", "offline"]);
});

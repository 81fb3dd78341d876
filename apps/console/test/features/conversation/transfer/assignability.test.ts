import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import {
  assignabilityOf,
  candidatesFor,
} from "../../../../src/features/conversation/transfer/assignability.ts";
import { agent, meId, otherId, session, waiting } from "../../../fixtures.ts";

const free = { exceedByHand: true, exceedByTransfer: true };
const strict = { exceedByHand: false, exceedByTransfer: false };
const full = agent(otherId, { load: 8, capacity: 8 });
const offline = agent(otherId, { status: "offline" });
const served = session("s", { ownerId: meId });

it("[BO7] [DI3] exceeds or refuses a full agent according to the account's two switches", () => {
  expect(assignabilityOf(full, waiting("w"), free)).toEqual({ give: "yes", note: "over" });
  expect(assignabilityOf(full, waiting("w"), strict)).toEqual({ give: "no", why: "full" });
  expect(assignabilityOf(full, waiting("w"), { ...strict, exceedByHand: true })).toEqual({
    give: "yes",
    note: "over",
  });
  expect(assignabilityOf(full, served, { ...strict, exceedByHand: true })).toEqual({
    give: "no",
    why: "full",
  });
});

it("[BO7] [DI5] refuses an assignment to an offline agent; a transfer waits for them", () => {
  expect(assignabilityOf(offline, waiting("w"), free)).toEqual({ give: "no", why: "offline" });
  expect(assignabilityOf(offline, served, free)).toEqual({ give: "yes", note: "offline" });
});

it("[BO7] the owner is refused, and an away agent is accepted with a remark", () => {
  expect(assignabilityOf(agent(meId), served, free)).toEqual({ give: "no", why: "theirs" });
  expect(assignabilityOf(agent(otherId, { status: "away" }), served, free)).toEqual({
    give: "yes",
    note: "away",
  });
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

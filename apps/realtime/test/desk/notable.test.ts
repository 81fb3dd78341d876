import { expect, it } from "vitest";
import { isNotable } from "../../src/desk/notable.ts";
import {
  anAccount,
  ann,
  assigns,
  bob,
  boss,
  given,
  picksUp,
  replies,
  type Scenario,
  signsOut,
  transfers,
  writes,
} from "./scenario.ts";

const notableTypes = (s: Scenario) => s.facts.filter(isNotable).map(({ type }) => type);
const full = { ...ann, capacity: 1, load: 1 };

it("[BO5] a session requeued by an agent is notable; one requeued by the customer's message is not", () => {
  const served = () => given(anAccount(ann, bob)).when(writes("li")).when(picksUp("ann", "li"));
  const asleep = served().when(replies("ann", "li")).when(signsOut("ann"));
  expect(notableTypes(asleep.when(writes("li", "and?")))).toEqual([]);
  expect(notableTypes(served().when(transfers("ann", "li", null)))).toEqual(["session_waits_again"]);
});

it("[BO5] manual pick-ups beyond capacity are notable and automatic ones are not", () => {
  const waiting = (agent: typeof ann) => given(anAccount(agent, boss)).when(writes("li"));
  expect(notableTypes(waiting(full).when(picksUp("ann", "li")))).toEqual(["session_picked_up"]);
  expect(notableTypes(waiting(full).when(assigns("boss", "li", "ann")))).toEqual(["session_picked_up"]);
  expect(notableTypes(waiting(ann).when(picksUp("ann", "li")))).toEqual([]);
  const given1 = given(anAccount({ ...ann, auto: true, capacity: 1 })).when(writes("li"));
  expect(given1.session("li").ownerId).toBe("ann");
  expect(notableTypes(given1)).toEqual([]);
});

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

const told = (s: Scenario) => s.facts.filter(isNotable).map(({ type }) => type);
const full = { ...ann, capacity: 1, load: 1 };

it("[BO5] who goes back to the line because they wrote is no news, who was given back is", () => {
  const served = () => given(anAccount(ann, bob)).when(writes("li")).when(picksUp("ann", "li"));
  const asleep = served().when(replies("ann", "li")).when(signsOut("ann"));
  expect(told(asleep.when(writes("li", "and?")))).toEqual([]);
  expect(told(served().when(transfers("ann", "li", null)))).toEqual(["session_waits_again"]);
});

it("[BO5] of pick-ups those beyond capacity are told, by whomever, and none that dispatch made", () => {
  const waiting = (agent: typeof ann) => given(anAccount(agent, boss)).when(writes("li"));
  expect(told(waiting(full).when(picksUp("ann", "li")))).toEqual(["session_picked_up"]);
  expect(told(waiting(full).when(assigns("boss", "li", "ann")))).toEqual(["session_picked_up"]);
  expect(told(waiting(ann).when(picksUp("ann", "li")))).toEqual([]);
  const given1 = given(anAccount({ ...ann, auto: true, capacity: 1 })).when(writes("li"));
  expect(given1.session("li").ownerId).toBe("ann");
  expect(told(given1)).toEqual([]);
});

/** Random doings of a few customers, agents and the clock, for tests that check what must hold whatever happens. */
import fc from "fast-check";
import type { Command } from "../../src/desk/command.ts";
import {
  assigns,
  blocks,
  changesRole,
  comes,
  type Deed,
  ends,
  enters,
  finishes,
  givesUp,
  hour,
  isBound,
  isLost,
  minute,
  notes,
  picksUp,
  reactivates,
  reads,
  remarks,
  replies,
  type Scenario,
  second,
  sets,
  signsOut,
  startsDelivery,
  tags,
  takesOver,
  timePassesOver,
  transfers,
  unbinds,
  unblocks,
  writes,
} from "./scenario.ts";

export const customers = ["li", "wu", "xu", "ye"];
export const agents = ["ann", "bob", "boss", "root", "cid"];

export interface Choice {
  deed: keyof typeof deeds;
  who: string;
  other: string;
  customer: string;
  n: number;
  afterMs: number;
}

const statuses = ["online", "away", "offline"] as const;
const roles = ["agent", "supervisor", "admin"] as const;
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const outcomes = [
  { kind: "sent" },
  { kind: "unknown" },
  { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" },
  { kind: "refused", reason: "window_closed", code: 45015, allowance: "closed" },
  { kind: "not_sent", reason: "unreachable", code: null },
  { kind: "retry", notBefore: 0, why: { kind: "not_sent", reason: "unreachable", code: null } },
] as const;

const deeds = {
  writes: ({ customer }: Choice) => writes(customer),
  enters: ({ customer }: Choice) => enters(customer),
  picksUp: ({ who, customer }: Choice) => picksUp(who, customer),
  reactivates: ({ who, customer }: Choice) => reactivates(who, customer),
  ends: ({ who, customer }: Choice) => ends(who, customer),
  takesOver: ({ who, customer }: Choice) => takesOver(who, customer),
  assigns: ({ who, other, customer }: Choice) => assigns(who, customer, other),
  transfers: ({ who, other, customer }: Choice) => transfers(who, customer, other),
  handsBack: ({ who, customer }: Choice) => transfers(who, customer, null),
  reads: ({ who, customer }: Choice) => reads(who, customer),
  remarks: ({ who, customer, n }: Choice) => remarks(who, customer, n % 2 ? "remark" : null),
  tags: ({ who, customer, n }: Choice) => tags(who, customer, ...["vip", "late"].slice(n % 3)),
  notes: ({ who, customer }: Choice) => notes(who, customer),
  blocks: ({ who, customer }: Choice) => blocks(who, customer),
  unblocks: ({ who, customer }: Choice) => unblocks(who, customer),
  replies: ({ who, customer }: Choice) => replies(who, customer),
  /** The owner, so that some replies do succeed. */
  answers:
    ({ customer }: Choice): Deed =>
    (s) =>
      made(replies(s.session(customer).ownerId ?? "ann", customer), s),
  startsDelivery: ({ customer }: Choice) => startsDelivery(customer),
  finishes: ({ customer, n }: Choice) => finishes(customer, pick(outcomes, n)),
  givesUp: ({ customer }: Choice) => givesUp(customer),
  timePasses: ({ customer }: Choice) => timePassesOver(customer),
  comes: ({ who }: Choice) => comes(who),
  isLost: ({ who }: Choice) => isLost(who),
  signsOut: ({ who }: Choice) => signsOut(who),
  sets: ({ who, other, n }: Choice) => sets(other, who, pick(statuses, n)),
  setsPickup: ({ who, n }: Choice): Command => ({
    do: "set_pickup",
    agentId: who as never,
    by: who as never,
    auto: n % 3 > 0,
    capacity: 1 + (n % 4),
  }),
  isBound: ({ who }: Choice) => isBound(who),
  changesRole: ({ who, other, n }: Choice) => changesRole(other, who, pick(roles, n)),
  unbinds: ({ who, other }: Choice) => unbinds(other, who),
  changesAccount: ({ n }: Choice): Command => ({
    do: "change_account",
    change: {
      replyPreset: n % 2 ? "guide" : "current",
      exceedByHand: n % 4 > 0,
      noAnswerMs: n % 3 ? null : 2 * minute,
      greeting: n % 2 ? null : "welcome",
      handOver: n % 5 ? "never" : "nobody_online",
    },
  }),
} satisfies Record<string, (choice: Choice) => Deed>;

const made = (deed: Deed, s: Scenario): Command => (typeof deed === "function" ? deed(s) : deed);

/** The command a choice stands for now, or null where it makes no sense yet (nobody to reply to). */
export function commandOf(choice: Choice, s: Scenario): Command | null {
  try {
    return made(deeds[choice.deed](choice), s);
  } catch {
    return null;
  }
}

const often = ["writes", "picksUp", "answers", "startsDelivery", "finishes", "timePasses"] as const;
const all = Object.keys(deeds) as (keyof typeof deeds)[];

const pauses = [0, 0, 0, second, second, minute, 5 * minute, 31 * minute, 5 * hour, 49 * hour, -minute];

export const choices = (maxLength: number): fc.Arbitrary<Choice[]> =>
  fc.array(
    fc.record({
      deed: fc.oneof(fc.constantFrom(...all), fc.constantFrom(...often)),
      who: fc.constantFrom(...agents),
      other: fc.constantFrom(...agents),
      customer: fc.constantFrom(...customers),
      n: fc.nat(11),
      afterMs: fc.constantFrom(...pauses),
    }),
    { maxLength, size: "max" },
  );

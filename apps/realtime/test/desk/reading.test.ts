import type { MessageId } from "@jieru/shared/domain/ids";
import { describe, expect, it } from "vitest";
import type { DeliveryOutcome } from "../../src/desk/command.ts";
import {
  type Action,
  anAccount,
  ann,
  finishes,
  given,
  minute,
  notes,
  reads,
  replies,
  type Scenario,
  second,
  served,
  setsPickup,
  start,
  startsDelivery,
  writes,
} from "./scenario.ts";

describe("reading", () => {
  it("[TR4] reading up to the newest line clears the count; up to an older one does not", () =>
    served()
      .when(writes("li"))
      .when(reads("ann", "li", 1))
      .thenNothing()
      .when(reads("ann", "li"))
      .thenFacts({ type: "messages_read", session: { unread: 0 } })
      .when(reads("ann", "li"))
      .thenNothing());

  it("[TR11] a reply that does not say what its writer saw counts as having read all", () =>
    served()
      .when(replies("ann", "li"))
      .thenFacts({ type: "reply_queued", session: { unread: 0 } }));

  describe("[TR11] a reply that says which line its writer saw", () => {
    let seen = "" as MessageId;
    const commandOf = (action: Action, s: Scenario) => (typeof action === "function" ? action(s) : action);
    const looks: Action = (s) => {
      seen = s.session("li").lastMessage?.id as MessageId;
      return commandOf(reads("ann", "li"), s);
    };
    const says =
      (text: string): Action =>
      (s) =>
        commandOf(replies("ann", "li", text, { seen }), s);
    const left = (unread: number, unansweredSince: number | null) => ({
      type: "reply_queued" as const,
      session: { unread, unansweredSince },
    });

    it("answers what was seen", () =>
      served()
        .when(looks)
        .when(says("one"))
        .thenFacts(left(0, null))
        .when(says("two"))
        .thenFacts(left(0, null)));

    it("leaves unread and unanswered what came after, until that was seen", () =>
      served()
        .when(looks)
        .after(minute)
        .when(writes("li", "and red ones?"))
        .after(minute)
        .when(says("one"))
        .thenFacts(left(1, start + minute))
        .when(says("two"))
        .thenFacts(left(1, start + minute))
        .when(looks)
        .when(says("yes, red ones too"))
        .thenFacts(left(0, null)));

    it("leaves that unanswered also once it has arrived, whether it was read by then or not", () => {
      const s = served().when(looks).after(minute).when(writes("li", "and red ones?")).after(minute);
      s.when(says("one")).when(says("two"));
      for (const text of ["one", "two"]) {
        s.when(startsDelivery("li", text)).when(finishes("li", { kind: "sent" }, text));
        expect(s.session("li").unansweredSince).toBe(start + minute);
        s.when(looks);
      }
      s.when(says("yes, red ones too"))
        .when(startsDelivery("li"))
        .when(finishes("li", { kind: "sent" }));
      expect(s.session("li").unansweredSince).toBeNull();
    });
  });

  describe("[TR11] a reply that waited for the connection", () => {
    const seenAtFirst = () => {
      const s = served().when(reads("ann", "li"));
      const seen = s.session("li").lastMessage?.id as MessageId;
      return { s, says: (text: string) => replies("ann", "li", text, { seen }) };
    };
    const unansweredSince = (s: Scenario) => s.session("li").unansweredSince;

    it("does not answer what was said after it was written, though that was read before it left", () => {
      const { s, says } = seenAtFirst();
      s.after(minute).when(writes("li", "and red ones?")).when(reads("ann", "li"));
      s.after(minute).when(says("one"));
      expect(s.session("li")).toMatchObject({ unread: 0, unansweredSince: start + minute });
      s.when(startsDelivery("li", "one")).when(finishes("li", { kind: "sent" }, "one"));
      expect(unansweredSince(s)).toBe(start + minute);
    });

    it("nor does the second of two, where it was read between them", () => {
      const { s, says } = seenAtFirst();
      s.after(minute).when(writes("li", "and red ones?"));
      s.after(minute).when(says("one")).when(reads("ann", "li")).when(says("two"));
      expect(unansweredSince(s)).toBe(start + minute);
    });

    it("answers what was there already, also behind a colleague's note, and behind another that failed", () => {
      const noted = seenAtFirst();
      noted.s.when(notes("ann", "li")).when(noted.says("one"));
      expect(unansweredSince(noted.s)).toBeNull();
      const { s, says } = seenAtFirst();
      s.when(says("one")).when(startsDelivery("li", "one"));
      s.when(finishes("li", { kind: "refused", reason: "quota_used", code: 45009 }, "one"));
      expect(unansweredSince(s)).toBe(start);
      expect(unansweredSince(s.when(says("two")))).toBeNull();
    });
  });

  describe("[TR11] of replies that all saw the same line", () => {
    const failed = { kind: "refused", reason: "quota_used", code: 45009 } as const;
    const unansweredSince = (s: Scenario) => s.session("li").unansweredSince;
    /** Three, of which the first has failed before the third is here. */
    const three = (s: Scenario, seen: MessageId | null) => {
      const says = (text: string) => replies("ann", "li", text, { seen });
      s.after(minute).when(says("one")).when(says("two")).when(startsDelivery("li", "one"));
      return s
        .when(finishes("li", failed, "one"))
        .after(second)
        .when(says("three"));
    };
    const comesTo = (s: Scenario, text: string, outcome: DeliveryOutcome) =>
      unansweredSince(s.when(startsDelivery("li", text)).when(finishes("li", outcome, text)));

    it("the one that arrives answers it, though those before it have failed", () => {
      const s = served().when(reads("ann", "li"));
      three(s, s.session("li").lastMessage?.id ?? null);
      expect(unansweredSince(s)).toBeNull();
      expect(comesTo(s, "two", failed)).toBe(start);
      expect(comesTo(s, "three", { kind: "sent" })).toBeNull();
    });

    it("it leaves what was said after the line, since the first word of it", () => {
      const s = served().when(reads("ann", "li"));
      const seen = s.session("li").lastMessage?.id ?? null;
      s.after(minute).when(writes("li", "and?")).after(second).when(writes("li", "hello?"));
      three(s.when(reads("ann", "li")), seen);
      expect(unansweredSince(s)).toBe(start + minute);
      comesTo(s, "two", failed);
      expect(comesTo(s, "three", { kind: "sent" })).toBe(start + minute);
    });

    it("nothing is left of what another, who has seen it, has answered since", () => {
      const s = served().when(reads("ann", "li"));
      const seen = s.session("li").lastMessage?.id ?? null;
      s.after(minute)
        .when(writes("li", "and?"))
        .after(minute)
        .when(replies("ann", "li", "yes"));
      expect(unansweredSince(s.when(replies("ann", "li", "late", { seen })))).toBeNull();
    });

    it("a note behind what was read meanwhile hides none of it", () => {
      const s = served().when(reads("ann", "li"));
      const seen = s.session("li").lastMessage?.id ?? null;
      s.after(minute).when(writes("li", "and?")).when(reads("ann", "li"));
      s.when(notes("ann", "li")).when(replies("ann", "li", "late", { seen }));
      expect(unansweredSince(s)).toBe(start + minute);
    });
  });

  it("[DI2] a customer who never comes back keeps their place in line by time", () =>
    given(anAccount({ ...ann, capacity: 1 }))
      .when(writes("li"))
      .after(second)
      .when(writes("wu"))
      .when(setsPickup("ann", true, 1))
      .thenFacts("agent_pickup_changed", { type: "session_picked_up", session: { waitingSince: null } }));
});

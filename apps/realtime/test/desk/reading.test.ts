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
  it("[TR4] reading up to the newest message clears the count; an older one does not", () =>
    served()
      .when(writes("li"))
      .when(reads("ann", "li", 1))
      .thenNothing()
      .when(reads("ann", "li"))
      .thenFacts({ type: "messages_read", session: { unread: 0 } })
      .when(reads("ann", "li"))
      .thenNothing());

  it("[TR11] a reply without `seen` counts as having read everything", () =>
    served()
      .when(replies("ann", "li"))
      .thenFacts({ type: "reply_queued", session: { unread: 0 } }));

  describe("[TR11] a reply that names the message its author saw", () => {
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

    it("answers the messages seen", () =>
      served()
        .when(looks)
        .when(says("one"))
        .thenFacts(left(0, null))
        .when(says("two"))
        .thenFacts(left(0, null)));

    it("leaves later messages unread and unanswered until they are seen", () =>
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

    it("leaves later messages unanswered also when it arrives", () => {
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

    it("does not answer messages written after it, even if read before it left", () => {
      const { s, says } = seenAtFirst();
      s.after(minute).when(writes("li", "and red ones?")).when(reads("ann", "li"));
      s.after(minute).when(says("one"));
      expect(s.session("li")).toMatchObject({ unread: 0, unansweredSince: start + minute });
      s.when(startsDelivery("li", "one")).when(finishes("li", { kind: "sent" }, "one"));
      expect(unansweredSince(s)).toBe(start + minute);
    });

    it("does not answer messages read between two delayed replies", () => {
      const { s, says } = seenAtFirst();
      s.after(minute).when(writes("li", "and red ones?"));
      s.after(minute).when(says("one")).when(reads("ann", "li")).when(says("two"));
      expect(unansweredSince(s)).toBe(start + minute);
    });

    it("answers earlier messages, also behind a note or another failed reply", () => {
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

  describe("[TR11] replies that all saw the same message", () => {
    const failed = { kind: "refused", reason: "quota_used", code: 45009 } as const;
    const unansweredSince = (s: Scenario) => s.session("li").unansweredSince;
    /** Sends three replies; the first fails before the third is sent. */
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

    it("the first that arrives answers it after earlier ones failed", () => {
      const s = served().when(reads("ann", "li"));
      three(s, s.session("li").lastMessage?.id ?? null);
      expect(unansweredSince(s)).toBeNull();
      expect(comesTo(s, "two", failed)).toBe(start);
      expect(comesTo(s, "three", { kind: "sent" })).toBeNull();
    });

    it("later messages stay unanswered since the first of them", () => {
      const s = served().when(reads("ann", "li"));
      const seen = s.session("li").lastMessage?.id ?? null;
      s.after(minute).when(writes("li", "and?")).after(second).when(writes("li", "hello?"));
      three(s.when(reads("ann", "li")), seen);
      expect(unansweredSince(s)).toBe(start + minute);
      comesTo(s, "two", failed);
      expect(comesTo(s, "three", { kind: "sent" })).toBe(start + minute);
    });

    it("a colleague's answer to later messages stays valid", () => {
      const s = served().when(reads("ann", "li"));
      const seen = s.session("li").lastMessage?.id ?? null;
      s.after(minute)
        .when(writes("li", "and?"))
        .after(minute)
        .when(replies("ann", "li", "yes"));
      expect(unansweredSince(s.when(replies("ann", "li", "late", { seen })))).toBeNull();
    });

    it("a note after later messages does not hide them", () => {
      const s = served().when(reads("ann", "li"));
      const seen = s.session("li").lastMessage?.id ?? null;
      s.after(minute).when(writes("li", "and?")).when(reads("ann", "li"));
      s.when(notes("ann", "li")).when(replies("ann", "li", "late", { seen }));
      expect(unansweredSince(s)).toBe(start + minute);
    });
  });

  it("[DI2] a customer who does not write again keeps their place in the queue", () =>
    given(anAccount({ ...ann, capacity: 1 }))
      .when(writes("li"))
      .after(second)
      .when(writes("wu"))
      .when(setsPickup("ann", true, 1))
      .thenFacts("agent_pickup_changed", { type: "session_picked_up", session: { waitingSince: null } }));
});

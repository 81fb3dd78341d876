import type { MessageId } from "@jieru/shared/domain/ids";
import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  bob,
  boss,
  type Deed,
  finishes,
  given,
  minute,
  notes,
  picksUp,
  reads,
  replies,
  type Scenario,
  second,
  setsPickup,
  start,
  startsDelivery,
  writes,
} from "./scenario.ts";

const desk = () => given(anAccount(ann, bob, boss));
const served = () => desk().when(writes("li")).when(picksUp("ann", "li"));

describe("reading", () => {
  it("reading up to the newest line clears the count; up to an older one does not", () =>
    served()
      .when(writes("li"))
      .when(reads("ann", "li", 1))
      .thenNothing()
      .when(reads("ann", "li"))
      .thenFacts({ type: "messages_read", session: { unread: 0 } })
      .when(reads("ann", "li"))
      .thenNothing());

  it("a reply counts as having read", () =>
    served()
      .when(replies("ann", "li"))
      .thenFacts({ type: "reply_queued", session: { unread: 0 } }));

  describe("[TR11] a reply that says which line its writer saw", () => {
    let seen = "" as MessageId;
    const commandOf = (deed: Deed, s: Scenario) => (typeof deed === "function" ? deed(s) : deed);
    const looks: Deed = (s) => {
      seen = s.session("li").lastMessage?.id as MessageId;
      return commandOf(reads("ann", "li"), s);
    };
    const says =
      (text: string): Deed =>
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

  it("a customer who never comes back keeps their place in line by time", () =>
    given(anAccount({ ...ann, capacity: 1 }))
      .when(writes("li"))
      .after(second)
      .when(writes("wu"))
      .when(setsPickup("ann", true, 1))
      .thenFacts("agent_pickup_changed", { type: "session_picked_up", session: { waitingSince: null } }));
});

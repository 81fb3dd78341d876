import { describe, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import {
  type Action,
  anAccount,
  ann,
  blocks,
  boss,
  ends,
  enters,
  given,
  minute,
  picksUp,
  remarks,
  replies,
  root,
  type Scenario,
  second,
  start,
  startsDelivery,
  tags,
  writes,
} from "./scenario.ts";

const served = () =>
  given(anAccount(ann, root)).when(enters("li", "order 7")).when(writes("li")).when(picksUp("ann", "li"));
const erases =
  (by: string, openid: string): Action =>
  (s) => ({ do: "erase_customer", agentId: by as never, conversationId: s.conversation(openid).id });

describe("an erasure", () => {
  it("[RT2] [RT3] ends and empties the session, frees its owner and forgets the customer", () =>
    served()
      .when(tags("ann", "li", "vip"))
      .when(erases("root", "li"))
      .thenFacts({
        type: "customer_erased",
        session: { state: "ended", lastMessage: null, source: null },
        previousOwnerId: "ann",
        sourceRemoved: "order 7",
        tagsRemoved: ["vip"],
        conversation: { tags: [], remark: null, erased: { at: start } },
        agents: [{ id: "ann", load: 0 }],
      }));

  it("[RT2] removes name and tags and keeps the customer blocked", () => {
    const s = served()
      .when(remarks("ann", "li", "Mr Li"))
      .when(tags("ann", "li", "vip"));
    s.when(blocks("ann", "li", "shouted")).when(erases("root", "li"));
    expect(s.conversation("li")).toMatchObject({ remark: null, tags: [], blocked: true });
  });

  it("[RT2] changes no load for a customer without an open session", () => {
    const s = served().when(ends("ann", "li")).when(erases("root", "li")).thenFacts("customer_erased");
    expect(s.facts[0]).not.toHaveProperty("agents");
  });

  it("[RT2] keeps the end time of an ended session", () => {
    const s = served().when(ends("ann", "li")).after(minute);
    const sessionId = s.session("li").id;
    s.when(
      (at) => ({ ...(erases("root", "li") as (s: Scenario) => Command)(at), sessionId }) as Command,
    ).thenFacts({
      type: "customer_erased",
      session: { state: "ended", endedAt: start, lastMessage: null },
    });
  });

  it("[RT2] needs an admin and an existing customer", () => {
    for (const by of ["ann", "boss"])
      given(anAccount(ann, boss)).when(writes("li")).when(erases(by, "li")).thenRefused("not_allowed");
    served().when(erases("nobody", "li")).thenRefused("not_bound");
    served()
      .when({ do: "erase_customer", agentId: root.id, conversationId: "none" as never })
      .thenRefused("session_not_found");
  });

  it("[RT3] a reply from after the erasure is delivered and one from before is not", () => {
    const s = served()
      .when(replies("ann", "li", "before"))
      .when(erases("root", "li"));
    s.when(startsDelivery("li", "before")).thenRefused("message_not_found");
    s.when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(replies("ann", "li", "after"));
    s.when(startsDelivery("li", "after")).thenFacts({
      type: "delivery_changed",
      message: { delivery: { state: "sending" } },
    });
  });

  const pushed = (saidAt: number): Command => ({
    do: "receive",
    openid: "li",
    act: { kind: "message", content: { type: "text", text: "hello" }, saidAt },
  });

  it("[RT4] drops a message sent before it, allowing for WeChat's whole seconds", () => {
    const erased = () => served().after(minute).when(erases("root", "li")).after(minute);
    erased()
      .when(pushed(start + minute - second))
      .thenNothing();
    erased()
      .when(pushed(start + minute - second + 1))
      .thenFacts("session_opened", "customer_message_received");
    erased().when(enters("li")).thenFacts("session_opened", "customer_entered");
  });

  it("[RT4] [P1] a message sent more than a minute later counts, whatever WeChat's clock shows", () => {
    const erased = () => served().after(minute).when(erases("root", "li"));
    erased().after(minute).when(pushed(start)).thenNothing();
    erased()
      .after(minute + 1)
      .when(pushed(start))
      .thenFacts("session_opened", "customer_message_received");
    erased()
      .after(-minute - 1)
      .when(pushed(start))
      .thenFacts("session_opened", "customer_message_received");
  });

  it("[RT3] a session from before the erasure is refused and a later one is accepted", () => {
    const s = served();
    const sessionId = s.session("li").id;
    s.when(erases("root", "li"));
    s.when(replies("ann", "li", "hi", { sessionId })).thenRefused("session_ended");
    s.when(writes("li")).when(picksUp("ann", "li")).when(replies("ann", "li")).thenFacts("reply_queued");
  });
});

describe("expired content", () => {
  const expires =
    (before: number, watched: boolean): Action =>
    (s) => ({
      do: "expire_words",
      sessionId: s.session("li").id,
      before,
      ...(watched && { watched: s.session("li").conversationId }),
    });

  it("[RT1] is removed from an open session", () =>
    served()
      .when(expires(start + 1, false))
      .thenFacts({ type: "words_expired", session: { lastMessage: null, source: null } })
      .when(expires(start + 1, false))
      .thenNothing());

  it("[RT1] stays when it is exactly at the retention limit", () =>
    served().when(expires(start, false)).thenNothing());

  it("[RT1] expiry in an ended session notifies only viewers", () => {
    const ended = () => served().when(ends("ann", "li"));
    ended()
      .when(expires(start + 1, false))
      .thenNothing();
    ended()
      .when(expires(start + 1, true))
      .thenFacts({ type: "words_expired", session: { state: "ended", lastMessage: null } });
  });

  it("[RT3] expiry in a session from before an erasure sends no notification", () =>
    served()
      .when(erases("root", "li"))
      .when(expires(start + 1, true))
      .thenNothing());

  it("[RT1] viewers are notified of expired content even if the newest message is kept", () =>
    served()
      .when(expires(start, true))
      .thenFacts({ type: "words_expired", session: { lastMessage: { text: "hello" } } }));
});

/** A customer who is forgotten, and words whose time is over. */
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
  it("[RT2] [RT3] ends the session, empties it and frees its owner; the customer is a stranger", () =>
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

  it("[RT2] leaves neither name nor tags, and stays blocked who was", () => {
    const s = served()
      .when(remarks("ann", "li", "Mr Li"))
      .when(tags("ann", "li", "vip"));
    s.when(blocks("ann", "li", "shouted")).when(erases("root", "li"));
    expect(s.conversation("li")).toMatchObject({ remark: null, tags: [], blocked: true });
  });

  it("[RT2] of who has no open session changes nobody's load", () => {
    const s = served().when(ends("ann", "li")).when(erases("root", "li")).thenFacts("customer_erased");
    expect(s.facts[0]).not.toHaveProperty("agents");
  });

  it("[RT2] leaves a session that had ended when it ended", () => {
    const s = served().when(ends("ann", "li")).after(minute);
    const sessionId = s.session("li").id;
    s.when(
      (at) => ({ ...(erases("root", "li") as (s: Scenario) => Command)(at), sessionId }) as Command,
    ).thenFacts({
      type: "customer_erased",
      session: { state: "ended", endedAt: start, lastMessage: null },
    });
  });

  it("[RT2] is an admin's, and of a customer who is there", () => {
    for (const by of ["ann", "boss"])
      given(anAccount(ann, boss)).when(writes("li")).when(erases(by, "li")).thenRefused("not_allowed");
    served().when(erases("nobody", "li")).thenRefused("not_bound");
    served()
      .when({ do: "erase_customer", agentId: root.id, conversationId: "none" as never })
      .thenRefused("session_not_found");
  });

  it("[RT3] what is said after it is delivered, what was to be delivered before it is not", () => {
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

  it("[RT4] nothing comes of what was certainly said before it: WeChat says when in whole seconds", () => {
    const erased = () => served().after(minute).when(erases("root", "li")).after(minute);
    erased()
      .when(pushed(start + minute - second))
      .thenNothing();
    erased()
      .when(pushed(start + minute - second + 1))
      .thenFacts("session_opened", "customer_message_received");
    erased().when(enters("li")).thenFacts("session_opened", "customer_entered");
  });

  it("[RT4] [P1] what comes more than a minute later was said after it, whatever WeChat's clock says beside ours", () => {
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

  it("[RT3] a session of before it is nobody's, whatever is asked of it; one of after it is", () => {
    const s = served();
    const sessionId = s.session("li").id;
    s.when(erases("root", "li"));
    s.when(replies("ann", "li", "hi", { sessionId })).thenRefused("session_ended");
    s.when(writes("li")).when(picksUp("ann", "li")).when(replies("ann", "li")).thenFacts("reply_queued");
  });
});

describe("words whose time is over", () => {
  const expires =
    (before: number, watched: boolean): Action =>
    (s) => ({
      do: "expire_words",
      sessionId: s.session("li").id,
      before,
      ...(watched && { watched: s.session("li").conversationId }),
    });

  it("[RT1] are no longer shown of a session that is open", () =>
    served()
      .when(expires(start + 1, false))
      .thenFacts({ type: "words_expired", session: { lastMessage: null, source: null } })
      .when(expires(start + 1, false))
      .thenNothing());

  it("[RT1] are left alone at the very instant from which they are kept", () =>
    served().when(expires(start, false)).thenNothing());

  it("[RT1] of an ended session are told to whoever has it open, and to nobody else", () => {
    const ended = () => served().when(ends("ann", "li"));
    ended()
      .when(expires(start + 1, false))
      .thenNothing();
    ended()
      .when(expires(start + 1, true))
      .thenFacts({ type: "words_expired", session: { state: "ended", lastMessage: null } });
  });

  it("[RT3] of a session of before an erasure nobody hears anything any more, also who has it open", () =>
    served()
      .when(erases("root", "li"))
      .when(expires(start + 1, true))
      .thenNothing());

  it("[RT1] who has a conversation open hears that words of it are gone, also where its newest is kept", () =>
    served()
      .when(expires(start, true))
      .thenFacts({ type: "words_expired", session: { lastMessage: { text: "hello" } } }));
});

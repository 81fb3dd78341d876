import { describe, expect, it } from "vitest";
import { anAccount, ann, enters, given, picksUp, type Scenario, withSettings, writes } from "./scenario.ts";

/** As if somebody had put the customer on the blacklist. */
function block(s: Scenario, openid: string): Scenario {
  const conversation = { ...s.conversation(openid), blocked: true };
  s.desk = { ...s.desk, conversations: new Map(s.desk.conversations).set(conversation.id, conversation) };
  return s;
}
const ended = () => {
  const s = given(withSettings(anAccount({ ...ann, auto: true }), {})).when(writes("li"));
  return block(
    s.when(({ desk }) => ({ do: "end", agentId: ann.id, sessionId: [...desk.sessions.keys()][0] as never })),
    "li",
  );
};

describe("who is on the blacklist", () => {
  it("[SE12] what they write is kept, and opens no session", () => {
    const s = ended()
      .when(writes("li", "again"))
      .thenFacts({
        type: "customer_message_received",
        message: { type: "text", text: "again", sessionId: null, direction: "in" },
      });
    expect(s.facts[0]?.session).toBeUndefined();
    expect(s.session("li").state).toBe("ended");
    expect(s.desk.waitingCount).toBe(0);
  });

  it("[SE12] the same for entering by the button", () =>
    ended()
      .when(enters("li", "cart"))
      .thenFacts({
        type: "customer_entered",
        message: { direction: "system", notice: { what: "entered", source: "cart" } },
      }));

  it("[SE12] an open session stays as it is", () => {
    const s = block(given(anAccount(ann)).when(writes("li")).when(picksUp("ann", "li")), "li");
    const before = s.session("li");
    s.when(writes("li", "again")).thenFacts("customer_message_received");
    expect(s.session("li")).toEqual(before);
  });

  it("[SE12] the allowance tells what WeChat grants, for the day they are let in again", () => {
    const s = ended().after(1_000).when(writes("li"));
    expect(s.conversation("li").allowance.grantedAt).toBe(s.now);
    s.after(1_000).when(enters("li"));
    expect(s.conversation("li").allowance).toMatchObject({ grantedAt: s.now, grantedBy: "entered" });
  });
});

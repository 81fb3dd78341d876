import { describe, expect, it } from "vitest";
import { anAccount, ann, blocks, enters, given, picksUp, writes } from "./scenario.ts";

const blocked = () =>
  given(anAccount({ ...ann, auto: true }))
    .when(writes("li"))
    .when(blocks("ann", "li"));

describe("a blocked customer", () => {
  it("[SE12] a message is stored and opens no session", () => {
    const s = blocked()
      .when(writes("li", "again"))
      .thenFacts({
        type: "customer_message_received",
        message: { type: "text", text: "again", sessionId: null, direction: "in" },
      });
    expect(s.facts[0]?.session).toBeUndefined();
    expect(s.session("li").state).toBe("ended");
    expect(s.desk.waitingCount).toBe(0);
  });

  it("[SE12] entering by the button is recorded and opens no session", () =>
    blocked()
      .when(enters("li", "cart"))
      .thenFacts({
        type: "customer_entered",
        message: { direction: "system", notice: { what: "entered", source: "cart" } },
      }));

  it("[SE12] an open session stays as it is", () => {
    const s = given(anAccount(ann)).when(writes("li")).when(picksUp("ann", "li"));
    // Blocking ends a session (BL2), so no command leads to this state.
    const conversation = { ...s.conversation("li"), blocked: true };
    s.desk = { ...s.desk, conversations: new Map([[conversation.id, conversation]]) };
    const before = s.session("li");
    s.when(writes("li", "again")).thenFacts("customer_message_received");
    expect(s.session("li")).toEqual(before);
  });

  it("[SE12] the allowance keeps following WeChat's grants", () => {
    const s = blocked().after(1_000).when(writes("li"));
    expect(s.conversation("li").allowance.grantedAt).toBe(s.now);
    s.after(1_000).when(enters("li"));
    expect(s.conversation("li").allowance).toMatchObject({ grantedAt: s.now, grantedBy: "entered" });
  });
});

import type { AccountId } from "@jieru/shared/domain/ids";
import { beforeEach, describe, expect, it } from "vitest";
import type { Desk, DeskSession } from "../../src/desk/desk.ts";
import { AccountCache } from "../../src/lane/account-cache.ts";
import { anAccount, ann, bob, ends, given, picksUp, writes } from "../desk/scenario.ts";
import type { TestDatabase } from "../test-database.ts";
import { createAccount, done, type Node, newClock, pickUp, reply, write, writeAs } from "./account.ts";
import { twoNodesForAll } from "./node-fixtures.ts";
import { readWholeDesk } from "./whole-desk.ts";

let db: TestDatabase;
let nodes: [Node, Node];
let account: AccountId;
const clock = newClock();
twoNodesForAll(clock, (open, database) => {
  [nodes, db] = [open, database];
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann, bob]);
});

const sessionsNow = async (): Promise<DeskSession[]> => [
  ...(await readWholeDesk(db.pool, account)).sessions.values(),
];

/** Returns a customer whose first session has ended and whose second waits. */
function givenAgain(): { desk: Desk; session: DeskSession } {
  const s = given(anAccount(ann)).when(writes("li")).when(picksUp("ann", "li")).when(ends("ann", "li"));
  const { desk } = s.when(writes("li"));
  return { desk, session: s.session("li") };
}

describe("the account cache", () => {
  it("[SE2] is dropped when another server has changed the account", async () => {
    const [one, two] = nodes;
    const session = await writeAs(one.lanes, account, "li");
    await done(two.lanes.run(account, pickUp("ann", session)));
    expect(await one.lanes.run(account, pickUp("bob", session))).toMatchObject({
      ok: false,
      refusal: { refusal: "already_picked_up", agentId: "ann" },
    });
    await done(one.lanes.run(account, write("li", "and?")));
    expect(await sessionsNow()).toMatchObject([{ state: "active", ownerId: "ann", unread: 2 }]);
  });

  it("[SE3] [SE6] is dropped for a customer whose session another server changed", async () => {
    const [one, two] = nodes;
    const session = await writeAs(one.lanes, account, "li");
    await done(two.lanes.run(account, pickUp("ann", session)));
    await done(two.lanes.run(account, write("li", "hello?")));
    await done(one.lanes.run(account, write("li", "and?")));
    expect(await sessionsNow()).toMatchObject([{ state: "active", ownerId: "ann", epoch: 1, unread: 3 }]);
  });

  it("[SE7] keeps ended and open sessions of a customer apart", async () => {
    const [{ lanes }, two] = nodes;
    const first = await writeAs(lanes, account, "li");
    await done(lanes.run(account, pickUp("ann", first)));
    await done(lanes.run(account, { do: "end", agentId: ann.id, sessionId: first.id }));
    const second = await writeAs(lanes, account, "li");
    expect(second.id).not.toBe(first.id);
    await writeAs(two.lanes, account, "wang"); // drops the cache of the first server
    const late = await lanes.run(account, reply("ann", first));
    expect(late).toMatchObject({ ok: false, refusal: { refusal: "session_ended" } });
    const again = await writeAs(lanes, account, "li");
    expect(again).toMatchObject({ id: second.id, unread: 2 });
  });

  it("[SE7] holds the open session of a conversation, whatever the order of loading", () => {
    const { desk, session } = givenAgain();
    for (const sessions of [[...desk.sessions], [...desk.sessions].reverse()]) {
      const known = AccountCache.after({ ...desk, sessions: new Map(sessions) }, "fence", new Set(), null);
      expect(known.findByOpenid("li")?.open).toBe(session);
    }
  });

  it("is limited and keeps the most recently used entries", () => {
    const crowd = Array.from({ length: 3_000 }, (_, i) => `c${i}`);
    const deskOf = (openids: readonly string[]): Desk => {
      const { desk } = given(anAccount(ann)).when(writes("c0"));
      const [one] = [...desk.conversations.values()];
      const all = openids.map((openid) => [openid, { ...one, id: openid, openid }] as const);
      return { ...desk, conversations: new Map(all) as unknown as Desk["conversations"] };
    };
    const partly = new Set(["c5"]) as unknown as ReadonlySet<never>;
    const first = AccountCache.after(deskOf(crowd), "fence", partly, null);
    expect(first.findByOpenid("c5")).toBeUndefined();
    const second = AccountCache.after(deskOf(crowd.map((c) => `x${c}`)), "fence", new Set(), first);
    expect(second.findByOpenid("c10")).toBeUndefined();
    expect(second.findByOpenid("c2999")?.conversation.openid).toBe("c2999");
    expect(second.find("xc1" as never)?.conversation.openid).toBe("xc1");
  });
});

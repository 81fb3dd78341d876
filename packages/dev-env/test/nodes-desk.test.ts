/** The desk of supervisors and admins when two servers work on one database. */
import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Answer } from "./console.ts";
import { appId, deadline } from "./house.ts";
import { openTwoNodes, type TwoNodes } from "./two-nodes.ts";

let house: TwoNodes;
beforeAll(async () => {
  house = await openTwoNodes();
});
afterAll(() => house.stop());

const [admin, supervisor, lin, xu] = [0, 1, 2, 3] as const;
const account = (path: string) => `/api/accounts/${house.accountId}${path}`;
const about = (events: Event[], id: ConversationId) =>
  events.filter((e) => e.session?.conversationId === id || e.message?.conversationId === id);

it("[AG7] a transfer at one node takes the content from the former owner's console at the other", async () => {
  const { id, conversationId } = await house.waiting("o9Ag05desk-customer-0001", "只说给小夏听的");
  const former = await house.feedAt("two", lin);
  const next = await house.feedAt("one", xu);
  await house.at("two", lin).post(`/api/sessions/${id}/pick-up`);
  await former.ask("watch", { conversationId });
  const to = { agentId: house.at("one", xu).agentId, note: "老客户，找你" };
  expect((await house.at("one", supervisor).post(`/api/sessions/${id}/transfer`, to)).status).toBe(200);
  const goodbye = () => about(former.events(), conversationId).find((e) => e.type === "session_transferred");
  await expect.poll(goodbye, deadline).toMatchObject({ session: { lastMessage: null } });
  expect(goodbye()).not.toHaveProperty("message");
  const seq = goodbye()?.seq ?? 0;

  await house.simulator.pushText(appId, "o9Ag05desk-customer-0001", "现在说给许然听");
  const heard = () => about(next.events(), conversationId).map((e) => e.message);
  await expect.poll(heard, deadline).toContainEqual(expect.objectContaining({ text: "现在说给许然听" }));
  // The former owner's console has been told everything up to there, and nothing of it.
  await expect.poll(() => former.frames.at(-1)?.to ?? 0, deadline).toBeGreaterThan(seq);
  expect(about(former.events(), conversationId).filter((e) => e.seq > seq)).toEqual([]);
  const messages = `/api/conversations/${conversationId}/messages`;
  for (const node of ["one", "two"] as const) {
    expect((await house.at(node, lin).get(messages)).status).toBe(403);
    expect((await house.at(node, xu).get(messages)).text).toContain("老客户，找你");
  }
  for (const feed of [former, next]) feed.close();
});

it("[SE3] a setting changed at one node counts at the other from the next message on", async () => {
  const { id } = await house.waiting("o9Ag05desk-customer-0002");
  await house.at("two", lin).post(`/api/sessions/${id}/pick-up`);
  const feed = await house.feedAt("two", lin);
  const changed = await house
    .at("one", admin)
    .send("PATCH", account("/settings"), { reactivateAfterMs: 120_000 });
  expect(changed.status).toBe(200);
  await expect.poll(() => feed.events().map((e) => e.type), deadline).toContain("account_changed");
  await house.at("two", lin).reply(id, "在的");
  const session = (await house.snapshot(house.at("two", lin))).sessions.find((s) => s.id === id);
  expect((session?.reactivateAt ?? 0) - (session?.lastActivityAt ?? 0)).toBe(120_000);
  feed.close();
});

it("[NO3] a note left at one node is read at the other, and the customer never hears of it", async () => {
  const customer = "o9Ag05desk-customer-0003";
  const { id, conversationId } = await house.waiting(customer);
  await house.at("two", lin).post(`/api/sessions/${id}/pick-up`);
  const feed = await house.feedAt("two", lin);
  const note = { clientMessageId: crypto.randomUUID(), note: "退款已经批了" };
  expect((await house.at("one", supervisor).post(`/api/sessions/${id}/notes`, note)).status).toBe(200);
  const heard = () => about(feed.events(), conversationId).map((e) => e.message);
  await expect
    .poll(heard, deadline)
    .toContainEqual(expect.objectContaining({ type: "note", note: note.note }));
  // A reply after it is delivered, so the note would have been, too.
  await house.at("two", lin).reply(id, "稍等");
  const toThem = () =>
    house.simulator.ledger.listSends().flatMap(({ openid, content }) => (openid === customer ? content : []));
  await expect.poll(toThem, deadline).toEqual(["稍等"]);
  feed.close();
});

it("[AG1] of those who accept the last seats at both nodes at once, no more get in than there are", async () => {
  const seats = 100 - (await house.snapshot()).agents.length;
  const invite = async (): Promise<string> => {
    const answer = await house.at("one", admin).post(account("/invitations"), { role: "agent" });
    return (answer.body as { token: string }).token;
  };
  const hurry = seats + 12;
  const invited: { who: Awaited<ReturnType<TwoNodes["invitee"]>>; token: string }[] = [];
  for (let i = 0; i < hurry; i++) {
    const token = await invite();
    invited.push({ who: await house.invitee(`新人 ${i}`, token), token });
  }
  const answers = await Promise.all(
    invited.map(
      ({ who, token }, i): Promise<Answer> =>
        who[i % 2 === 0 ? "one" : "two"].post(`/api/invitations/${token}/accept`),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(seats);
  const refused = answers.filter(({ status }) => status !== 200).map(({ body }) => body);
  expect(refused).toEqual(Array(12).fill({ refusal: "agent_limit_reached", limit: 100 }));
  expect((await house.snapshot(house.at("two"))).agents).toHaveLength(100);
});

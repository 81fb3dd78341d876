import { randomUUID } from "node:crypto";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openCast } from "./cast.ts";
import type { Console } from "./console.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let root: Console;
let boss: Console;
let owner: Console;
let other: Console;
let foreigner: Console;
beforeAll(async () => {
  house = await openTestServer();
  const { consoles } = await openCast(house);
  ({ admin: root, supervisor: boss, owner, bystander: other, foreigner } = consoles);
}, 60_000);
afterAll(() => house.stop());

const tell = async (who: Console, { id }: Session, ...mentions: string[]) => {
  const body = { clientMessageId: randomUUID(), note: "看一下", mentions };
  return who.post(`/api/sessions/${id}/notes`, body);
};
const addNote = async (who: Console, session: Session, ...mentions: string[]) =>
  ((await tell(who, session, ...mentions)).body as { message: Message }).message;
const mentionsOf = async (who: Console) => {
  const { body } = await who.get(`/api/accounts/${house.accountId}/mentions`);
  return (body as { sessions: Session[] }).sessions;
};
const sees = (who: Console, { id }: Session, { id: noteId }: Message) =>
  who.post(`/api/sessions/${id}/mentions/seen`, { noteId });

it("[MN1] [MN2] more than ten mentions, and mentions of people without access, are refused", async () => {
  const session = await house.ownedBy(owner);
  const eleven = Array.from({ length: 11 }, () => randomUUID());
  expect((await tell(owner, session, ...eleven)).status).toBe(400);
  for (const { agentId } of [other, foreigner, { agentId: randomUUID() }])
    expect((await tell(owner, session, agentId)).body).toMatchObject({ refusal: "mention_refused", agentId });
  expect((await tell(other, session, boss.agentId)).body).toMatchObject({ refusal: "not_allowed" });
  expect((await house.rows(`select 1 from conversations where mentions <> '[]'`)).length).toBe(0);
});

it("[MN4] [MN5] [MN6] mentions are listed newest first until their person has seen them", async () => {
  const [first, second] = [await house.ownedBy(owner), await house.ownedBy(owner)];
  await addNote(owner, first, boss.agentId);
  house.clock.advance(1_000);
  const note = await addNote(owner, second, boss.agentId, root.agentId);
  await owner.post(`/api/sessions/${second.id}/end`, {});
  expect((await mentionsOf(boss)).map((s) => [s.id, s.state])).toEqual([
    [second.id, "ended"],
    [first.id, "active"],
  ]);
  expect(await mentionsOf(owner)).toEqual([]);
  const { body } = await sees(boss, second, note);
  expect((body as { session: Session }).session.customer.mentions).toEqual([
    { agentId: root.agentId, by: owner.agentId, noteId: note.id, seq: note.seq, at: note.at },
  ]);
  expect((await mentionsOf(boss)).map((s) => s.id)).toEqual([first.id]);
});

it("[MN3] [MN4] a supervisor's note waits for the owner, and for nobody after a transfer", async () => {
  const session = await house.ownedBy(owner);
  const note = await addNote(boss, session);
  expect(note).toMatchObject({ to: [{ agentId: owner.agentId, name: "林知夏" }] });
  expect((await mentionsOf(owner)).map((s) => s.id)).toEqual([session.id]);
  await owner.post(`/api/sessions/${session.id}/transfer`, { agentId: other.agentId });
  expect([await mentionsOf(owner), await mentionsOf(other)]).toEqual([[], []]);
});

it("[MN4] [RT3] erasure deletes the customer's mentions", async () => {
  const session = await house.ownedBy(owner);
  await addNote(owner, session, boss.agentId);
  expect((await root.send("DELETE", `/api/conversations/${session.conversationId}`)).status).toBe(204);
  expect((await mentionsOf(boss)).map((s) => s.id)).not.toContain(session.id);
  const left = await house.rows(`select 1 from conversations where id = $1 and mentions <> '[]'`, [
    session.conversationId,
  ]);
  expect(left).toEqual([]);
});

it("[MN7] [EX1] an export contains the note's text only when notes are included", async () => {
  const session = await house.ownedBy(owner);
  await addNote(owner, session, boss.agentId);
  const file = async (query: string) => {
    const { text } = await boss.get(`/api/conversations/${session.conversationId}/export?${query}`);
    return text;
  };
  expect(await file("format=csv&notes=with")).toContain("看一下");
  expect(await file("format=csv&notes=without")).not.toContain("看一下");
});

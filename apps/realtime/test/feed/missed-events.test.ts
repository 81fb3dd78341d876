import { randomUUID } from "node:crypto";
import type { AccountId, AgentId, ClientMessageId } from "@jieru/shared/domain/ids";
import type { Frame } from "@jieru/shared/domain/snapshot";
import { io, type Socket } from "socket.io-client";
import { afterEach, expect, it } from "vitest";
import type { DeskSession } from "../../src/desk/desk.ts";
import { ann, bob, boss, root } from "../desk/scenario.ts";
import { createAccount, done, pickUp, type TestClock, write, writeAs } from "../lane/account.ts";
import type { FeedNode } from "./test-console.ts";
import { openTestGateway, type TestGateway } from "./test-gateway.ts";
import { type ThreeConsoles, threeConsolesForEach } from "./three-consoles.ts";

let db: ThreeConsoles["db"];
let clock: TestClock;
let node: FeedNode;
let account: AccountId;
let consoles: ThreeConsoles["consoles"];
let gateway: TestGateway | undefined;
const sockets: Socket[] = [];

threeConsolesForEach((opened) => {
  ({ db, clock, node, account, consoles } = opened);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await gateway?.close();
  gateway = undefined;
});

const run = (command: Parameters<FeedNode["lanes"]["run"]>[1]) => done(node.lanes.run(account, command));
const transfer = ({ id: sessionId }: DeskSession, to: AgentId | null) =>
  run({ do: "transfer", agentId: boss.id, sessionId, to, note: "secret reason" });
const received = (frames: readonly Frame[]): string => JSON.stringify(frames.map(({ waiting, ...f }) => f));

/** Writes messages, notes and records of a customer, by the agent who serves them. */
async function talk(
  by: AgentId,
  { id: sessionId, conversationId }: DeskSession,
  note = "secret note",
): Promise<void> {
  const about = { agentId: by, conversationId, sessionId };
  await run(write("li", "secret question"));
  await run({
    do: "add_note",
    ...about,
    clientMessageId: randomUUID() as ClientMessageId,
    note,
  });
  await run({ do: "set_remark", ...about, remark: "secret remark" });
  await run({ do: "change_tags", ...about, add: ["secret tag"], remove: [] });
}

async function served(): Promise<DeskSession> {
  const session = await writeAs(node.lanes, account, "li");
  await run(pickUp("ann", session));
  return session;
}

/** Returns everything sent to a console that starts from nothing, over one transport. */
async function hearAll(agent: AgentId, transport: "websocket" | "polling", of = account) {
  gateway ??= await openTestGateway(node, clock);
  const extraHeaders = { origin: gateway.url, cookie: agent };
  const socket = io(gateway.url, {
    transports: [transport],
    extraHeaders,
    reconnection: false,
    forceNew: true,
  });
  sockets.push(socket);
  const frames: Frame[] = [];
  const others: string[] = [];
  socket.on("events", (frame: Frame) => frames.push(frame));
  socket.onAny((event: string) => event !== "events" && others.push(event));
  const answer = await socket.emitWithAck("subscribe", { accountId: of, afterSeq: 0 });
  return { answer, frames, others };
}

it.each(["websocket", "polling"] as const)(
  "[AG7] a console that missed a transfer gets no content of the conversation, over %s",
  async (transport) => {
    const session = await served();
    await talk(ann.id, session);
    await transfer(session, bob.id);
    await talk(bob.id, session);
    const { answer, frames } = await hearAll(ann.id, transport);
    expect(answer).toEqual({ ok: true });
    expect(frames.at(-1)?.to, "all of the log").toBeGreaterThan(9);
    expect(received(frames)).not.toContain("secret");
    expect(received((await hearAll(bob.id, transport)).frames), "it is Bob's").toContain("secret question");
  },
);

it("[AG7] [FD3] a console that was away during the transfer shows what a fresh load shows", async () => {
  const session = await served();
  await consoles.ann.equalsFreshLoad("but the line");
  consoles.ann.leave();
  const from = consoles.ann.frames.length;
  await talk(ann.id, session);
  await transfer(session, bob.id);
  await consoles.ann.follow();
  await consoles.ann.equalsFreshLoad("but the line");
  expect(received(consoles.ann.frames.slice(from))).not.toContain("secret");
  expect(consoles.ann.snapshot.sessions).toEqual([]);
});

it("[AG7] [FD3] a console that missed a transfer and its return gets the messages", async () => {
  const session = await served();
  consoles.ann.leave();
  await transfer(session, bob.id);
  await talk(bob.id, session);
  await transfer(session, ann.id);
  await run(write("li", "secret answer"));
  await consoles.ann.follow();
  await consoles.ann.equalsFreshLoad("but the line");
  expect(received(consoles.ann.frames)).toContain("secret answer");
});

it("[AG7] [AG11] a console that missed a return to the queue gets messages but no colleague's note", async () => {
  const session = await served();
  await talk(ann.id, session);
  await talk(boss.id, session, "secret of a colleague");
  await transfer(session, null);
  const sent = received((await hearAll(ann.id, "websocket")).frames);
  expect(sent).toContain("secret question");
  expect(sent).toContain("secret note");
  expect(sent).not.toContain("secret of a colleague");
  expect(sent).not.toContain("secret reason");
});

it("[AG7] a console that missed a colleague's next session gets nothing of the earlier one", async () => {
  const session = await served();
  await talk(ann.id, session);
  await run({ do: "end", agentId: ann.id, sessionId: session.id });
  expect(received((await hearAll(ann.id, "websocket")).frames), "it is the last owner's").toContain(
    "secret note",
  );
  clock.elapse(1_000);
  await run(pickUp("bob", await writeAs(node.lanes, account, "li")));
  expect(received((await hearAll(ann.id, "websocket")).frames)).not.toContain("secret");
});

it("[AG6] [AG7] a console whose agent was rebound or demoted reloads without any content", async () => {
  const session = await served();
  await talk(ann.id, session);
  await run({ do: "unbind_agent", agentId: ann.id, by: root.id });
  expect(await hearAll(ann.id, "websocket")).toMatchObject({
    answer: { refusal: { refusal: "not_bound" } },
    frames: [],
  });
  await run({ do: "bind_agent", agentId: ann.id, name: "ann", role: "agent" });
  const back = await hearAll(ann.id, "websocket");
  expect(back.others).toContain("snapshot_required");
  expect(received(back.frames)).not.toContain("secret");

  await run({ do: "take_over", agentId: boss.id, sessionId: session.id });
  await transfer(session, bob.id);
  await run({ do: "change_role", agentId: boss.id, by: root.id, role: "agent" });
  const demoted = await hearAll(boss.id, "websocket");
  expect(demoted.others).toContain("snapshot_required");
  expect(received(demoted.frames)).not.toContain("secret");
});

it("[MA13] [AG7] a removed account sends nothing of its log", async () => {
  const gone = await createAccount(db.pool, [root]);
  await done(node.lanes.run(gone, { do: "change_account", by: root.id, change: { name: "secret shop" } }));
  await done(node.lanes.run(gone, { do: "remove_account", by: root.id }));
  expect(await hearAll(root.id, "websocket", gone)).toMatchObject({
    answer: { refusal: { refusal: "not_bound" } },
    frames: [],
  });
});

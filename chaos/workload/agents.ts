import { randomUUID } from "node:crypto";
import type { Session } from "@jieru/shared/domain/session";
import type { UploadedMedia } from "@jieru/shared/protocol/http";
import type { Random } from "../random.ts";
import { rest } from "../rest.ts";
import type { Answer, Console } from "./console.ts";
import { insist, type Learned } from "./insist.ts";
import { pictureToSend, saysPicture } from "./picture.ts";
import { startWriting, type Words } from "./writing.ts";

/** One press of "send" and its outcome in the console. */
export interface Intent {
  clientMessageId: string;
  text: string;
  sessionId: string;
  at: number;
  answer: Learned;
}

export interface Claim {
  sessionId: string;
  epoch: number;
  ownerId: string | null;
  state: Session["state"];
  lastSeq: number;
}

/**
 * Agents in every open console: they pick up, reply, transfer, end, write notes and set reminders. They repeat each request until the
 * server answers.
 */
export interface Agents {
  intents: Intent[];
  claims: Claim[];
  words: Words[];
  stop(): Promise<void>;
}

export interface AgentsOptions {
  consoles: readonly Console[];
  accountId: string;
  random: Random;
  now(): number;
  /** Actions of each worker of a console per second, if answered at once. */
  actionsPerSecond: number;
  pictureShare?: number;
  /** Prefix that separates their texts from another load on the same stage. */
  name: string;
}

const handsFull = 24;
const hands = 2;

export function startAgents({
  consoles,
  accountId,
  random,
  now,
  actionsPerSecond,
  pictureShare = 0.1,
  name,
}: AgentsOptions): Agents {
  const intents: Intent[] = [];
  const claims: Claim[] = [];
  let stopped = false;
  let replies = 0;

  const writing = startWriting(now, name);

  const hear = (answer: Answer | null): void => {
    const session = (answer?.body as { session?: Session } | undefined)?.session;
    if (answer?.status !== 200 || !session) return;
    const { id: sessionId, epoch, ownerId, state, lastSeq } = session;
    claims.push({ sessionId, epoch, ownerId, state, lastSeq });
  };

  const act = async (console: Console, path: string, body?: object): Promise<void> => {
    hear(await insist(() => console.ask("POST", path, body), 5_000));
  };

  const reply = async (console: Console, { id: sessionId }: Session, chances: Random): Promise<void> => {
    const clientMessageId = randomUUID();
    const words = `r${++replies}${name} ${console.name}`;
    const picture = chances.chance(pictureShare) ? await upload(console, clientMessageId) : null;
    const text = picture ? saysPicture(picture.size) : words;
    const intent: Intent = { clientMessageId, text, sessionId, at: now(), answer: "unknown" };
    intents.push(intent);
    let isLost = false;
    const what = picture ? { type: "image", mediaId: picture.mediaId } : { type: "text", text };
    const body = { clientMessageId, ...what };
    const ask = () =>
      console.ask("POST", `/api/sessions/${sessionId}/replies`, body).catch((error: unknown) => {
        isLost = true;
        throw error;
      });
    const presses = chances.chance(0.1) ? [insist(ask), insist(ask)] : [insist(ask)];
    const answers = (await Promise.all(presses)).filter((answer) => answer !== null);
    if (answers.some(({ status }) => status === 200)) intent.answer = "taken";
    else if (answers.length > 0 && !isLost) intent.answer = "refused";
  };

  /** Returns null if the server refuses it: the agent then writes text. */
  const upload = async (console: Console, clientMessageId: string) => {
    const { png, size } = pictureToSend(clientMessageId);
    const answer = await insist(() => console.upload(png), 10_000);
    return answer?.status === 200 ? { mediaId: (answer.body as UploadedMedia).mediaId, size } : null;
  };

  const pickUp = (console: Console, chances: Random) => {
    const line = console.snapshot?.waiting.sessions ?? [];
    return line.length > 0 ? act(console, `/api/sessions/${chances.pick(line).id}/pick-up`) : undefined;
  };

  const transfer = (console: Console, session: Session, chances: Random) => {
    const others = console.snapshot?.agents.filter((agent) => agent.id !== console.agentId) ?? [];
    const to = others.length > 0 && chances.chance(0.8) ? chances.pick(others).id : null;
    return writing.transfer(console, session, to);
  };

  const beOnline = (console: Console) =>
    console.snapshot?.me.status === "online"
      ? undefined
      : insist(() => console.ask("PUT", `/api/accounts/${accountId}/status`, { status: "online" }), 5_000);

  const action = async (console: Console, chances: Random): Promise<void> => {
    await beOnline(console);
    if (chances.chance(0.03)) await lookAt(console, chances);
    const { mine } = console;
    const dice = chances.next();
    if (mine.length === 0 || (dice < 0.12 && mine.length < handsFull)) return pickUp(console, chances);
    const session = chances.pick(mine);
    const path = `/api/sessions/${session.id}`;
    if (session.state === "inactive") return act(console, `${path}/reactivate`);
    if (mine.length > handsFull || dice < 0.16) return hear(await writing.end(console, session, chances));
    if (dice < 0.19) return hear(await transfer(console, session, chances));
    if (dice < 0.21) return act(console, `${path}/read`, { upTo: session.lastSeq });
    if (dice < 0.29) return hear(await write(console, session, chances));
    const ready = mine.filter((s) => s.state === "active" && s.allowance.left > 0);
    if (dice < 0.31 && console.name.startsWith("supervisor")) return takeOver(console, chances);
    if (ready.length > 0) await reply(console, chances.pick(ready), chances);
  };

  const write = (console: Console, session: Session, chances: Random) => {
    const dice = chances.next();
    if (dice < 0.4) return writing.note(console, session);
    return dice < 0.85 ? writing.remind(console, session, chances) : writing.forget(console, session);
  };

  /** Opens a listed conversation: an own one, a waiting one, or any as a supervisor. */
  const lookAt = (console: Console, chances: Random): Promise<void> | undefined => {
    const listed = [
      ...(console.snapshot?.sessions ?? []),
      ...(console.snapshot?.waiting.sessions.slice(0, 5) ?? []),
    ];
    return listed.length > 0 ? console.watch(chances.pick(listed).conversationId) : undefined;
  };

  const takeOver = (console: Console, chances: Random) => {
    const theirs = console.snapshot?.sessions.filter((s) => s.ownerId !== console.agentId) ?? [];
    return theirs.length > 0 ? act(console, `/api/sessions/${chances.pick(theirs).id}/take-over`) : undefined;
  };

  const work = async (console: Console, hand: number): Promise<void> => {
    const chances = random.fork(`${console.name} ${hand}`);
    while (!stopped) {
      await action(console, chances);
      await rest(-Math.log(1 - chances.next()) * (1_000 / actionsPerSecond));
    }
  };
  const working = consoles.flatMap((console) =>
    Array.from({ length: hands }, (_, hand) => work(console, hand)),
  );
  return {
    intents,
    claims,
    words: writing.words,
    async stop() {
      stopped = true;
      await Promise.all(working);
    },
  };
}

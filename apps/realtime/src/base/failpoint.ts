/**
 * Named places at which a test makes this process die, fail or wait: `FAILPOINT=push.after_commit:kill9`. Actions:
 * `kill9`, `stop` (SIGSTOP), `throw`, `sleep=MS`, `once` (disarms after the first time), `after=N` (acts after N
 * passes). Commas separate several. Refused if NODE_ENV is production (N48).
 */
import { setTimeout as delay } from "node:timers/promises";

export const failpointNames = [
  "push.received",
  "push.decrypted",
  "push.after_insert",
  "push.after_commit",
  "lane.before_commit",
  "lane.after_commit",
  "feed.after_read",
  "feed.before_frame",
  "reply.received",
  "reply.after_commit",
  "outbox.before_sending",
  "outbox.after_sending",
  "outbox.during_call",
  "outbox.after_answer",
  "media.before_job",
  "media.before_fetch",
  "media.after_store",
  "upload.received",
  "upload.after_store",
  "upload.after_commit",
  "outbox.after_upload",
] as const;
export type FailpointName = (typeof failpointNames)[number];

const signals = { kill9: "SIGKILL", stop: "SIGSTOP" } as const;
type Action = { do: keyof typeof signals } | { do: "throw" } | { do: "sleep"; ms: number };
interface Armed {
  actions: Action[];
  once: boolean;
  passesLeft: number;
}

const armed = new Map<FailpointName, Armed>();

class FailpointHit extends Error {
  constructor(name: FailpointName) {
    super(`failpoint ${name}`);
    this.name = "FailpointHit";
  }
}

const isName = (name: string): name is FailpointName => (failpointNames as readonly string[]).includes(name);

function readOne(text: string): [FailpointName, Armed] {
  const [name = "", ...words] = text.split(":");
  if (!isName(name)) throw new Error(`there is no failpoint "${name}"`);
  const one: Armed = { actions: [], once: false, passesLeft: 0 };
  for (const word of words) {
    const number = Number(/^(?:sleep|after)=(\d+)$/.exec(word)?.[1]);
    if (word === "kill9" || word === "stop" || word === "throw") one.actions.push({ do: word });
    else if (word.startsWith("sleep=") && number >= 0) one.actions.push({ do: "sleep", ms: number });
    else if (word.startsWith("after=") && number >= 0) one.passesLeft = number;
    else if (word === "once") one.once = true;
    else throw new Error(`a failpoint does not know "${word}"`);
  }
  return [name, one];
}

const readAll = (text: string): [FailpointName, Armed][] => text.split(",").map(readOne);

export function failpointFault(env: Record<string, string | undefined>): string | null {
  if (!env.FAILPOINT) return null;
  if (env.NODE_ENV === "production") return "is refused in production";
  try {
    readAll(env.FAILPOINT);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Arms further failpoints. Throws if the text is invalid, and in production. */
export function armFailpoints(text: string | undefined): void {
  if (!text) return;
  if (process.env.NODE_ENV === "production") throw new Error("failpoints are refused in production");
  for (const [name, one] of readAll(text)) armed.set(name, one);
}

export function disarmFailpoints(): void {
  armed.clear();
}

/** Runs the armed actions. Otherwise returns undefined at once. */
export function failpoint(name: FailpointName): Promise<void> | undefined {
  const one = armed.size === 0 ? undefined : armed.get(name);
  if (!one || one.passesLeft-- > 0) return undefined;
  if (one.once) armed.delete(name);
  // Sends the signal without a promise, so that later code in the same turn does not run.
  const [first, ...others] = one.actions;
  const isSignal = first?.do === "kill9" || first?.do === "stop";
  if (isSignal) process.kill(process.pid, signals[first.do]);
  return carryOut(name, isSignal ? others : one.actions);
}

async function carryOut(name: FailpointName, actions: readonly Action[]): Promise<void> {
  for (const action of actions) {
    if (action.do === "sleep") await delay(action.ms);
    if (action.do === "throw") throw new FailpointHit(name);
    if (action.do === "kill9" || action.do === "stop") process.kill(process.pid, signals[action.do]);
  }
}

/**
 * A round is one transaction for the optimistic batches of several lanes: of whichever are ready when it begins. Ten busy accounts then
 * cost one commit and one row of statements, and not ten of each.
 *
 *     round ──► all heads at once, or none · rows · commit ─┐
 *       next round, on the same connection ─────────────────┴──► their outcomes, in this order
 *
 * Where many commands wait, a round is sent while the one before it commits, decided as if that were committed already: PostgreSQL has it
 * at hand when it is done with the first, and the server has work while PostgreSQL waits for the disk (`pipeline.ts`).
 *
 * A round waits for nobody: it takes all heads at once or fails (`lockHeads`). Where it fails, for whatever reason, nothing of it is
 * kept, nor of the one behind it; every lane that took part goes by itself, under its own lock, on what the rows say.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type pg from "pg";
import { type Decided, worthSending } from "./batch.ts";
import { type Failure, Pipeline, type Sent } from "./pipeline.ts";

/** A batch decided from memory. Of `committed` and `failed` one is called, once; a lane's batches hear it in order. */
export interface OptimisticBatch {
  decided: Decided;
  committed(): void;
  failed(failure: Failure | undefined): void;
}

/** A lane that decides from memory. */
export interface OptimisticLane {
  /** Asked when the round begins, so that what has arrived until then is in it. null: the lane must go by itself. */
  decideFromMemory(): OptimisticBatch | null;
  /** How many commands wait. */
  readonly depth: number;
}

export interface Rounds {
  /**
   * Resolves when the lane may join the next round, though its batch may still be in flight; with false where it must go by itself,
   * once nothing of it is in flight.
   */
  join(lane: OptimisticLane): Promise<boolean>;
  /** One more command waits in an optimistic lane. */
  arrived(): void;
}

interface Waiting {
  lane: OptimisticLane;
  /** Answers `join`. */
  release(mayJoin: boolean): void;
}
type Participant = OptimisticBatch & Waiting;

/** The newest batch a lane has in flight. */
interface InFlight {
  pipeline: Pipeline;
  sent: Promise<Sent>;
}

/** A round that takes longer no longer keeps the others from theirs. */
const patienceMs = 50;
/** How many rounds of a pipeline may be in flight. */
const maxInFlight = 2;

/** One for all lanes of a server; each pipeline takes a connection of `pool` while it lasts. */
export function createRounds(pool: pg.Pool): Rounds {
  let waiting: Waiting[] = [];
  const inFlight = new Map<OptimisticLane, InFlight>();
  /** Where rounds are sent; a late or broken one takes no more of them. */
  let current: Pipeline | null = null;
  let arrivals = 0;
  let startsSoon = false;

  const track = (participant: Participant, pipeline: Pipeline, sent: Promise<Sent>): void => {
    const { lane } = participant;
    const own = { pipeline, sent };
    inFlight.set(lane, own);
    void sent.then(({ ok, failure }) => {
      if (inFlight.get(lane) === own) inFlight.delete(lane);
      if (ok) participant.committed();
      else participant.failed(failure);
    });
  };

  const sendTogether = async (pipeline: Pipeline, participants: readonly Participant[]): Promise<void> => {
    const sent = pipeline.send(participants.map((p) => p.decided));
    for (const participant of participants) {
      track(participant, pipeline, sent);
      participant.release(true);
    }
    const late = setTimeout(() => replace(pipeline), patienceMs);
    await sent;
    // Not a delay: what this turn of the event loop reads from its sockets goes along with the next round.
    await nextTurn();
    clearTimeout(late);
    if (pipeline.isBroken || pipeline.inFlight === 0) replace(pipeline);
    else startNext();
  };

  /** Side writes are not the lane's own and may take their time: only their own account waits for them. */
  const sendAlone = async (participant: Participant): Promise<void> => {
    const pipeline = new Pipeline(pool);
    const before = inFlight.get(participant.lane)?.sent ?? Promise.resolve({ ok: true });
    const sent = before.then(({ ok }) => (ok ? pipeline.send([participant.decided]) : { ok }));
    track(participant, pipeline, sent);
    await sent;
    pipeline.end();
    participant.release(true);
  };

  const replace = (pipeline: Pipeline): void => {
    if (current === pipeline) current = null;
    pipeline.end();
    startNext();
  };

  const startRound = (joining: readonly Waiting[]): void => {
    waiting = waiting.filter((w) => !joining.includes(w));
    const participants = joining.flatMap(decide);
    arrivals = joining.reduce((sum, { lane }) => sum + lane.depth, 0);
    const together = participants.filter((p) => !hasSideWrites(p));
    for (const participant of participants) if (hasSideWrites(participant)) void sendAlone(participant);
    if (together.length === 0) return;
    current ??= new Pipeline(pool);
    void sendTogether(current, together);
  };

  /** What a lane has in flight on another connection must be over, or it would wait for its own lock. */
  const mayStart = ({ lane }: Waiting): boolean => {
    const before = inFlight.get(lane);
    return !before || before.pipeline === current;
  };

  const startNext = (): void => {
    const joining = waiting.filter(mayStart);
    if (joining.length === 0) return;
    if (!current) startRound(joining);
    else if (current.inFlight < maxInFlight && arrivals >= worthSending) startSoon();
  };

  /** With whatever else this turn of the event loop reads, unless somebody waits for a connection: a pipeline would keep its own. */
  const startSoon = (): void => {
    if (startsSoon) return;
    startsSoon = true;
    setImmediate(() => {
      startsSoon = false;
      const hasRoom = !current || current.inFlight < maxInFlight;
      if (hasRoom && pool.waitingCount === 0) startRound(waiting.filter(mayStart));
    });
  };

  return {
    join(lane) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      waiting.push({ lane, release: resolve });
      startNext();
      return promise;
    },
    arrived() {
      arrivals++;
      if (arrivals >= worthSending) startNext();
    },
  };
}

function decide(waiting: Waiting): Participant[] {
  const batch = waiting.lane.decideFromMemory();
  if (batch) return [{ ...waiting, ...batch }];
  waiting.release(false);
  return [];
}

const hasSideWrites = ({ decided }: Participant): boolean => decided.alongside.length > 0;

/**
 * Lanes that decide on what they remember go together: whoever is ready when a round begins has their batch in its one
 * transaction. Ten busy accounts then cost one commit and one row of statements, and not ten of each.
 *
 *     round ──► all heads at once, or none · rows · commit ─┐
 *       round behind it, on the same connection ────────────┴──► known in this order
 *
 * Where many are ready, a round leaves behind the one that commits, decided as if that were committed already: PostgreSQL has it
 * at hand when it is done with the first, and the server has work while PostgreSQL waits for the disk. Such rounds are a train.
 *
 * A round waits for nobody: it takes all heads at once or fails (`lockHeads`). Where it fails, whatever it was and whosever,
 * nothing of it is kept, nor of the one behind it; every lane that was in them goes by itself, under its own lock, on what the
 * rows say.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type pg from "pg";
import type { Decided } from "./batch.ts";
import { Train } from "./train.ts";

/** A batch that is decided. Of `committed` and `failed` one is called, once; a lane's batches hear it in order. */
export interface Guessed {
  decided: Decided;
  committed(): void;
  failed(): void;
}

/** A lane that decides on what it remembers. */
export interface Passenger {
  /** Asked when the round begins, so that what has arrived until then goes along. null: it must go by itself. */
  guess(): Guessed | null;
  /** How many commands wait. */
  readonly depth: number;
}

export interface Rounds {
  /**
   * Resolves when the passenger may join the next round, though its batch may be under way still; with false where it must go
   * by itself, once nothing of it is under way.
   */
  join(passenger: Passenger): Promise<boolean>;
  /** One more command waits at a passenger. */
  arrived(): void;
}

interface Seat {
  passenger: Passenger;
  leave(mayJoin: boolean): void;
}
type Rider = Guessed & Seat;

/** What a passenger has under way, the last of it. */
interface Ride {
  train: Train;
  committed: Promise<boolean>;
}

/** A round that takes longer, whatever holds it up, no longer keeps the others from theirs. */
const patienceMs = 50;
/** How many rounds of a train may be under way. */
const maxUnderWay = 2;
/** Fewer wait for the round before to end, and go together with what else arrives until then. */
const crowd = 32;

export function createRounds(pool: pg.Pool): Rounds {
  let waiting: Seat[] = [];
  const rides = new Map<Passenger, Ride>();
  /** The one that rounds leave with; it takes no more of them once it is late or broken. */
  let current: Train | null = null;
  let arrivals = 0;
  let leavesSoon = false;

  const setOut = (rider: Rider, train: Train, committed: Promise<boolean>): void => {
    const ride = { train, committed };
    rides.set(rider.passenger, ride);
    void committed.then((ok) => {
      if (rides.get(rider.passenger) === ride) rides.delete(rider.passenger);
      if (ok) rider.committed();
      else rider.failed();
    });
  };

  const goTogether = async (train: Train, riders: readonly Rider[]): Promise<void> => {
    const committed = train.send(riders.map((r) => r.decided));
    for (const rider of riders) {
      setOut(rider, train, committed);
      rider.leave(true);
    }
    const late = setTimeout(() => replace(train), patienceMs);
    await committed;
    // Not a delay: what this turn of the event loop reads from its sockets goes along with the next round.
    await nextTurn();
    clearTimeout(late);
    if (train.isBroken || train.underWay === 0) replace(train);
    else rideNext();
  };

  /** What else is written is not ours, and may take its time: nobody is to wait for it but its own account. */
  const goAlone = async (rider: Rider): Promise<void> => {
    const train = new Train(pool);
    const before = rides.get(rider.passenger)?.committed ?? Promise.resolve(true);
    const committed = before.then((ok) => ok && train.send([rider.decided]));
    setOut(rider, train, committed);
    await committed;
    train.end();
    rider.leave(true);
  };

  const replace = (train: Train): void => {
    if (current === train) current = null;
    train.end();
    rideNext();
  };

  const ride = (seats: readonly Seat[]): void => {
    waiting = waiting.filter((seat) => !seats.includes(seat));
    const riders = seats.flatMap(seated);
    arrivals = seats.reduce((sum, { passenger }) => sum + passenger.depth, 0);
    const plain = riders.filter((r) => !isLaden(r));
    for (const rider of riders) if (isLaden(rider)) void goAlone(rider);
    if (plain.length === 0) return;
    current ??= new Train(pool);
    void goTogether(current, plain);
  };

  /** What it has under way elsewhere must be over, or it would find its own lock. */
  const mayBoard = ({ passenger }: Seat): boolean => {
    const before = rides.get(passenger);
    return !before || before.train === current;
  };

  const rideNext = (): void => {
    const seats = waiting.filter(mayBoard);
    if (seats.length === 0) return;
    if (!current) ride(seats);
    else if (current.underWay < maxUnderWay && arrivals >= crowd) rideSoon();
  };

  /** With whatever else this turn of the event loop reads, unless somebody waits for a connection: a train would keep its own. */
  const rideSoon = (): void => {
    if (leavesSoon) return;
    leavesSoon = true;
    setImmediate(() => {
      leavesSoon = false;
      const hasRoom = !current || current.underWay < maxUnderWay;
      if (hasRoom && pool.waitingCount === 0) ride(waiting.filter(mayBoard));
    });
  };

  return {
    join(passenger) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      waiting.push({ passenger, leave: resolve });
      rideNext();
      return promise;
    },
    arrived() {
      arrivals++;
      if (arrivals >= crowd) rideNext();
    },
  };
}

function seated(seat: Seat): Rider[] {
  const guessed = seat.passenger.guess();
  if (guessed) return [{ ...seat, ...guessed }];
  seat.leave(false);
  return [];
}

const isLaden = ({ decided }: Rider): boolean => decided.alongside.length > 0;

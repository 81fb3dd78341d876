/**
 * Lanes that decide on what they remember go together: whoever is ready when a round begins has their batch in its one
 * transaction. Ten busy accounts then cost one commit and one row of statements, and not ten of each.
 *
 * A round waits for nobody: it takes all heads at once or fails (`lockHeads`). Where it fails, whatever it was and whosever, nothing
 * of it is kept, and every lane that was in it goes by itself, under its own lock, on what the rows say.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type pg from "pg";
import { begin, rollBack } from "../database/transaction.ts";
import { failpoint } from "../failpoint.ts";
import { type Decided, writeBatches } from "./batch.ts";

/** A batch that is decided. Of `committed` and `failed` one is called, once. */
export interface Guessed {
  decided: Decided;
  committed(): void;
  failed(): void;
}

/** Asked when the round begins, so that what has arrived until then goes along. null: its lane must go by itself. */
export type Guess = () => Guessed | null;

export interface Rounds {
  /** Resolves when the lane's part of the round is over, with whether its batch was committed. */
  join(guess: Guess): Promise<boolean>;
}

interface Seat {
  guess: Guess;
  leave(committed: boolean): void;
}
type Rider = Guessed & Pick<Seat, "leave">;

/** A round that takes longer, whatever holds it up, no longer keeps the others from theirs. */
const patienceMs = 50;

export function createRounds(pool: pg.Pool): Rounds {
  let waiting: Seat[] = [];
  /** The round that is waited for. */
  let current: object | null = null;

  const carry = async (riders: readonly Rider[]): Promise<void> => {
    if (riders.length === 0) return;
    const committed = await commit(
      pool,
      riders.map((r) => r.decided),
    );
    for (const rider of riders) {
      if (committed) rider.committed();
      else rider.failed();
      rider.leave(committed);
    }
  };

  const ride = async (): Promise<void> => {
    const seats = waiting;
    waiting = [];
    const round = {};
    current = round;
    const late = setTimeout(over, patienceMs, round);
    const riders = seats.flatMap(seated);
    const [plain, laden] = [riders.filter((r) => !isLaden(r)), riders.filter(isLaden)];
    await Promise.all([carry(plain), ...laden.map((rider) => carry([rider]))]);
    // Not a delay: what this turn of the event loop reads from its sockets goes along with the next round.
    await nextTurn();
    clearTimeout(late);
    over(round);
  };

  const over = (round: object): void => {
    if (current === round) current = null;
    rideNext();
  };

  const rideNext = (): void => {
    if (waiting.length > 0 && !current) void ride();
  };

  return {
    join(guess) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      waiting.push({ guess, leave: resolve });
      rideNext();
      return promise;
    },
  };
}

function seated({ guess, leave }: Seat): Rider[] {
  const guessed = guess();
  if (guessed) return [{ ...guessed, leave }];
  leave(false);
  return [];
}

/** What else is written is not ours, and may take its time: nobody is to wait for it but its own account. */
const isLaden = ({ decided }: Rider): boolean => decided.alongside.length > 0;

/** False where it was not, or where that is not known. Whoever goes by themselves afterwards will hear why. */
async function commit(pool: pg.Pool, batches: readonly Decided[]): Promise<boolean> {
  const client = await pool.connect().catch(() => null);
  if (!client) return false;
  let broken: Error | undefined;
  try {
    const under = begin(client);
    await writeBatches({ client, under }, batches, { locked: false });
    await under.commit();
    await failpoint("lane.after_commit");
    return true;
  } catch {
    broken = await rollBack(client);
    return false;
  } finally {
    client.release(broken);
  }
}

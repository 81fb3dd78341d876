import { converge } from "./converge.ts";
import type { Fault, Scene } from "./faults/fault.ts";
import { rest } from "./rest.ts";

/** One fault that happened, and how long everything took to be well again. */
export interface Struck {
  fault: Fault;
  /** From its end until every console had caught up with what was in the log then; null: not all ever did. 0 at the edges. */
  recoveredMs: number | null;
}

export interface Injector {
  struck: Struck[];
  /** Begins no other; resolves when the one under way is over. */
  stop(): Promise<void>;
}

export interface InjectorOptions {
  scene: Scene;
  faults: readonly Fault[];
  /** Between one fault and the next of a group. */
  pauseMs: { min: number; max: number };
  log(line: string): void;
}

/** Lets faults happen as the seed says: one of the programs and one of the edges at a time. */
export function startInjector({ scene, faults, pauseMs, log }: InjectorOptions): Injector {
  const struck: Struck[] = [];
  let stopped = false;

  const run = async (group: Fault["group"]): Promise<void> => {
    const random = scene.random.fork(group);
    const deck = faults
      .filter((fault) => fault.group === group && (fault.possible?.(scene.stage) ?? true))
      .flatMap((fault) => Array<Fault>(fault.weight ?? 1).fill(fault));
    if (deck.length === 0) return;
    let hand: Fault[] = [];
    while (!stopped) {
      await rest(random.int(pauseMs.min, pauseMs.max));
      if (stopped) return;
      if (hand.length === 0) hand = shuffled(deck, random.next);
      const fault = hand.pop() as Fault;
      log(`… ${fault.name}`);
      try {
        await fault.strike({ ...scene, random });
      } catch (error) {
        // What it meant to hit was gone already: the server has just died at a failpoint of an earlier fault, say.
        log(`${fault.name}: not struck, ${(error as Error).message}`);
        continue;
      }
      const recoveredMs = group === "programs" ? await converge(scene, log) : 0;
      struck.push({ fault, recoveredMs });
      log(`${fault.name}${recoveredMs === 0 ? "" : `: well again after ${recoveredMs ?? "too many"} ms`}`);
    }
  };
  const running = Promise.all([run("programs"), run("edges")]);
  return {
    struck,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** Every fault comes before any comes again. */
function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

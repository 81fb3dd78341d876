import { converge } from "./converge.ts";
import type { Fault, Scene } from "./faults/fault.ts";
import { rest } from "./rest.ts";

export interface Struck {
  fault: Fault;
  /** Time from the end of the fault until every console caught up; null after two minutes. */
  recoveredMs: number | null;
}

export interface Injector {
  struck: Struck[];
  stop(): Promise<void>;
  recovered(): Promise<void>;
}

export interface InjectorOptions {
  scene: Scene;
  faults: readonly Fault[];
  pauseMs: { min: number; max: number };
  log(line: string): void;
}

/** Starts faults in the order of the seed: one of the programs and one of the edges at a time. */
export function startInjector({ scene, faults, pauseMs, log }: InjectorOptions): Injector {
  const struck: Struck[] = [];
  let stopped = false;
  const strikes = new Map<Fault["group"], Promise<void>>();

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
        const strike = fault.strike({ ...scene, random });
        strikes.set(group, strike);
        await strike;
      } catch (error) {
        // The target was already gone, for example a server that an earlier failpoint killed.
        log(`${fault.name}: not struck, ${(error as Error).message}`);
        continue;
      }
      const recoveredMs = await converge(scene, log);
      struck.push({ fault, recoveredMs });
      log(`${fault.name}: well again after ${recoveredMs ?? "too many"} ms`);
    }
  };
  const running = Promise.all([run("programs"), run("edges")]);
  return {
    struck,
    async stop() {
      stopped = true;
      await Promise.allSettled(strikes.values());
    },
    async recovered() {
      await running;
    },
  };
}

function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

import type { ClockJump } from "../collect.ts";
import type { Random } from "../random.ts";
import type { Stage } from "../stage/stage.ts";
import type { Console } from "../workload/console.ts";

/** What a fault is done to, and by which chances. */
export interface Scene {
  stage: Stage;
  consoles: readonly Console[];
  random: Random;
  /** Every move of the clock is written down here. */
  jumps: ClockJump[];
}

/** Something that goes wrong, once, and is over when `strike` resolves. */
export interface Fault {
  name: string;
  /** The rows of the catalogue it stands for. */
  ids: string;
  /** Whether it can happen there; it can everywhere when absent. */
  possible?(stage: Stage): boolean;
  /** How often, beside the others; 1 when absent. */
  weight?: number;
  /** Of either group one happens at a time: a program is hit, and something at the edges may go wrong beside it. */
  group: "programs" | "edges";
  strike(scene: Scene): Promise<void>;
}

import type { ClockJump } from "../collect.ts";
import type { Random } from "../random.ts";
import type { Stage } from "../stage/stage.ts";
import type { Console } from "../workload/console.ts";

/** What a fault strikes, and the random numbers it uses. */
export interface Scene {
  stage: Stage;
  consoles: readonly Console[];
  random: Random;
  /** Every jump of the clock is recorded here. */
  jumps: ClockJump[];
}

/** Something that goes wrong once, and is over when `strike` resolves. */
export interface Fault {
  name: string;
  /** The rows of the fault catalogue that it covers, separated by spaces. */
  ids: string;
  /** Whether it can happen on this stage; when absent, it can on every stage. */
  possible?(stage: Stage): boolean;
  /** How often it strikes relative to the others; 1 when absent. */
  weight?: number;
  /** In each group one fault happens at a time: while a program is hit, something at the edges may go wrong as well. */
  group: "programs" | "edges";
  strike(scene: Scene): Promise<void>;
}

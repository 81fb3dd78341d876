import type { ClockJump } from "../collect.ts";
import type { Random } from "../random.ts";
import type { Stage } from "../stage/stage.ts";
import type { Console } from "../workload/console.ts";

export interface Scene {
  stage: Stage;
  consoles: readonly Console[];
  random: Random;
  jumps: ClockJump[];
}

/** A fault that is over when `strike` resolves. */
export interface Fault {
  name: string;
  /** Rows of the fault catalogue, separated by spaces. */
  ids: string;
  /** Whether it is possible on this stage; always if absent. */
  possible?(stage: Stage): boolean;
  weight?: number;
  /** One fault of each group is active at a time. */
  group: "programs" | "edges";
  strike(scene: Scene): Promise<void>;
}

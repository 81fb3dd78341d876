import type { Scene } from "./faults/fault.ts";
import { until } from "./rest.ts";
import { describeSlowness } from "./stage/slowness.ts";

/** Generous: whatever takes longer, even on a busy machine, will not happen. */
const withinMs = 120_000;
const usuallySlowMs = 20_000;

async function headOf({ stage }: Scene): Promise<number> {
  const [row] = await stage.postgres.rows<{ seq: number }>(
    `select head_seq as seq from accounts where id = $1`,
    [stage.accountId],
  );
  if (!row) throw new Error("the account is gone");
  return row.seq;
}

/**
 * Waits until every console that is not switched off has reached the log's present head. Returns how long that took, in real
 * milliseconds; null when it did not happen. Where it takes longer than `slowMs`, the log is told what else went on.
 */
export async function converge(
  scene: Scene,
  log: (line: string) => void = () => undefined,
  slowMs = usuallySlowMs,
): Promise<number | null> {
  const started = performance.now();
  let head = 0;
  const knows = async () => {
    head = await headOf(scene);
    return true;
  };
  if (!(await until(knows, withinMs))) {
    log("the database cannot be read");
    return null;
  }
  const all = () => scene.consoles.every((console) => console.isAway || console.hasReached(head));
  const behind = () =>
    scene.consoles
      .filter((console) => !console.isAway && !console.hasReached(head))
      .map(({ name, state }) => `${name} (${state})`);
  if (!(await until(all, slowMs, 20))) {
    log(`behind ${head}: ${behind().join(", ")}`);
    for (const line of await describeSlowness(scene.stage.postgres)) log(`  ${line}`);
  }
  if (await until(all, withinMs, 20)) return Math.round(performance.now() - started);
  log(`still behind ${head}: ${behind().join(", ")}`);
  return null;
}

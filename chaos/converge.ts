import type { Scene } from "./faults/fault.ts";
import { until } from "./rest.ts";
import { describeSlowness } from "./stage/slowness.ts";

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
 * Waits until every connected console has reached the current head of the log. Returns the real milliseconds, or null after the timeout.
 * Logs the state of the machine if it takes longer than `slowMs`.
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

import type { Scene } from "./faults/fault.ts";
import { until } from "./rest.ts";

/** Generous: what takes longer, on however busy a machine, is not coming. */
const withinMs = 120_000;

async function headOf({ stage }: Scene): Promise<number> {
  const [row] = await stage.postgres.rows<{ seq: number }>(
    `select head_seq as seq from accounts where id = $1`,
    [stage.accountId],
  );
  if (!row) throw new Error("the account is gone");
  return row.seq;
}

/**
 * How long until every console that is not switched off has reached what the log holds now, in real milliseconds; null when
 * it does not come to pass.
 */
export async function converge(scene: Scene): Promise<number | null> {
  const started = performance.now();
  let head = 0;
  const knows = async () => {
    head = await headOf(scene);
    return true;
  };
  if (!(await until(knows, withinMs))) return null;
  const all = () => scene.consoles.every((console) => console.isAway || console.hasReached(head));
  return (await until(all, withinMs, 20)) ? Math.round(performance.now() - started) : null;
}

import type { ClientBase, Pool } from "pg";

export async function plansOf<T>(
  pool: Pool,
  read: (client: ClientBase) => Promise<T>,
): Promise<{ answer: T; plans: string[] }> {
  const client = await pool.connect();
  const plans: string[] = [];
  const explaining = {
    async query(text: string, values: unknown[]) {
      const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${text}`, values);
      plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
      return client.query(text, values);
    },
  } as unknown as ClientBase;
  try {
    return { answer: await read(explaining), plans };
  } finally {
    client.release();
  }
}

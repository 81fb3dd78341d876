// Owns an embedded PostgreSQL and writes rows without a pause, until a test kills it. Usage: owner-program.ts DATA_DIR; prints
// `{"postgresPid":…}` and the id of every committed row, one per line.
import pg from "pg";
import { startEmbeddedPostgres } from "../src/embedded-postgres.ts";

const [, , dataDir = ""] = process.argv;
const postgres = await startEmbeddedPostgres({ dataDir, log: () => {} });
const client = new pg.Client(postgres.connection);
await client.connect();
await client.query("create table if not exists acknowledged (id int primary key)");
const { rows } = await client.query<{ last: number }>(
  "select coalesce(max(id), 0) as last from acknowledged",
);
console.log(JSON.stringify({ postgresPid: postgres.postgresPid }));
for (let id = (rows[0]?.last ?? 0) + 1; ; id++) {
  await client.query("insert into acknowledged values ($1)", [id]);
  console.log(id);
}

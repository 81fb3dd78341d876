import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import type { Manifest } from "../src/backup/manifest.ts";
import { settleRestored } from "../src/backup/settle-restored.ts";
import { environmentNames, readConfig } from "../src/base/config.ts";
import { transaction } from "../src/database/transaction.ts";
import { ann } from "./desk/scenario.ts";
import { createAccount, newClock } from "./lane/account.ts";
import { createTestDatabase } from "./test-database.ts";

const readDoc = (name: string): string =>
  readFileSync(path.resolve(import.meta.dirname, "../../../docs/self-host", name), "utf8");

const [, section = ""] = /^## Environment$(.*?)^## /ms.exec(readDoc("configuration.md")) ?? [];
const quoted = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text);
/** Each variable of a row with its value in the column of defaults. */
const variables = [...section.matchAll(/^\| (`[^|]*`) +\| (.*?) +\|/gm)].flatMap(
  ([, names = "", defaults = ""]) =>
    quoted(names).map((name, i) => ({
      name,
      otherwise: (defaults.startsWith("`") && quoted(defaults)[i]) || defaults,
    })),
);

const tableByHand = 'Edit the table below the heading "Environment" of docs/self-host/configuration.md';

it("[PD3] the table of the environment names every variable that is read, and no other", () => {
  expect(variables.map(({ name }) => name).toSorted(), tableByHand).toEqual(environmentNames.toSorted());
});

it("[PD3] the table's defaults equal those of the server", () => {
  const login = { WECHAT_LOGIN_APPID: "wxlogin", WECHAT_LOGIN_SECRET: "secret" };
  const unset = readConfig(login);
  const documented: Record<string, string> = {};
  for (const { name, otherwise } of variables) {
    if (otherwise === "required")
      expect(() => readConfig({ ...login, [name]: undefined })).toThrow(`${name}: is required`);
    else if (!/^(unset|made once)/.test(otherwise))
      documented[name] = otherwise
        .replace("HOST", documented.HOST ?? "")
        .replace("PORT", documented.PORT ?? "");
  }
  expect(Object.keys(documented)).toContain("RATE_SIGN_INS_OF_ADDRESS");
  expect(readConfig({ ...login, ...documented }), tableByHand).toEqual(unset);
});

const balancedAt = (below: string): string =>
  new RegExp(`^location ${below} \\{$(.*?)^\\}$`, "ms").exec(readDoc("several-servers.md"))?.[1] ?? "";

it("[UP6] the balancer asks the next server for a missing console file", () => {
  expect(balancedAt("/assets/")).toContain("proxy_next_upstream error http_404;");
});

it("[SU2] the balancer sends a push to the next server while one starts", () => {
  expect(balancedAt("/wechat/")).toContain("proxy_next_upstream error timeout http_503 non_idempotent;");
  expect(readDoc("several-servers.md")).toContain("\nproxy_connect_timeout 1s;");
});

it("[SU2] pushes answered with 503 do not remove a server from the consoles", () => {
  const upstreams = new Map(
    [...readDoc("several-servers.md").matchAll(/^upstream (\w+) \{.*?$(.*?)^\}$/gms)].map(
      ([, name, body = ""]) => [
        name,
        [...body.matchAll(/^ +server (\S+) (.*);$/gm)].map(([, address, how]) => ({ address, how })),
      ],
    ),
  );
  const [forPushes, forConsoles] = ["/wechat/", "/assets/"].map(
    (below) => /proxy_pass http:\/\/(\w+);/.exec(balancedAt(below))?.[1],
  );
  expect(forPushes).not.toBe(forConsoles);
  const consoles = upstreams.get(forConsoles) ?? [];
  expect(consoles.length).toBeGreaterThan(1);
  expect(upstreams.get(forPushes)).toEqual(consoles.map(({ address }) => ({ address, how: "max_fails=0" })));
});

it("[BK5] the SQL for a restored external database runs on the schema", async () => {
  const [, sql = ""] = /```sql\n(begin;.*?commit;)\n```/s.exec(readDoc("backup.md")) ?? [];
  const database = await createTestDatabase();
  await database.pool.query(sql);
  const { rows } = await database.pool.query(
    "select what, at > extract(epoch from now()) * 1000 - 60000 as now from audit_log",
  );
  expect(rows).toEqual([{ what: "restored", now: true }]);
  await database.drop();
});

it("[BK5] [WH7] the documented SQL updates webhooks as `pnpm restore` does", async () => {
  const [, sql = ""] = /```sql\n(begin;.*?commit;)\n```/s.exec(readDoc("backup.md")) ?? [];
  const database = await createTestDatabase();
  const account = await createAccount(database.pool, [ann]);
  await database.pool.query(`update accounts set head_seq = 90 where id = $1`, [account]);
  const restored = async (restore: () => Promise<unknown>) => {
    await database.pool.query(`delete from webhooks`);
    await database.pool.query(
      `insert into webhooks (account_id, id, name, url, topics, is_on, secret, created_at, seq, slow, failing_since, tries, failure,
              failed_up_to, next_try_at, missing_after, missing_up_to, missing_told_at)
       select $1, id, id, 'https://shop.example/', '{messages}', is_on, '', 0, 80, true, 1, 3, '{"why": "too_slow"}', 85, 9, after, 60, told
         from (values ('fails', true, 40, null), ('told', true, 40, 5), ('whole', true, null, null), ('off', false, 40, null))
           as given(id, is_on, after, told)`,
      [account],
    );
    await restore();
    const { rows } = await database.pool.query(
      `select to_jsonb(w) - 'missing_at' as row, missing_at is not null as dated from webhooks w order by id`,
    );
    return rows;
  };
  const byHand = await restored(() => database.pool.query(sql));
  const byCommand = await restored(() =>
    transaction(database.pool, (client) =>
      settleRestored(client, { at: "2027-01-01T00:00:00.000Z" } as Manifest, newClock()),
    ),
  );
  expect(byHand).toEqual(byCommand);
  await database.drop();
});

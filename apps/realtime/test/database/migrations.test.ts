import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { listMigrations } from "../../src/database/migrate.ts";
import { faultsOf } from "./migration-rules.ts";

const dir = path.join(import.meta.dirname, "../../src/database/migrations");
/** Earlier migrations predate production use. */
const first = "018";

describe("[UP5] a migration", () => {
  it("has a unique number", async () => {
    const numbers = (await listMigrations()).map((name) => name.slice(0, 3));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("neither blocks traffic nor breaks servers of the previous release", async () => {
    const faults = [];
    for (const name of (await listMigrations()).filter((one) => one >= first)) {
      const found = faultsOf(await readFile(path.join(dir, name), "utf8"));
      faults.push(...found.map((fault) => `${name}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  it.each([
    ["alter table a alter column b type bigint;", "rewrites"],
    ["alter table a alter b type bigint;", "rewrites"],
    ['alter table a alter column "b" set data type bigint;', "rewrites"],
    ["alter table a add column b text default gen_random_uuid();", "rewrites"],
    ["alter table a add column b bigserial;", "rewrites"],
    ["alter table a add b bigint generated always as identity;", "rewrites"],
    ["alter table a set unlogged;", "rewrites"],
    ["alter table a add column b text not null;", "do not write it"],
    ["alter table a add b text not null;", "do not write it"],
    ["alter table a add column if not exists b text not null;", "do not write it"],
    ["alter table a add constraint c check (b > 0);", "not valid"],
    [
      "alter table a add constraint c check (b > 0) not valid, add constraint d check (b in (1, 2));",
      "not valid",
    ],
    ["alter table a add foreign key (b) references c;", "not valid"],
    ["alter table a add column b integer check (b > 0);", "not valid"],
    ["alter table a add column b text references c;", "not valid"],
    ["alter table a alter column b set not null;", "whole table"],
    ["alter table a add unique (b);", "builds an index"],
    ["alter table a add column b text unique;", "builds an index"],
    ["alter table a add constraint c exclude using gist (b with &&);", "builds an index"],
    ["create index a_b on a (b);", "concurrently"],
    ["create index concurrently a_b on a (b);", "outside a transaction"],
    ["-- outside a transaction\nalter table a add column b text;", "only indexes"],
    ["create unique index a_b on a (b);", "concurrently"],
    ["-- outside a transaction\ncreate index a_b on a (b);", "concurrently"],
    ["update a set b = 1;", "batches"],
    ["delete from a;", "batches"],
    ["insert into a (b) select b from c;", "batches"],
    ["with old as (delete from a returning b) select count(*) from old;", "batches"],
    ["lock table a;", "locks the table"],
    ["truncate a;", "locks the table"],
    ["alter table a drop column b;", "contract"],
    ["alter table a drop b;", "contract"],
    ["drop table a;", "contract"],
    ["-- contract: nobody asks for it\nalter table a alter column b type bigint;", "rewrites"],
    ["alter table a rename column b to c;", "contract"],
    ["alter table a rename to b;", "contract"],
  ])("may not say %s", (sql, why) => expect(faultsOf(sql).join()).toContain(why));

  it.each([
    "alter table a add column b text;",
    "alter table a add column b boolean not null default false;",
    "create table a (b text primary key);\ncreate index a_b on a (b);",
    "-- outside a transaction\ndrop index concurrently if exists a_b;\ncreate index concurrently a_b on a (b);",
    "alter table a add constraint c check (b > 0) not valid;",
    "alter table a validate constraint c;",
    "alter table a drop constraint c, alter column b drop not null;",
    "alter table a add constraint c unique using index a_b;",
    "create table a (b text primary key);\ninsert into a (b) select b from c;",
    "-- contract: nobody reads it any more\nalter table a drop column b;",
  ])("may say %s", (sql) => expect(faultsOf(sql)).toEqual([]));
});

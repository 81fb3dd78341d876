import { isContract, runsOutside, statementsOf } from "../../src/database/migration-file.ts";

interface Rule {
  /** Statements that match are forbidden, except on a table the same file creates. */
  forbids: RegExp;
  unless?: RegExp;
  why: string;
}

/** [UP5] Statements that rewrite a table, scan it under a lock or break servers of the previous release. */
const always: Rule[] = [
  {
    forbids: /\balter column \w+ (set data )?type\b/,
    why: "rewrites the table: add a column, fill it, move over",
  },
  { forbids: /\bset not null\b/, why: "reads the whole table under its lock" },
  { forbids: /\badd column\b.*\bdefault\s+[^;]*\(/, why: "a default that is computed rewrites the table" },
  { forbids: /\badd column\b.*\b(generated|(small|big)?serial)\b/, why: "rewrites the table" },
  {
    forbids: /\badd column\b.*\b(references|check)\b/,
    why: "checks every row under its lock: add it as `not valid`",
  },
  {
    forbids: /\badd (constraint \w+ )?(check|foreign key)\b/,
    unless: /\bnot valid\b/,
    why: "checks every row under its lock: `not valid`, and `validate constraint` in the next migration",
  },
  {
    forbids: /\badd (constraint \w+ |column .*)?(unique|primary key|exclude)\b/,
    unless: /\busing index\b/,
    why: "builds an index under its lock",
  },
  {
    forbids: /^create (unique )?index\b/,
    unless: /\bconcurrently\b/,
    why: "holds up every write: `concurrently`",
  },
  {
    forbids: /^(insert|update|delete|merge|with)\b/,
    why: "holds rows for as long as it takes: a job in batches",
  },
  { forbids: /^(vacuum|cluster|lock|truncate|reindex)\b/, why: "locks the table" },
  { forbids: /\bset (logged|unlogged|tablespace|access method)\b/, why: "rewrites the table" },
];
/** Statements that remove what servers of the previous release may read. */
const contracting: Rule[] = [
  {
    forbids: /\bdrop (column|table|view)\b|\brename\b/,
    why: "servers of the release before still ask for it: `-- contract`",
  },
  {
    forbids: /\badd column\b.*\bnot null\b/,
    unless: /\bdefault\b/,
    why: "servers of the release before do not write it",
  },
];

const madeIn = (statements: readonly string[]): Set<string> =>
  new Set(statements.flatMap((s) => /^create table (?:if not exists )?(\w+)/.exec(s)?.[1] ?? []));
const tableOf = (statement: string): string | undefined =>
  /^(?:alter table (?:if exists )?(?:only )?|insert into |update (?:only )?|delete from |create (?:unique )?index .*? on )(\w+)/.exec(
    statement,
  )?.[1];

/** Splits a statement into its single actions, with optional keywords added. */
function actionsOf(statement: string): string[] {
  const table = /^alter table (if exists )?(only )?\w+ /.exec(statement)?.[0];
  if (!table) return [statement];
  const actions = statement.slice(table.length).split(/,(?![^(]*\)) */);
  return actions.map((action) => table + spelledOut(action));
}
const spelledOut = (action: string): string =>
  action
    .replace(/^(add|drop|alter) (?!(column|constraint|check|unique|primary|foreign|exclude)\b)/, "$1 column ")
    .replace(/ if (not )?exists\b/, "");

const plain = (statement: string): string =>
  statement
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/"(\w+)"/g, "$1");

export function faultsOf(sql: string): string[] {
  const statements = statementsOf(sql).map(plain);
  const made = madeIn(statements);
  const rules = isContract(sql) ? always : [...always, ...contracting];
  const faults = statements
    .filter((s) => !made.has(tableOf(s) ?? ""))
    .flatMap(actionsOf)
    .flatMap((s) =>
      rules.filter((r) => r.forbids.test(s) && !r.unless?.test(s)).map((r) => `${s}: ${r.why}`),
    );
  return [...faults, ...placeFaults(statements, runsOutside(sql))];
}

/** Concurrent index builds must not share a file with other statements. */
function placeFaults(statements: readonly string[], outside: boolean): string[] {
  const beside = (s: string) => /^(create (unique )?|drop )index concurrently\b/.test(s);
  const wrong = statements.filter((s) => beside(s) !== outside);
  return wrong.map((s) =>
    outside
      ? `${s}: only indexes are built outside a transaction`
      : `${s}: needs \`-- outside a transaction\``,
  );
}

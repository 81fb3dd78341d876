/**
 * Options of a migration, each a comment of its own at the top:
 *
 *     -- outside a transaction     builds indexes concurrently, statement by statement
 *     -- contract                  removes something: servers of earlier releases must have stopped
 */

const headerOf = (sql: string): string => /^(?:--.*\n)*/.exec(sql)?.[0] ?? "";

/** Returns whether its statements run one by one, each with its own commit. A failure does not undo the earlier ones. */
export const runsOutside = (sql: string): boolean => /^-- outside a transaction$/m.test(headerOf(sql));
/** Returns whether it removes something. Earlier releases do not start after it. */
export const isContract = (sql: string): boolean => /^-- contract\b/m.test(headerOf(sql));

/** Returns a migration's statements, without comments. Each ends with a semicolon at the end of a row. */
export const statementsOf = (sql: string): string[] =>
  sql
    .replace(/--.*$/gm, "")
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

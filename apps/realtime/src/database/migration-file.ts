/**
 * What a migration says about itself, in a line of its own at the top:
 *
 *     -- outside a transaction     indexes built beside traffic, statement by statement
 *     -- contract                  takes something away: servers of earlier releases must be gone
 */

const headerOf = (sql: string): string => /^(?:--.*\n)*/.exec(sql)?.[0] ?? "";

/** Whether its statements run one by one, each committed by itself: one that fails leaves those before it. */
export const runsOutside = (sql: string): boolean => /^-- outside a transaction$/m.test(headerOf(sql));
/** Whether it takes something away, after which earlier releases do not start. */
export const isContract = (sql: string): boolean => /^-- contract\b/m.test(headerOf(sql));

/** A migration's statements, without comments; each ends with a semicolon at the end of a line. */
export const statementsOf = (sql: string): string[] =>
  sql
    .replace(/--.*$/gm, "")
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

/**
 * Options in a migration's header: `-- outside a transaction` (runs statement by statement), `-- contract` (removes
 * something, so earlier releases must have stopped).
 */

const headerOf = (sql: string): string => /^(?:--.*\n)*/.exec(sql)?.[0] ?? "";

export const runsOutside = (sql: string): boolean => /^-- outside a transaction$/m.test(headerOf(sql));
/** Returns whether earlier releases cannot start after it. */
export const isContract = (sql: string): boolean => /^-- contract\b/m.test(headerOf(sql));

/** Returns the statements without comments. Each ends with a semicolon at a line's end. */
export const statementsOf = (sql: string): string[] =>
  sql
    .replace(/--.*$/gm, "")
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

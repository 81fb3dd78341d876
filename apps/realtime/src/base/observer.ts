/** Watches the statements of the pools. */
export interface Observer {
  /** A statement failed: PostgreSQL's SQLSTATE, or null where it gave no answer at all. */
  onFailure(sqlState: string | null): void;
}

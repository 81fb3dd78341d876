/** Watches the statements of the pools. */
export interface Observer {
  /** A statement failed. `sqlState`: PostgreSQL's SQLSTATE, or null if it gave no answer. */
  onFailure(sqlState: string | null): void;
}

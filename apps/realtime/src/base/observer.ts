export interface Observer {
  /** `sqlState`: null without an answer. */
  onFailure(sqlState: string | null): void;
}

/** The part of pino's logger that background work uses. */
export interface JobLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface JobLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

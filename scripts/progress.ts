/** The environment variable with the start of the run, in milliseconds since 1970. */
const startedAt = "JIERU_RUN_STARTED_AT";

export function markStart(): void {
  process.env[startedAt] = String(Date.now());
}

/** @example "4 min: 210 of 436 files of unit and database tests" */
export function progressLine(minutes: number, done: number, total: number, what: string): string {
  return `${minutes} min: ${done} of ${total} ${what}`;
}

export class Progress {
  private done = 0;
  private readonly what: string;
  private readonly total: number;
  private readonly timer: NodeJS.Timeout;

  constructor(what: string, total: number) {
    this.what = what;
    this.total = total;
    this.timer = setInterval(() => this.print(), 60_000);
    this.timer.unref();
  }

  add(): void {
    this.done++;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private print(): void {
    const runMs = Date.now() - Number(process.env[startedAt] ?? performance.timeOrigin);
    console.log(progressLine(Math.round(runMs / 60_000), this.done, this.total, this.what));
  }
}

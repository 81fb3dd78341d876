/** A fault that a person can correct, with a message of one sentence. */
export class EmbeddedPostgresError extends Error {
  override name = "EmbeddedPostgresError";
}

/** Another live process owns the data directory. `pid` is 0 while that process has not written its id. */
export class DataDirectoryInUse extends EmbeddedPostgresError {
  override name = "DataDirectoryInUse";
  readonly dataDir: string;
  readonly pid: number;

  constructor(dataDir: string, pid: number) {
    super(`The data directory ${dataDir} is in use by another server (process ${pid || "unknown"})`);
    this.dataDir = dataDir;
    this.pid = pid;
  }
}

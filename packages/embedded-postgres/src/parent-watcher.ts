import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { environment, exitReasonIn } from "./binaries.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import type { UnprivilegedUser } from "./unprivileged-user.ts";

/**
 * The shell between this process and PostgreSQL. Only this process holds the other end of its stdin, so end of file means that this
 * process exited. The shell then requests a fast shutdown until PostgreSQL exits: a background process of a shell ignores SIGINT until
 * it installs a handler. `read` is a builtin, so no further process is needed.
 * The reader does not hold stderr open, so end of file on stderr means that PostgreSQL and all its backends are gone.
 */
const script = `
exec 3<&0
"$@" </dev/null 3<&- &
postgres=$!
(read -r _ <&3; while kill -INT $postgres; do sleep 0.2; done) 2>/dev/null &
reader=$!
exec 3<&-
wait $postgres
status=$?
kill $reader 2>/dev/null
exit $status`;

interface RunOptions {
  user: UnprivilegedUser | null;
  dir: string;
  log: (line: string) => void;
}

export interface WatchedPostgres {
  /** Resolves with the last lines of output when PostgreSQL and all its backends have exited. */
  exited: Promise<string>;
  ready: Promise<void>;
  release(): void;
}

/** Runs `command` so that it stops when this process exits. Once ready, it does not keep the event loop alive. */
export function runWithWatcher(command: string[], { user, dir, log }: RunOptions): WatchedPostgres {
  const child = spawn("/bin/sh", ["-c", script, "jieru-postgres", ...command], {
    ...user,
    env: environment,
    cwd: dir,
    detached: true, // Ctrl-C in a terminal must reach only this process
    stdio: ["pipe", "ignore", "pipe"],
  });
  child.stdin.on("error", () => {}); // the shell exited: see `exited`
  const tail: string[] = [];
  const started = readLines(child, tail, log);
  const exited = untilExit(child, tail);
  const failed = exited.then((last) =>
    Promise.reject(new EmbeddedPostgresError(`PostgreSQL did not start: ${exitReasonIn(last)}`)),
  );
  const ready = Promise.race([started, failed]).then(() => setReferenced(child, false));
  ready.catch(() => {}); // the caller handles the rejection
  return { exited, ready, release: () => release(child) };
}

type Child = ChildProcessByStdio<Writable, null, Readable>;

/** Matches the start of a log entry that describes a failed statement. Continuation lines begin with a tab. */
const detail = /^[^[]*\[\d+\] (?:DETAIL|CONTEXT):/;

/**
 * Logs each line, stores the last 20 in `tail`, and resolves at the line that reports readiness. After that line, details of failed
 * statements contain rows, so they are not logged [N43].
 */
function readLines(child: Child, tail: string[], log: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let isReady = false;
    let isDetail = false;
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (!line.startsWith("\t")) isDetail = isReady && detail.test(line);
      if (!isDetail) log(line);
      tail.push(line);
      if (tail.length > 20) tail.shift();
      if (!line.includes("ready to accept connections")) return;
      isReady = true;
      resolve();
    });
  });
}

function untilExit(child: Child, tail: string[]): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(tail.join("\n")));
  });
}

function release(child: Child): void {
  setReferenced(child, true);
  child.stdin.end();
}

/** NOTE: the pipes of a child are sockets, but the types of `ChildProcess` do not declare `ref` and `unref`. */
function setReferenced(child: Child, referenced: boolean): void {
  const handles = [child, child.stdin, child.stderr] as unknown as { ref(): void; unref(): void }[];
  for (const handle of handles) referenced ? handle.ref() : handle.unref();
}

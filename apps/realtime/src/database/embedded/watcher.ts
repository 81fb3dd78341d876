import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { CannotStart } from "../../process/cannot-start.ts";
import { environment } from "./cluster.ts";
import { lastWordsIn } from "./last-words.ts";
import type { UnprivilegedUser } from "./unprivileged-user.ts";

/**
 * The shell between us and PostgreSQL. Its stdin is a pipe only we hold, so end of file means that we exited,
 * however we did: it then asks PostgreSQL for a fast shutdown, again and again, for what a shell starts in the background
 * ignores SIGINT until it has a handler of its own. `read` is a builtin: no process more.
 * The reader keeps no stderr open, so the end of ours means that all of PostgreSQL is gone.
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

export interface WatchOptions {
  user: UnprivilegedUser | null;
  /** The cluster, and the working directory. */
  data: string;
  log: (line: string) => void;
}

export interface WatchedPostgres {
  /** Resolves when PostgreSQL and all its backends are gone, with its last lines. */
  exited: Promise<string>;
  /** Resolves once it takes connections; rejects when it exits before. */
  ready: Promise<void>;
  /** Asks for a fast shutdown. */
  release(): void;
}

/** Starts `command` such that it stops when this process does. Once ready it does not keep the event loop alive. */
export function watch(command: string[], { user, data, log }: WatchOptions): WatchedPostgres {
  const child = spawn("/bin/sh", ["-c", script, "jieru-postgres", ...command], {
    ...user,
    env: environment,
    cwd: data,
    detached: true, // a Ctrl-C in the terminal is ours to handle
    stdio: ["pipe", "ignore", "pipe"],
  });
  child.stdin.on("error", () => {}); // the shell is gone: `exited` tells
  const tail: string[] = [];
  const started = readLines(child, tail, log);
  const exited = untilExit(child, tail);
  const failed = exited.then((last) =>
    Promise.reject(new CannotStart(`PostgreSQL did not start: ${lastWordsIn(last)}`)),
  );
  const ready = Promise.race([started, failed]).then(() => setReferenced(child, false));
  ready.catch(() => {}); // a failure is for whoever awaits it
  return { exited, ready, release: () => release(child) };
}

type Child = ChildProcessByStdio<Writable, null, Readable>;

/** What a statement that failed was about; what follows a line is indented. */
const detail = /^[^[]*\[\d+\] (?:DETAIL|CONTEXT):/;

/**
 * Passes the lines on, keeps the last ones, and resolves at the line that says PostgreSQL is up. [N43] From then on its details are of rows,
 * and of what customers said: they are left out.
 */
function readLines(child: Child, tail: string[], log: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let isUp = false;
    let isOfRows = false;
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (!line.startsWith("\t")) isOfRows = isUp && detail.test(line);
      if (!isOfRows) log(line);
      tail.push(line);
      if (tail.length > 20) tail.shift();
      if (!line.includes("ready to accept connections")) return;
      isUp = true;
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

/** NOTE: a child's pipes are sockets, which the types of `ChildProcess` do not say. */
function setReferenced(child: Child, referenced: boolean): void {
  const handles = [child, child.stdin, child.stderr] as unknown as { ref(): void; unref(): void }[];
  for (const handle of handles) referenced ? handle.ref() : handle.unref();
}

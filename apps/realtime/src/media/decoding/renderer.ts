/** Re-encodes images in a process of each renderer, one at a time. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createConcurrencyLimit } from "./concurrency-limit.ts";
import type { NoPicture } from "./image-decoder.ts";
import type { RenderedImage } from "./render-inbound.ts";
import { type FromRenderProcess, outOfMemoryCode, type RenderKind, type RenderTask } from "./render-task.ts";

/** Rejects when the process ended for another reason; a retry may succeed. */
export type Render = (bytes: Buffer) => Promise<RenderedImage | NoPicture>;

export interface Renderer {
  render: Render;
  close(): void;
}

export interface RendererOptions {
  /** From passing the image until the answer. */
  deadlineMs?: number;
  /** The process uses some 100 MB before its first image. */
  maxMemoryBytes?: number;
}

const program = fileURLToPath(new URL("./render-process.ts", import.meta.url));
const crashes: ReadonlySet<NodeJS.Signals | null> = new Set([
  "SIGSEGV",
  "SIGBUS",
  "SIGABRT",
  "SIGILL",
  "SIGFPE",
]);

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/** A busy machine needs less to load the decoder. */
const startWithinMs = 20_000;

async function untilReady(child: ChildProcess): Promise<ChildProcess> {
  child.on("error", () => undefined); // an exit follows
  const timer = setTimeout(() => child.kill("SIGKILL"), startWithinMs);
  const ready = once(child, "message");
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the image process did not start")));
  await Promise.race([ready, ended]).finally(() => clearTimeout(timer));
  ended.catch(() => undefined);
  return child;
}

export function openRenderer(
  kind: RenderKind,
  { deadlineMs = 5_000, maxMemoryBytes = 400 * 1024 * 1024 }: RendererOptions = {},
): Renderer {
  const limit = createConcurrencyLimit(1);
  let running: Promise<ChildProcess> | null = null;
  let isClosed = false;

  const start = (): Promise<ChildProcess> => {
    const child = fork(program, [kind, String(maxMemoryBytes)], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [],
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    });
    const starting = untilReady(child);
    child.once("exit", () => {
      // Another process may have been started.
      if (running === starting) running = null;
    });
    return starting;
  };

  const renderBy = (child: ChildProcess, bytes: Buffer): Promise<RenderedImage | NoPicture> =>
    new Promise((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        child.kill("SIGKILL");
      }, deadlineMs);
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        child.off("message", answered).off("exit", exited);
        settle();
      };
      const answered = (message: FromRenderProcess): void => {
        if (message.is !== "rendered") return;
        if (message.isLast) running = null;
        const { answer } = message;
        finish(() => resolve(typeof answer === "string" ? answer : withBuffers(answer)));
      };
      const exited = (code: number | null, signal: NodeJS.Signals | null): void =>
        finish(() => {
          if (isLate || code === outOfMemoryCode) resolve("too_large");
          else if (crashes.has(signal)) resolve("not_an_image");
          else reject(new Error(`the image process ended (${signal ?? code})`));
        });
      child.on("message", answered).on("exit", exited);
      child.send({ bytes } satisfies RenderTask);
    });

  return {
    render: (bytes) =>
      limit(async () => {
        if (isClosed) throw new Error("the server stops");
        running ??= start();
        const child = await running.catch((error: unknown) => {
          running = null;
          throw error;
        });
        return renderBy(child, bytes);
      }),
    close() {
      isClosed = true;
      running?.then(
        (child) => child.kill("SIGKILL"),
        () => undefined,
      );
    },
  };
}

function withBuffers({ original, thumbnail }: RenderedImage): RenderedImage {
  return { original: { ...original, bytes: asBuffer(original.bytes) }, thumbnail: asBuffer(thumbnail) };
}

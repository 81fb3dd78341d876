/** Re-encodes images in a separate process, one at a time. Images of one renderer do not delay those of another. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createGate } from "./gate.ts";
import type { NoPicture } from "./image-decoder.ts";
import type { RenderedImage } from "./render-inbound.ts";
import { type FromRenderProcess, outOfMemoryCode, type RenderKind, type RenderTask } from "./render-task.ts";

/** Rejects when the process ended for a reason other than the image: a retry may succeed. */
export type Render = (bytes: Buffer) => Promise<RenderedImage | NoPicture>;

export interface Renderer {
  render: Render;
  /** Kills the process and rejects the image it renders. */
  close(): void;
}

export interface RendererOptions {
  /** Maximum time from passing the image to the process until its answer, over all passes. */
  deadlineMs?: number;
  /** Limit for the whole process, which uses some 100 MB before its first image. */
  maxMemoryBytes?: number;
}

const program = fileURLToPath(new URL("./render-process.ts", import.meta.url));
/** Signals that end a decoder when it crashes on an image. */
const crashes: ReadonlySet<NodeJS.Signals | null> = new Set([
  "SIGSEGV",
  "SIGBUS",
  "SIGABRT",
  "SIGILL",
  "SIGFPE",
]);

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/** Exceeds the time a busy machine needs to load the decoder. */
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
  const gate = createGate(1);
  let running: Promise<ChildProcess> | null = null;
  let isClosed = false;

  const start = (): Promise<ChildProcess> => {
    const child = fork(program, [kind, String(maxMemoryBytes)], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [],
      // Passes no secrets of the server.
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    });
    const starting = untilReady(child);
    child.once("exit", () => {
      // Another process may have been started in the meantime.
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
      gate(async () => {
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

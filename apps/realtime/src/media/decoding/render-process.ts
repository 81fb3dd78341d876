/**
 * Decodes images that customers and agents sent, one at a time. The process ends when it takes too much memory. The server kills it when it
 * takes too long, as libvips cannot be interrupted within a pass.
 *
 * usage: node render-process.ts (inbound | outbound) MAX-BYTES
 */
import { fitForWechat } from "./fit-for-wechat.ts";
import { renderInbound } from "./render-inbound.ts";
import { type FromRenderProcess, outOfMemoryCode, type RenderTask } from "./render-task.ts";

const [kind, maxBytes = ""] = process.argv.slice(2);
const render = kind === "outbound" ? fitForWechat : renderInbound;
/** A share of it is never given back to the system after a large image. */
const isLarge = (): boolean => process.memoryUsage.rss() > Number(maxBytes) / 2;

const say = (message: FromRenderProcess, done?: () => void): void => {
  process.send?.(message, undefined, undefined, () => done?.());
};

setInterval(() => {
  if (process.memoryUsage.rss() > Number(maxBytes)) process.exit(outOfMemoryCode);
}, 20).unref();

process.on("message", ({ bytes }: RenderTask) => {
  void render(Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength)).then((answer) => {
    const isLast = isLarge();
    say({ is: "rendered", answer, isLast }, isLast ? () => process.exit() : undefined);
  });
});
// The server decides when it ends. A Ctrl-C in a terminal reaches the whole group of processes.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit());
say({ is: "ready" });

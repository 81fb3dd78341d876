/**
 * Decodes images of customers and agents, one at a time. The process exits when it uses too much memory. The server
 * kills it when it takes too long, because libvips cannot be interrupted within a pass.
 *
 * usage: node render-process.ts (inbound|outbound) MAX-BYTES
 */
import { fitForWechat } from "./fit-for-wechat.ts";
import { renderInbound } from "./render-inbound.ts";
import { type FromRenderProcess, outOfMemoryCode, type RenderTask } from "./render-task.ts";

const [kind, maxBytes = ""] = process.argv.slice(2);
const render = kind === "outbound" ? fitForWechat : renderInbound;
/** Part of the memory is never returned to the system after a large image. */
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
// The server decides when this process ends. Ctrl-C in a terminal reaches the whole process group.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit());
say({ is: "ready" });

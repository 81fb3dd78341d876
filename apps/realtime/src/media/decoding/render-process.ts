/**
 * Decodes images one at a time: `node render-process.ts (inbound|outbound) MAX-BYTES`. Exits above its memory limit.
 * The server kills it when it is too slow, as libvips cannot be interrupted.
 */
import { fitForWechat } from "./fit-for-wechat.ts";
import { renderInbound } from "./render-inbound.ts";
import { type FromRenderProcess, outOfMemoryCode, type RenderTask } from "./render-task.ts";

const [kind, maxBytes = ""] = process.argv.slice(2);
const render = kind === "outbound" ? fitForWechat : renderInbound;
/** Some memory is never returned to the system. */
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
// Ctrl-C reaches the whole process group, but the server decides.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit());
say({ is: "ready" });

import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import { expect, it, onTestFinished } from "vitest";
import { createMediaStore, StoreFull } from "../../src/media/store/media-store.ts";

const isRoot = process.getuid?.() === 0;
/** Root may write everywhere except on a read-only file system. */
function mount(place: string, options: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", place], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

it("[DE7] reports a read-only directory with the reason, and recovers", {
  tags: ["slow"],
}, async (context) => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-store-"));
  const isMounted = isRoot && mount(dataDir, "size=8m");
  onTestFinished(async () => {
    if (isMounted) execFileSync("umount", ["-l", dataDir]);
    await rm(dataDir, { recursive: true, force: true });
  });
  context.skip(isRoot && !isMounted, "root that may not mount");
  const allow = (writing: boolean) =>
    isMounted ? mount(dataDir, `remount,${writing ? "rw" : "ro"}`) : chmod(dataDir, writing ? 0o700 : 0o500);
  const reasons: (string | undefined)[] = [];
  const store = createMediaStore(dataDir, (error: NodeJS.ErrnoException) => void reasons.push(error.code));
  onTestFinished(() => store.close());
  const write = () => {
    const key = { accountId: randomUUID() as AccountId, id: randomUUID() as MediaId };
    return store.write(key, Buffer.from("image"), Buffer.from("thumbnail"));
  };

  await allow(false);
  await expect(write()).rejects.toThrow(StoreFull);
  await expect(write()).rejects.toThrow(StoreFull);
  expect(store.state).toBe("full");
  expect(reasons).toEqual([isMounted ? "EROFS" : "EACCES"]);
  await allow(true);
  await expect.poll(() => store.state, { timeout: 15_000 }).toBe("ok");
  await write();
  expect(reasons).toHaveLength(1);
});

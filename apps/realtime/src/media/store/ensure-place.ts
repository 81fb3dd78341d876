import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import path from "node:path";
import { CannotStart } from "../../base/cannot-start.ts";

/** Faults that may pass. Text messages work meanwhile (DE7). */
const passing = new Set(["ENOSPC", "EDQUOT", "EROFS"]);

/** [SU1] Throws `CannotStart` if `dataDir` is not writable. */
export async function ensurePlace(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
    await access(path.join(dataDir, "media"), constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code, message, path: place } = cause as NodeJS.ErrnoException;
    const notYet = code === "ENOENT" && place === path.join(dataDir, "media");
    if (notYet || passing.has(code ?? "")) return;
    throw new CannotStart(`DATA_DIR: ${message}`, { cause });
  }
}

import { readFile } from "node:fs/promises";
import { connectionShapes } from "@jieru/shared/domain/connection-shapes";
import { settingRanges } from "@jieru/shared/domain/settings";
import { parseAesKey } from "@jieru/wechat/crypto";
import { z } from "zod";
import { BadConfiguration } from "../base/config.ts";

const second = 1_000;

/** [ST4] Accepts the form's range, in units of `unitMs`. */
function duration({ min, max }: Record<"min" | "max", number>, unitMs = 1) {
  const [least, most] = [min / unitMs, max / unitMs];
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int(error).min(least, error).max(most, error);
}

export const accountEntry = z
  .object({
    appId: z.string().regex(connectionShapes.appId, "must be wx and 16 letters or digits"),
    originalId: z.string().min(1).max(64),
    name: z.string().min(1).max(60),
    appSecret: z.string().regex(connectionShapes.appSecret, "must be 16 to 64 characters without blanks"),
    token: z.string().regex(connectionShapes.token, "must be 3 to 32 letters and digits"),
    encodingAesKey: z
      .string()
      .refine((text) => parseAesKey(text) !== null, "must be 43 letters and digits")
      .nullish()
      .transform((key) => key ?? null),
    mode: z.enum(["plain", "compatible", "secure"]),
    format: z.enum(["json", "xml"]),
    replyPreset: z.enum(["guide", "current"]).optional(),
    reactivateAfterMs: duration(settingRanges.reactivateAfterMs).optional(),
    graceMs: duration(settingRanges.graceMs).optional(),
    /** Names of an earlier release. */
    reactivateAfterSeconds: duration(settingRanges.reactivateAfterMs, second).optional(),
    graceSeconds: duration(settingRanges.graceMs, second).optional(),
  })
  .refine((a) => a.mode === "plain" || a.encodingAesKey !== null, {
    path: ["encodingAesKey"],
    error: "is required unless mode is plain",
  })
  .refine((a) => a.reactivateAfterMs === undefined || a.reactivateAfterSeconds === undefined, {
    path: ["reactivateAfterSeconds"],
    error: "is the former name of reactivateAfterMs: leave it out",
  })
  .refine((a) => a.graceMs === undefined || a.graceSeconds === undefined, {
    path: ["graceSeconds"],
    error: "is the former name of graceMs: leave it out",
  })
  .transform(({ reactivateAfterSeconds, graceSeconds, ...entry }) => ({
    ...entry,
    ...(reactivateAfterSeconds && { reactivateAfterMs: reactivateAfterSeconds * second }),
    ...(graceSeconds && { graceMs: graceSeconds * second }),
  }));
export type AccountEntry = z.infer<typeof accountEntry>;

const accountEntries = z.array(accountEntry).superRefine((entries, context) => {
  const appIds = entries.map(({ appId }) => appId);
  for (const [i, appId] of appIds.entries())
    if (appIds.indexOf(appId) < i)
      context.addIssue({ code: "custom", path: [i, "appId"], message: "stands in it twice" });
});

/** Reads `ACCOUNTS_FILE`. Throws `BadConfiguration` with every invalid field. */
export async function readAccountsFile(file: string): Promise<AccountEntry[]> {
  const text = await readFile(file, "utf8").catch((error: Error) => {
    throw new BadConfiguration([`ACCOUNTS_FILE: ${error.message}`]);
  });
  const parsed = accountEntries.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new BadConfiguration(
    parsed.error.issues.map((i) => `ACCOUNTS_FILE: [${i.path.join(".")}] ${i.message}`),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadConfiguration(["ACCOUNTS_FILE: is not JSON"]);
  }
}

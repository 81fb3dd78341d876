import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection } from "@jieru/shared/protocol/connection";
import type { Context } from "../../base/context.ts";
import { getConnectionSettings } from "../credentials.ts";
import { presentConnection } from "../present-connection.ts";
import type { PushSightings } from "./push-sightings.ts";
import { findRemoval } from "./remove-account.ts";
import { readSeen } from "./seen-pushes.ts";

export interface ConnectionReader {
  context: Pick<Context, "pool" | "config">;
  secretKey: Buffer;
  sightings: PushSightings;
}

export async function answerConnection(
  { context: { pool, config }, secretKey, sightings }: ConnectionReader,
  accountId: AccountId,
): Promise<{ connection: Connection }> {
  await sightings.settle(accountId);
  const settings = await getConnectionSettings(pool, secretKey, accountId);
  const seen = await readSeen(pool, accountId);
  const removal = await findRemoval(pool, accountId);
  const { publicUrl } = config;
  return { connection: presentConnection({ accountId, settings, seen, removal, secretKey, publicUrl }) };
}

import { randomBytes, randomInt } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { PushSettings, SettingsOutcome } from "../push/save-push-settings.ts";
import { addAccount, type World } from "../world.ts";
import { appSchema, pushSettingsSchema, registerSchema } from "./schemas.ts";

export interface AccountHooks {
  savePushSettings(appId: string, settings: PushSettings): Promise<SettingsOutcome>;
}

export function accountRoutes(app: FastifyInstance, world: World, hooks: AccountHooks): void {
  app.post("/simulator/api/mini-programs", (request) => {
    const { name } = registerSchema.parse(request.body);
    const account = {
      appId: `wx${randomBytes(8).toString("hex")}`,
      originalId: `gh_${randomBytes(6).toString("hex")}`,
      name,
      appSecret: randomBytes(16).toString("hex"),
      token: "",
      encodingAesKey: "",
      mode: "secure",
      format: "json",
      pushUrl: "",
    } as const;
    addAccount(world, account);
    const openid = `o${randomInt(1000, 9999)}_${randomBytes(10).toString("base64url")}`;
    world.phones.ensure(account.appId, openid, { shown: true });
    world.changed();
    return { ok: true, appId: account.appId };
  });
  app.post("/simulator/api/mini-programs/:appId/push-settings", (request) =>
    hooks.savePushSettings(appSchema.parse(request.params).appId, pushSettingsSchema.parse(request.body)),
  );
}

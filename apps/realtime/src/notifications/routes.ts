import { notificationsAnswer, notificationsBody } from "@jieru/shared/protocol/notifications";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { changeNotificationSettings, readNotificationSettings } from "./notification-settings.ts";

export interface NotificationRoutesOptions {
  pool: Pool;
  clock: Clock;
}

const path = "/api/me/notifications";
const config = { access: "signed_in" } as const;

export async function notificationRoutes(
  instance: FastifyInstance,
  { pool, clock }: NotificationRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    path,
    { config, schema: { summary: "Get your notification settings", response: { 200: notificationsAnswer } } },
    async ({ principal: { agentId } }) => ({ notifications: await readNotificationSettings(pool, agentId) }),
  );
  app.put(
    path,
    {
      config,
      schema: {
        summary: "Change your notification settings; absent fields stay",
        body: notificationsBody,
        response: { 200: notificationsAnswer },
      },
    },
    async ({ body, principal: { agentId } }) => ({
      notifications: await changeNotificationSettings(pool, agentId, body, clock.now()),
    }),
  );
}

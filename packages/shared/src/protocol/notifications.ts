/** An agent's own notification settings over HTTP. */
import { z } from "zod";
import { notificationSettings } from "../domain/notification-settings.ts";

/** All of them: a change of one is a write of all, and the last one stands. */
export const notificationsBody = notificationSettings;
export const notificationsAnswer = z.object({ notifications: notificationSettings });
export type NotificationsAnswer = z.infer<typeof notificationsAnswer>;

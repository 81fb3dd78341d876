import { z } from "zod";
import { notificationSettings, notificationsChange } from "../domain/notification-settings-schema.ts";

/** [NT7] A partial change; absent settings stay. */
export const notificationsBody = notificationsChange;
export const notificationsAnswer = z.object({ notifications: notificationSettings });
export type NotificationsAnswer = z.infer<typeof notificationsAnswer>;

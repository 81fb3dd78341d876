/** An agent's own notification settings over HTTP. */

import { z } from "zod";
import { notificationSettings, notificationsChange } from "../domain/notification-settings-schema.ts";

/** [NT7] Some or all of them; what is not named stays. */
export const notificationsBody = notificationsChange;
export const notificationsAnswer = z.object({ notifications: notificationSettings });
export type NotificationsAnswer = z.infer<typeof notificationsAnswer>;

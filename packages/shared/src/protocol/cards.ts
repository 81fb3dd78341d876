/** [CA3] Cards that were sent, over HTTP. */

import { image } from "../domain/message.ts";
import { z } from "../zod.ts";

export const sentCard = z.object({ title: z.string(), pagePath: z.string(), cover: image });
export type SentCard = z.infer<typeof sentCard>;

/** The newest first. */
export const sentCardsAnswer = z.object({ cards: z.array(sentCard) });

import { z } from "zod";
import { image } from "../domain/message-schema.ts";

export const sentCard = z.object({ title: z.string(), pagePath: z.string(), cover: image });
export type SentCard = z.infer<typeof sentCard>;

/** Newest first. */
export const sentCardsAnswer = z.object({ cards: z.array(sentCard) });

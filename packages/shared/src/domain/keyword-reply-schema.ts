import { z } from "zod";
import { keywordReplyId } from "./ids.ts";
import { keywordMatches } from "./keyword-reply.ts";

export const keyword = z.object({ text: z.string(), match: z.enum(keywordMatches) });

export const keywordReply = z.object({
  id: keywordReplyId,
  name: z.string(),
  keywords: z.array(keyword),
  text: z.string(),
  on: z.boolean(),
});

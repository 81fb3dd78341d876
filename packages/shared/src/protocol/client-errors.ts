/** [TR17] A console's report of its own error. Every field has a closed form, so that it cannot contain message content. */
import { z } from "zod";

const file = z.string().regex(/^[\w.$-]{1,80}$/);
/** A file, a line and a column: `desk-Dh3363A.js:1:2031`. */
const frames = z.array(z.string().regex(/^[\w.$-]{1,80}:\d{1,7}:\d{1,7}$/)).max(10);

export const clientError = z.object({
  /** The code on the page: the same for the same error of a release. */
  code: z.string().regex(/^[0-9A-F]{6}$/),
  /** Thrown during rendering, or later without a handler. */
  kind: z.enum(["render", "error", "rejection"]),
  name: z.string().regex(/^\w{1,40}$/),
  /** The page's first script, whose name differs per release. */
  release: file,
  route: z.string().regex(/^\/[\w$./-]{0,120}$/),
  frames,
  components: frames,
  /** [FD17] The invalid part of a frame or snapshot, such as `events:events.0.session.customer`. */
  part: z
    .string()
    .regex(/^\w{1,20}:[\w.]{0,160}$/)
    .optional(),
});
export type ClientError = z.infer<typeof clientError>;

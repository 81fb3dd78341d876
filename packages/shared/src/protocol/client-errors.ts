/** [TR17] What a console reports of an error of its own. Every field has a closed form, so that none can hold what people wrote. */
import { z } from "zod";

const file = z.string().regex(/^[\w.$-]{1,80}$/);
/** A file, a line and a column: `desk-Dh3363A.js:1:2031`. */
const frames = z.array(z.string().regex(/^[\w.$-]{1,80}:\d{1,7}:\d{1,7}$/)).max(10);

export const clientError = z.object({
  /** What the console shows: the same for the same error of the same release. */
  code: z.string().regex(/^[0-9A-F]{6}$/),
  /** Thrown while a part of the page was rendered, or later and caught by nobody. */
  kind: z.enum(["render", "error", "rejection"]),
  /** The class of the error, such as `TypeError`. */
  name: z.string().regex(/^\w{1,40}$/),
  /** The first script of the page, whose name differs with each release. */
  release: file,
  /** The pattern of the route, such as `/a/$accountId/reports`. */
  route: z.string().regex(/^\/[\w$./-]{0,120}$/),
  frames,
  /** Where the components are that were rendered. */
  components: frames,
  /** [FD17] The part of a frame or snapshot that the console could not use, such as `events:events.0.session.customer`. */
  part: z
    .string()
    .regex(/^\w{1,20}:[\w.]{0,160}$/)
    .optional(),
});
export type ClientError = z.infer<typeof clientError>;

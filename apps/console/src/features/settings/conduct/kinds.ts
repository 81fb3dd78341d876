import type { ConductMatch } from "@jieru/shared/domain/conduct-rule";

export type ConductKind = ConductMatch["kind"];

export const conductKinds = [
  "words",
  "phone_numbers",
  "email_addresses",
  "links",
  "wechat_ids",
  "lures",
] as const satisfies readonly ConductKind[];

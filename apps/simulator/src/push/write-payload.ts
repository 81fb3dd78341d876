import { composeFields, type PushField, pushFields } from "@jieru/wechat/compose-push";
import type { PushFormat } from "@jieru/wechat/credentials";
import type { Push } from "@jieru/wechat/push";

const asText = (value: PushField): string => (typeof value === "string" ? value : value.digits);

export function writePayload(push: Push, format: PushFormat, stringNumbers: boolean): string {
  const fields = pushFields(push);
  const written = stringNumbers ? fields.map(([name, value]) => [name, asText(value)] as const) : fields;
  return composeFields(written, format);
}

import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import type { PhoneView } from "../../src/control/view.ts";

/** The simulator names some customers itself, such as `用户 9tQe`. They have no remark in the console, so both show a pattern. */
export const PhoneAvatar = ({ phone }: { phone: PhoneView }) => (
  <CustomerAvatar openid={phone.openid} name={phone.name.startsWith("用户 ") ? null : phone.name} size={28} />
);

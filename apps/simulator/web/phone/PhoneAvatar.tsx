import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import type { PhoneView } from "../../src/control/view.ts";

/** The owner's avatar. The simulator itself names some owners, such as `用户 9tQe`: they have no remark in the console, and a pattern here too. */
export const PhoneAvatar = ({ phone }: { phone: PhoneView }) => (
  <CustomerAvatar openid={phone.openid} name={phone.name.startsWith("用户 ") ? null : phone.name} size={28} />
);

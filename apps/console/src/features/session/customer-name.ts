import { inOneLine } from "@jieru/shared/domain/in-one-line";
import type { Customer } from "@jieru/shared/domain/session";
import { i18n } from "../../i18n/i18n.ts";

/** Returns the last four characters of the openid, which name a customer without a remark. */
export const tailOf = (openid: string): string => openid.slice(-4);

/** Returns the remark, or `用户 9tQe`, as WeChat provides no nickname. */
export const customerName = (customer: Pick<Customer, "openid" | "remark">): string =>
  inOneLine(customer.remark ?? "") || i18n.t("customer", { tail: tailOf(customer.openid) });

import type { ConnectionTest } from "@jieru/shared/protocol/connection";
import { i18n } from "../../../i18n/i18n.ts";
import type { Namespaces } from "../../../i18n/namespaces.ts";

type Errcode = keyof Namespaces["connect"]["errcode"];
type Reason = keyof Namespaces["connect"]["reason"];

export interface TestLabels {
  what: string;
  next: string;
}

const has = <K extends string>(area: "errcode" | "reason", key: string): key is K =>
  i18n.exists(`connect:${area}.${key}.what`);

/** [MA8] Returns WeChat's answer and what to do, by errcode or else by the kind of refusal. */
export function testLabels(test: Exclude<ConnectionTest, { result: "accepted" }>): TestLabels {
  if (test.result === "unknown") {
    const { cause } = test;
    return { what: i18n.t("connect:unknown.what", { cause }), next: i18n.t("connect:unknown.next") };
  }
  const facts = { errcode: test.errcode, address: test.address ?? i18n.t("connect:address_unknown") };
  const code = String(test.errcode);
  if (has<Errcode>("errcode", code))
    return {
      what: i18n.t(`connect:errcode.${code}.what`, facts),
      next: i18n.withFacts(`connect:errcode.${code}.next`, facts),
    };
  const reason: Reason = has<Reason>("reason", test.reason) ? test.reason : "other";
  return {
    what: i18n.t(`connect:reason.${reason}.what`, facts),
    next: i18n.t(`connect:reason.${reason}.next`, facts),
  };
}

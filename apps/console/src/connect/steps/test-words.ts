import type { ConnectionTest } from "@jieru/shared/protocol/connection";
import { i18n } from "../../i18n/i18n.ts";
import type { connect } from "../../i18n/messages/zh-CN/connect.ts";

type Errcode = keyof (typeof connect)["errcode"];
type Reason = keyof (typeof connect)["reason"];

export interface TestWords {
  what: string;
  next: string;
}

const has = <K extends string>(area: "errcode" | "reason", key: string): key is K =>
  i18n.exists(`connect:${area}.${key}.what`);

/** [MA8] What WeChat said, and what to do: by the errcode if we know it, else by the kind of refusal. */
export function testWords(test: Exclude<ConnectionTest, { result: "accepted" }>): TestWords {
  if (test.result === "unknown") {
    const facts = { cause: test.cause };
    return { what: i18n.t("connect:unknown.what", facts), next: i18n.t("connect:unknown.next", facts) };
  }
  const facts = { errcode: test.errcode, address: test.address ?? i18n.t("connect:address_unknown") };
  const code = String(test.errcode);
  if (has<Errcode>("errcode", code))
    return {
      what: i18n.t(`connect:errcode.${code}.what`, facts),
      next: i18n.t(`connect:errcode.${code}.next`, facts),
    };
  const reason: Reason = has<Reason>("reason", test.reason) ? test.reason : "other";
  return {
    what: i18n.t(`connect:reason.${reason}.what`, facts),
    next: i18n.t(`connect:reason.${reason}.next`, facts),
  };
}

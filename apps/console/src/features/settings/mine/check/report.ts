/** [SC3] All results as text for the server's operator, without anything about customers. */
import { i18n } from "../../../../i18n/i18n.ts";
import { checkLabel } from "./check-labels.ts";
import type { Asked, Check } from "./checks.ts";

export function reportOf(checks: readonly Check[], asked: Asked, soundSentence: string): string {
  const { answer } = asked;
  const time = (at: number | null): string => (at === null ? "-" : new Date(at).toISOString());
  const facts = [
    `Jieru ${answer.ok ? answer.value.version : "?"}`,
    location.origin,
    time(answer.ok ? answer.value.now : Date.now()),
    navigator.userAgent,
    ...(answer.ok ? [`seq ${asked.seq} / ${answer.value.seq}`, `WeChat ${time(answer.value.heardAt)}`] : []),
  ];
  const lines = checks.map((check) => {
    const { part, state } = check;
    const name = i18n.t(`self-check:part.${part}`);
    return `[${i18n.t(`self-check:standing.${state}`)}] ${name}: ${checkLabel(check, asked, soundSentence)}`;
  });
  return [...facts, "", ...lines].join("\n");
}

/** [SC3] All results as text, for whoever runs the server, who may read it anywhere. It contains nothing about customers. */
import { i18n } from "../../../../i18n/i18n.ts";
import type { Asked, Check } from "./checks.ts";
import { say } from "./say.ts";

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
    const { part, standing } = check;
    const name = i18n.t(`self-check:part.${part}`);
    return `[${i18n.t(`self-check:standing.${standing}`)}] ${name}: ${say(check, asked, soundSentence)}`;
  });
  return [...facts, "", ...lines].join("\n");
}

import { i18n } from "../../i18n/i18n.ts";

export type DescribedReply =
  | { type: "text"; text: string }
  | { type: "note"; note: string }
  | { type: "image" }
  | { type: "link"; link: { title: string } }
  | { type: "miniprogrampage"; card: { title: string } };

export function replyLabel(body: DescribedReply): string {
  if (body.type === "text") return body.text;
  if (body.type === "note") return body.note;
  if (body.type === "image") return i18n.t("inbox:row.image");
  if (body.type === "link") return i18n.t("inbox:row.link", { title: body.link.title });
  return i18n.t("inbox:row.card", { title: body.card.title });
}

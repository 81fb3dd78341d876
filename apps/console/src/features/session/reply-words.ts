import { i18n } from "../../i18n/i18n.ts";

/** What a reply or note says, on its way or as a message. */
export type Said =
  | { type: "text"; text: string }
  | { type: "note"; note: string }
  | { type: "image" }
  | { type: "link"; link: { title: string } }
  | { type: "miniprogrampage"; card: { title: string } };

/** The content of a reply in words; an image is only named as one. */
export function replyWords(body: Said): string {
  if (body.type === "text") return body.text;
  if (body.type === "note") return body.note;
  if (body.type === "image") return i18n.t("inbox:row.image");
  if (body.type === "link") return i18n.t("inbox:row.link", { title: body.link.title });
  return i18n.t("inbox:row.card", { title: body.card.title });
}

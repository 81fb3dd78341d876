/** Content of a customer's message: text, an image, or a card of the mini program. */
export type MessageContent =
  | { type: "text"; text: string }
  | { type: "image"; picUrl: string; mediaId: string }
  | {
      type: "miniprogrampage";
      title: string;
      appId: string;
      pagePath: string;
      thumbUrl: string;
      thumbMediaId: string;
    };

/** Returns the content by its MsgType; `"unsupported"` for an unknown type; null without a required field. */
export function readContent(
  messageType: string,
  fields: ReadonlyMap<string, string>,
): MessageContent | "unsupported" | null {
  if (messageType === "text") return readText(fields);
  if (messageType === "image") return readImage(fields);
  if (messageType === "miniprogrampage") return readCard(fields);
  return "unsupported";
}

function readText(fields: ReadonlyMap<string, string>): MessageContent | null {
  const text = fields.get("Content");
  return text === undefined ? null : { type: "text", text };
}

function readImage(fields: ReadonlyMap<string, string>): MessageContent | null {
  const picUrl = fields.get("PicUrl") ?? "";
  const mediaId = fields.get("MediaId") ?? "";
  return picUrl || mediaId ? { type: "image", picUrl, mediaId } : null;
}

function readCard(fields: ReadonlyMap<string, string>): MessageContent {
  const text = (name: string) => fields.get(name) ?? "";
  return {
    type: "miniprogrampage",
    title: text("Title"),
    appId: text("AppId"),
    pagePath: text("PagePath"),
    thumbUrl: text("ThumbUrl"),
    thumbMediaId: text("ThumbMediaId"),
  };
}

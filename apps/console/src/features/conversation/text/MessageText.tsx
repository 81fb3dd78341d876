import { memo } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useConversation } from "../conversation-context.ts";
import { type TextPart, textParts } from "./text-parts.ts";

/**
 * Renders a message text with WeChat emoji and links. CSS draws the emoji over their codes, so that copying and screen
 * readers get the original. [EV22] The key replaces the element when the text changes, as a browser's translation
 * inserts its own nodes.
 */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
  return (
    <span key={text} translate="yes">
      {textParts(text).map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
        <Part key={i} part={part} />
      ))}
    </span>
  );
});

function Part({ part }: { part: TextPart }) {
  if (part.kind === "text") return part.text;
  if (part.kind === "link") return <LinkInText text={part.text} href={part.href} />;
  return (
    <span className="wechat-emoji" data-emoji={part.emoji} title={part.text}>
      {part.text}
    </span>
  );
}

/** A button rather than a link, so that nothing opens by accident or in a background tab. */
function LinkInText({ text, href }: { text: string; href: string }) {
  const { t } = useTranslation("reading");
  const { actions } = useConversation();
  return (
    <button
      type="button"
      data-testid="link-in-text"
      aria-haspopup="dialog"
      title={t("link.ask")}
      onClick={() => actions.openLink(href)}
      className="inline text-left text-accent underline decoration-accent-line underline-offset-3 wrap-anywhere hover:decoration-current"
    >
      <bdi>{text}</bdi>
    </button>
  );
}

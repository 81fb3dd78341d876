import { tintOf } from "@jieru/ui/identity.ts";
import type { PhoneView } from "../../src/control/view.ts";
import type { PhoneMessage } from "../../src/phones.ts";
import { useWords } from "../words/use-words.ts";
import { PhoneAvatar } from "./PhoneAvatar.tsx";
import { ShopMark } from "./ShopMark.tsx";

interface BubbleProps {
  phone: PhoneView;
  message: PhoneMessage;
}

export function Bubble({ phone, message }: BubbleProps) {
  const mine = message.from === "customer";
  return (
    <div
      className={`flex items-start gap-2 ${mine ? "flex-row-reverse" : ""}`}
      data-testid="phone-message"
      data-from={message.from}
      data-type={message.type}
    >
      {mine ? <PhoneAvatar phone={phone} /> : <ShopMark />}
      {message.type === "image" ? (
        <Picture message={message} />
      ) : message.type === "text" ? (
        <Text openid={phone.openid} mine={mine} text={message.text} />
      ) : (
        <CardTile message={message} />
      )}
    </div>
  );
}

function Text({ openid, mine, text }: { openid: string; mine: boolean; text: string }) {
  const shape = mine ? "rounded-tr-[4px]" : "rounded-tl-[4px] bg-surface-3 ring-line";
  const style = mine ? { background: `var(--avatar-${tintOf(openid)}-bg)` } : {};
  return (
    <div
      style={style}
      className={`max-w-[206px] whitespace-pre-wrap rounded-[14px] px-[11px] py-[7px] text-14 wrap-anywhere ${shape}`}
    >
      {mine ? text : linked(text)}
    </div>
  );
}

/** WeChat makes an address clickable up to the first blank or non-ASCII character. */
const address = /(https?:\/\/[!-~]+)/;

const linked = (text: string) =>
  text.split(address).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
      <a key={i} href={part} target="_blank" rel="noopener noreferrer" className="text-accent underline">
        {part}
      </a>
    ),
  );

function Picture({ message }: { message: PhoneMessage }) {
  const words = useWords();
  return (
    <img
      src={message.imagePath}
      alt={words.image}
      className="h-[111px] w-[148px] rounded-[12px] bg-surface-3 object-cover ring-line"
    />
  );
}

function CardTile({ message }: { message: PhoneMessage }) {
  const words = useWords();
  return (
    <div className="w-[206px] overflow-hidden rounded-tile bg-surface-3 ring-line">
      <div className="flex gap-2 p-2.5">
        <div className="min-w-0 flex-1">
          <p className="line-clamp-2 text-14 wrap-anywhere">{message.title}</p>
          <p className="line-clamp-2 text-12 text-ink-3 wrap-anywhere">{message.text}</p>
        </div>
        {message.imagePath && (
          <img src={message.imagePath} alt="" className="size-11 flex-none rounded-chip object-cover" />
        )}
      </div>
      <p className="truncate border-border-1 border-t px-2.5 py-1 text-12 text-ink-3">
        {message.type === "link" ? message.url : words.cardKind}
      </p>
    </div>
  );
}

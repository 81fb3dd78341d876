import { Fragment, useLayoutEffect, useRef } from "react";
import type { PhoneView } from "../../src/control/view.ts";
import type { PhoneMessage } from "../../src/phones.ts";
import { dividerTime } from "../state/times.ts";
import { useWords } from "../words/use-words.ts";
import { Bubble } from "./Bubble.tsx";
import { CardHint } from "./CardHint.tsx";

const PAUSE_MS = 3 * 60_000;

interface FeedProps {
  phone: PhoneView;
  now: number;
}

export function Feed({ phone, now }: FeedProps) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const newest = phone.messages.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest message is what moves the view
  useLayoutEffect(() => {
    box.current?.scrollTo(0, box.current.scrollHeight);
  }, [newest?.id]);
  return (
    <div
      ref={box}
      role="log"
      className="flex min-h-0 flex-1 flex-col gap-[9px] overflow-x-hidden overflow-y-auto px-3 pt-2.5 pb-3 [scrollbar-width:none] not-has-[.hint]:*:first:mt-auto"
    >
      {phone.messages.map((message, index) => (
        <Fragment key={message.id}>
          {startsAfterPause(phone.messages[index - 1], message) && (
            <p className="text-center text-12 text-ink-3">{dividerTime(message.at, now, words.weekdays)}</p>
          )}
          {message.from === "system" ? (
            <p
              className="px-2.5 text-center text-12 text-ink-3"
              data-testid="phone-message"
              data-from="system"
              data-type={message.type}
            >
              {message.type === "entered" ? words.entered(message.text) : message.text}
            </p>
          ) : (
            <Bubble phone={phone} message={message} />
          )}
        </Fragment>
      ))}
      {newest?.type === "entered" && <CardHint phone={phone} />}
    </div>
  );
}

const startsAfterPause = (before: PhoneMessage | undefined, message: PhoneMessage) =>
  !before || message.at - before.at > PAUSE_MS;

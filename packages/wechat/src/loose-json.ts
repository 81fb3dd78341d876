const [QUOTE, BACKSLASH, BLANK] = ['"', "\\", " "].map((sign) => sign.charCodeAt(0));

/**
 * The text with control characters inside its strings escaped, as JSON demands. WeChat writes them as they are: seen in
 * nicknames (lanrion/weixin_authorize#52, ihaolin/common#4). What is JSON already stays as it is. One pass, whatever the text;
 * `onOutside` hears of every character outside strings.
 */
export function escapeControls(json: string, onOutside?: (code: number) => void): string {
  let out = "";
  let copied = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) isInString = !isInString;
    else if (code === BACKSLASH) at++;
    else if (isInString && code < (BLANK as number)) {
      out += `${json.slice(copied, at)}\\u${code.toString(16).padStart(4, "0")}`;
      copied = at + 1;
    } else if (!isInString) onOutside?.(code);
  }
  return copied === 0 ? json : out + json.slice(copied);
}

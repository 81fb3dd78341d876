/** Returns the text as a CDATA section. `]]>` is split over two sections, which read back as the same text. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

/** Text as a CDATA section. `]]>` inside it is split over two sections, which reads back as the same text. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { CustomerAvatar } from "../src/CustomerAvatar.tsx";

it.each([
  ["苏小姐", "苏"],
  [" 👩‍🍳 Maya", "👩"],
])("shows the first character of a name: %s", (name, initial) => {
  const html = renderToStaticMarkup(<CustomerAvatar openid="oJieru" name={name} />);
  expect(html).toContain(`>${initial}</span>`);
});

it.each([null, "", "  "])("shows the pattern of the openid without a name: %j", (name) => {
  const html = renderToStaticMarkup(<CustomerAvatar openid="oJieru" name={name} />);
  expect(html.match(/<path/g)).toHaveLength(4);
});

it("is hidden from screen readers", () => {
  expect(renderToStaticMarkup(<CustomerAvatar openid="oJieru" name="苏" />)).toMatch(
    /^<span aria-hidden="true"/,
  );
});
